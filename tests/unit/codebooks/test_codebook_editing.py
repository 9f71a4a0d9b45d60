"""Changing a codebook's text where it must, and nowhere else."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from codebook_samples import codebooks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lerende_evaluatie.codebooks import editing
from lerende_evaluatie.codebooks.yaml_file import parse_codebook
from lerende_evaluatie.codebooks.yaml_writer import write_yaml
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.errors import CodebookError

FILE = "kader.yaml"
SHIPPED = sorted((Path(__file__).parents[3] / "codebook").glob("*.yaml"))
HOSTILE = ": {}[]#&*!|>'\"%@` 🙂‍ é"

TEXT = """\
# Bovenaan
codeboek: Klein kader   # de naam
# Over de codes
codes:

  # Over trots
  - id: trots
    naam: Trots # zonder meer
    kleur: "#1b7837"
    definitie: >-
      Wat het werk doet
      met iemand.
    # Over signalen
    signalen:
      sterk:
        positief:
          - trots       # het woord zelf
          # en nu een lastige
          - {term: "op & kop", niet_bij: ["kop koffie"]}
          - term: hoofd
            alleen_bij: [rechtop]   # altijd
        negatief: [schaamte, 'door_de grond']
    codes:
      # Over zelf
      - {id: zelf, naam: Zelfbeeld}

  # Over draagvlak
  - naam: Draagvlak
    id: draagvlak
    codes:
    - id: vloer
      naam: "Werkvloer"
# Onderaan
"""

edits = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=25)


def comments(text: str) -> list[str]:
    return [line[line.index("# ") :] for line in text.split("\n") if "# " in line]


def change(text: str, code_id: str, **fields: Any) -> str:
    now = copy.deepcopy(editing.fields_by_code(text, FILE)[code_id])
    merged = {name: value for name, value in {**now, **fields}.items() if value is not None}
    return editing.changed(text, FILE, code_id, merged)


def test_a_definition_changes_and_every_other_line_stays() -> None:
    new = change(TEXT, "trots", definitie="Iets anders.")
    assert new == TEXT.replace("      Wat het werk doet\n      met iemand.", "      Iets anders.")


def test_a_value_with_a_comment_behind_it_keeps_the_comment() -> None:
    assert 'naam: "Fierheid" # zonder meer' in change(TEXT, "trots", naam="Fierheid")


def test_one_signal_changes_among_others_and_their_comments() -> None:
    signals = copy.deepcopy(editing.fields_by_code(TEXT, FILE)["trots"]["signalen"])
    signals["sterk"]["positief"][1] = "kop_op"
    signals["sterk"]["positief"].append({"term": "rug & recht", "gewicht": 0.4})
    signals["sterk"]["negatief"].insert(0, "beschaamd")
    signals["zwak"] = {"neutraal": ["fier"]}
    new = change(TEXT, "trots", signalen=signals)
    assert comments(new) == comments(TEXT)
    assert '- "kop_op"\n' in new and '- {term: "rug & recht", gewicht: 0.4}\n' in new
    assert """negatief: ["beschaamd", schaamte, 'door_de grond']""" in new
    assert '      zwak:\n        neutraal:\n          - "fier"\n    codes:' in new


def test_a_signal_gets_extras_and_loses_them_again() -> None:
    signals = copy.deepcopy(editing.fields_by_code(TEXT, FILE)["trots"]["signalen"])
    signals["sterk"]["positief"] = [
        {"term": "trots", "ontkend": "vervalt"},
        "op & kop",
        signals["sterk"]["positief"][2],
    ]
    new = change(TEXT, "trots", signalen=signals)
    assert '- {term: "trots", ontkend: vervalt}       # het woord zelf' in new
    assert comments(new) == comments(TEXT)


def test_fields_come_and_go_in_their_own_place() -> None:
    new = change(TEXT, "trots", kleur=None, signalen=None, status="concept", wel="Zo dan.")
    assert "naam: Trots # zonder meer\n    status: concept\n    definitie: >-" in new
    assert "met iemand.\n    wel: >-\n      Zo dan.\n    # Over signalen\n    codes:" in new
    assert change(new, "trots", wel=None, status=None) != new


def test_a_new_code_comes_last_below_its_parent_whatever_the_style() -> None:
    below_flow = editing.added(TEXT, FILE, {"id": "nieuw", "naam": HOSTILE}, "zelf")
    assert parse_codebook(below_flow, FILE)["nieuw"].parent == "zelf"
    below_block = editing.added(TEXT, FILE, {"id": "nieuw", "naam": "Nieuw"}, "draagvlak")
    assert '      naam: "Werkvloer"\n\n    - id: nieuw\n      naam: Nieuw\n# Onderaan' in below_block
    on_top = editing.added(TEXT, FILE, {"id": "nieuw", "naam": "Nieuw"}, None)
    assert parse_codebook(on_top, FILE).codes[-1].id == "nieuw"
    assert comments(below_flow) == comments(below_block) == comments(on_top) == comments(TEXT)


def test_a_code_is_taken_out_and_its_neighbours_stay() -> None:
    new = editing.removed(TEXT, FILE, "vloer")
    assert new == TEXT.replace('    codes:\n    - id: vloer\n      naam: "Werkvloer"\n', "")


def test_a_code_with_others_below_it_is_not_taken_out() -> None:
    with pytest.raises(CodebookError, match="Onder de code ‘Trots’ hangen andere codes"):
        editing.removed(TEXT, FILE, "trots")


def test_the_only_code_is_not_taken_out() -> None:
    with pytest.raises(CodebookError, match="minstens één"):
        editing.removed("codeboek: x\ncodes:\n- {id: a, naam: A}\n", FILE, "a")


def test_a_code_moves_with_the_comments_in_it_and_the_codes_below_it() -> None:
    new = editing.moved(TEXT, FILE, "trots", "vloer", 0)
    book = parse_codebook(new, FILE)
    assert book["trots"].parent == "vloer" and book["zelf"].parent == "trots"
    assert sorted(comments(new)) == sorted(comments(TEXT))
    assert parse_codebook(editing.moved(new, FILE, "trots", None, 0), FILE).codes == parse_codebook(TEXT, FILE).codes


def test_a_code_cannot_hang_under_itself() -> None:
    with pytest.raises(CodebookError, match="onder zichzelf"):
        editing.moved(TEXT, FILE, "trots", "zelf", 0)


def test_faults_are_told_with_the_field_they_are_in() -> None:
    signals = {"sterk": {"positief": ["goed", "*"]}}
    fields = {"id": "trots", "naam": "Iets", "kleur": "rood", "signalen": signals, "voorbeelden": [{"tekst": ""}]}
    found = dict(editing.faults_of_code(TEXT, FILE, "trots", fields))
    assert set(found) == {("kleur",), ("signalen", "sterk", "positief", 1), ("voorbeelden", 0, "tekst")}
    for code_id, name in (("vloer", "TROTS"), ("trots", " werkvloer")):
        ((path, sentence),) = editing.faults_of_code(TEXT, FILE, code_id, {"id": code_id, "naam": name})
        assert path == ("naam",) and "er is al een code met de naam" in sentence


def test_a_fault_in_the_file_stops_the_edit() -> None:
    with pytest.raises(CodebookError) as caught:
        editing.added(TEXT.replace("id: vloer", "id: trots"), FILE, {"id": "nieuw", "naam": "Nieuw"}, None)
    assert "bestaat al" in caught.value.faults[0].message


def plain(book: CodeBook) -> Any:
    return yaml.load(write_yaml(book), Loader=yaml.BaseLoader)


STYLES: list[Callable[[CodeBook], str]] = [
    write_yaml,
    lambda book: str(yaml.safe_dump(plain(book), allow_unicode=True, sort_keys=False)),
    lambda book: str(yaml.safe_dump(plain(book), default_flow_style=True, width=60)),
    lambda book: str(yaml.safe_dump(plain(book), default_flow_style=False, default_style="|")),
]


@edits
@given(codebooks(), codebooks(), st.sampled_from(STYLES), st.data())
def test_a_code_takes_any_fields_and_all_others_stay_equal(
    book: CodeBook, other: CodeBook, style: Callable[[CodeBook], str], data: st.DataObject
) -> None:
    text = style(book)
    before = editing.fields_by_code(text, FILE)
    code_id = data.draw(st.sampled_from(sorted(before)))
    fields = {
        **data.draw(st.sampled_from(list(editing.fields_by_code(write_yaml(other), FILE).values()))),
        "id": code_id,
    }
    if any(fields["naam"].casefold() == one["naam"].casefold() for key, one in before.items() if key != code_id):
        fields["naam"] = "Iets heel anders"
    new = editing.changed(text, FILE, code_id, fields)
    assert editing.fields_by_code(new, FILE) == {**before, code_id: fields}
    assert editing.changed(new, FILE, code_id, fields) == new


@edits
@given(codebooks(), st.sampled_from(STYLES), st.data())
def test_codes_move_come_and_go_and_all_others_stay_equal(
    book: CodeBook, style: Callable[[CodeBook], str], data: st.DataObject
) -> None:
    text = style(book)
    before = editing.fields_by_code(text, FILE)
    code_id, parent = (data.draw(st.sampled_from(sorted(before))) for _ in range(2))
    with_new = editing.added(text, FILE, {"id": "nieuw", "naam": HOSTILE}, parent)
    assert editing.fields_by_code(with_new, FILE) == {**before, "nieuw": {"id": "nieuw", "naam": HOSTILE}}
    assert editing.fields_by_code(editing.removed(with_new, FILE, "nieuw"), FILE) == before
    if not book.within(parent, code_id):
        position = data.draw(st.integers(0, 5))
        moved = parse_codebook(editing.moved(text, FILE, code_id, parent, position), FILE)
        siblings = [code.id for code in moved.children(parent)]
        assert siblings.index(code_id) == min(position, len(siblings) - 1)
        assert editing.fields_by_code(editing.moved(text, FILE, code_id, parent, position), FILE) == before


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_in_the_shipped_codebooks_every_code_can_be_moved_without_loss(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    book = parse_codebook(text, path.name)
    for code in book.codes[:: max(1, len(book.codes) // 8)]:
        away = editing.moved(text, FILE, code.id, None, 0)
        assert sorted(comments(away)) == sorted(comments(text))
        assert parse_codebook(away, FILE).codes[0].id == code.id
