"""The project's codebook while people change it."""

import json
import multiprocessing
import threading
from pathlib import Path
from typing import Any

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.codebook import Term
from lerende_evaluatie.domain.colors import PALETTE
from lerende_evaluatie.domain.model import User, Valence, select
from lerende_evaluatie.errors import CodebookError
from lerende_evaluatie.usecases import codebook, review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.signals import try_signal
from lerende_evaluatie.usecases.tag import tag
from tests.learning_samples import AT_HOME, NOTHING, ON_THE_ROAD

HOSTILE = [
    ": dubbele punt",
    "{accolade}",
    "[haak] # hekje",
    "&anker *ster !tag",
    "| > ' \" % @ `",
    "- streepje",
    "nee",
    "🙂👩‍👩‍👧",
    "regel één\nregel twee\tmet tab\x07",
    "e\u0301cole en école? <script>alert(1)</script>",
    "half \ud83d teken",
    "lang " * 60,
]


@pytest.fixture
def user(project: Project) -> User:
    return project.store.user("Anna: <b>")


def file_of(project: Project) -> Path:
    return project.folder / project.settings.codebook


def fields_of(project: Project, code_id: str, **changed: Any) -> dict[str, Any]:
    from lerende_evaluatie.codebooks.editing import fields_by_code

    return {**fields_by_code(codebook.text(project), "x.yaml")[code_id], **changed}


def code_a_passage(project: Project, user: User, code_id: str) -> None:
    ingest(project)
    source = project.store.sources()[0]
    turn = source.evidence_turns()[0]
    review.code_by_hand(project, user, source.guid, select(source.text, turn.start, turn.end), code_id, Valence.NEUTRAL)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_code_with_any_name_and_quote_is_added_as_a_draft(project: Project, user: User, name: str) -> None:
    before = project.codebook.codes
    code = codebook.add_code(project, user, name, parent="draagvlak", quote=name)
    assert project.codebook[code.id] == code
    assert (code.is_draft, code.made_by, code.parent) == (True, "Anna: <b>", "draagvlak")
    assert code.name == " ".join(name.replace("\ud83d", "?").replace("\x07", " ").split())
    assert code.examples[0].text == name.replace("\ud83d", "?").strip()
    assert [one for one in project.codebook.codes if one != code] == list(before)


def test_two_codes_with_names_alike_get_ids_of_their_own(project: Project, user: User) -> None:
    names = ["Écht ‘werk’", "echt werk!", "Echt, werk", "🙂", "🙃", "42"]
    ids = [codebook.add_code(project, user, name).id for name in names]
    assert ids == ["echt_werk", "echt_werk_2", "echt_werk_3", "code", "code_2", "code_42"]


def test_a_new_code_does_not_take_the_id_of_a_removed_one_with_codings(project: Project, user: User) -> None:
    code_a_passage(project, user, "trots")
    codebook.remove_code(project, user, "trots", confirmed=True)
    assert codebook.add_code(project, user, "Trots").id == "trots_2"


def test_a_new_code_has_another_color_than_those_around_it(project: Project, user: User) -> None:
    made = [codebook.add_code(project, user, f"Code {number}").color for number in range(10)]
    assert len({*made, *(code.color for code in project.codebook.roots())}) == 12
    assert set(made) <= set(PALETTE)


@pytest.mark.parametrize(
    ("name", "parent", "sentence"),
    [
        ("  \n ", None, "Geef de code een naam"),
        (" TROTS ", None, "al een code met de naam ‘TROTS’"),
        ("Nieuw", "weg", "bestaat niet meer"),
    ],
)
def test_what_cannot_be_added_is_said_and_not_written(
    project: Project, user: User, name: str, parent: str | None, sentence: str
) -> None:
    before = file_of(project).read_bytes()
    with pytest.raises(CodebookError, match=sentence):
        codebook.add_code(project, user, name, parent=parent)
    assert file_of(project).read_bytes() == before


def test_the_text_of_before_is_kept_and_can_be_put_back(project: Project, user: User) -> None:
    before = codebook.text(project)
    codebook.add_code(project, user, "Nieuw")
    (kept,) = codebook.versions(project)
    assert codebook.version_text(project, kept.version) == before
    rests_on = codebook.fingerprint(codebook.text(project))
    codebook.save(project, user, codebook.version_text(project, kept.version), rests_on=rests_on)
    assert codebook.text(project) == before
    assert "nieuw" in codebook.version_text(project, codebook.versions(project)[0].version)


def test_a_file_with_windows_line_ends_and_a_mark_keeps_both(project: Project, user: User) -> None:
    file = file_of(project)
    file.write_bytes(b"\xef\xbb\xbf# van mij\r\n" + file.read_bytes().replace(b"\n", b"\r\n"))
    project.forget_codebook()
    codebook.add_code(project, user, "Nieuw")
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# van mij\r\n") and b"nieuw" in data
    assert data.count(b"\r\n") == data.count(b"\n")


def test_a_changed_code_is_written_and_told_to_be_tagged_again(project: Project, user: User) -> None:
    now = fields_of(project, "werkvloer")
    assert codebook.change_code(project, user, "werkvloer", {**now, "definitie": "Anders."}, was=now).to_tag == ()
    signals = {"sterk": {"negatief": ["geen zin & collega", "mopperen"]}}
    saved = codebook.change_code(project, user, "werkvloer", fields_of(project, "werkvloer", signalen=signals))
    assert saved.to_tag == ("draagvlak", "werkvloer")
    assert [term.pattern for term in project.codebook["werkvloer"].terms] == ["geen zin & collega", "mopperen"]
    assert project.codebook["werkvloer"].definition == "Anders."


def test_with_examples_to_learn_from_a_changed_code_takes_its_family_along(folder: Path) -> None:
    codes = {"draagvlak": AT_HOME, "trots": ON_THE_ROAD, "": NOTHING}
    lines = [json.dumps({"text": one.text, "codes": [code] if code else []}) for code in codes for one in codes[code]]
    (folder / "codebook" / "analysekader.voorbeelden.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with open_project(folder) as opened:
        user = opened.store.user("Codeur")
        fields = fields_of(opened, "draagvlak", signalen={"sterk": {"neutraal": ["steun"]}})
        assert codebook.change_code(opened, user, "draagvlak", fields).to_tag == ("draagvlak", "werkvloer")
        fields = fields_of(opened, "trots", voorbeelden=[{"tekst": "Ik ben trots."}])
        assert codebook.change_code(opened, user, "trots", fields).to_tag == ("trots",)


def test_faults_in_the_examples_beside_a_codebook_do_not_keep_it_from_being_changed(folder: Path) -> None:
    (folder / "codebook" / "analysekader.voorbeelden.jsonl").write_text("geen json", encoding="utf-8")
    with open_project(folder) as opened:
        user = opened.store.user("Codeur")
        fields = fields_of(opened, "trots", signalen={"sterk": {"positief": ["fier"]}})
        assert codebook.change_code(opened, user, "trots", fields).to_tag == ("trots",)


def test_a_change_that_rests_on_an_older_code_is_refused(project: Project, user: User) -> None:
    was = fields_of(project, "trots")
    codebook.change_code(project, user, "trots", {**was, "wel": "Van Anna."}, was=was)
    codebook.change_code(project, user, "draagvlak", fields_of(project, "draagvlak", wel="Een andere code mag."))
    with pytest.raises(CodebookError, match="intussen gewijzigd"):
        codebook.change_code(project, user, "trots", {**was, "wel": "Van Bert."}, was=was)
    assert project.codebook["trots"].use_when == "Van Anna."


def test_a_change_with_a_fault_is_not_written(project: Project, user: User) -> None:
    before = codebook.text(project)
    assert codebook.check_code(project, "trots", fields_of(project, "trots", kleur="rood"))[0][0] == ("kleur",)
    with pytest.raises(CodebookError) as caught:
        codebook.change_code(project, user, "trots", fields_of(project, "trots", kleur="rood"))
    assert "rood" in caught.value.faults[0].message
    assert codebook.text(project) == before


def test_an_id_never_changes_through_the_form(project: Project, user: User) -> None:
    with pytest.raises(CodebookError, match="blijft altijd hetzelfde"):
        codebook.change_code(project, user, "trots", fields_of(project, "trots", id="fier"))


def test_a_text_with_faults_is_not_saved_and_each_has_its_place(project: Project, user: User) -> None:
    before = codebook.text(project)
    broken = before.replace('kleur: "#2166ac"', "kleur: rood").replace("naam: Trots", "naam: Draagvlak")
    faults = codebook.check(project, broken)
    lines = broken.split("\n")
    second_name, color = (
        lines.index("    naam: Draagvlak", lines.index("    naam: Draagvlak") + 1),
        lines.index("    kleur: rood"),
    )
    assert [(fault.line, fault.column) for fault in faults] == [(second_name + 1, 5), (color + 1, 5)]
    with pytest.raises(CodebookError, match="2 fouten"):
        codebook.save(project, user, broken, rests_on=codebook.fingerprint(before))
    assert codebook.text(project) == before and codebook.versions(project) == []


def test_a_text_that_rests_on_an_older_file_is_not_saved(project: Project, user: User) -> None:
    old = codebook.text(project)
    codebook.add_code(project, user, "Van een ander")
    with pytest.raises(CodebookError, match="intussen gewijzigd"):
        codebook.save(project, user, old + "# van mij\n", rests_on=codebook.fingerprint(old))
    assert "Van een ander" in codebook.text(project)


def test_taking_out_a_code_in_use_asks_first_and_loses_no_coding(project: Project, user: User) -> None:
    code_a_passage(project, user, "trots")
    text = codebook.text(project).replace("id: trots", "id: fier")
    assert codebook.in_use(project) == {"trots": 1}
    assert ["1 codering" in line for line in codebook.warnings(project, text)] == [True]
    rests_on = codebook.fingerprint(codebook.text(project))
    with pytest.raises(CodebookError, match="er rust 1 codering op"):
        codebook.save(project, user, text, rests_on=rests_on)
    with pytest.raises(CodebookError, match="er rust 1 codering op"):
        codebook.remove_code(project, user, "trots")
    codebook.save(project, user, text, rests_on=rests_on, confirmed=True)
    assert [coding.code_id for coding in project.store.codings()] == ["trots"]
    assert "trots" not in project.codebook and codebook.in_use(project) == {"trots": 1}


def test_a_broken_file_can_be_mended_as_text(project: Project, user: User) -> None:
    good = codebook.text(project)
    file_of(project).write_text("codeboek: [", encoding="utf-8")
    codebook.save(project, user, good, rests_on=codebook.fingerprint(codebook.text(project)))
    assert codebook.text(project) == good
    assert codebook.version_text(project, codebook.versions(project)[0].version) == "codeboek: ["


def test_a_code_moves_and_others_stay(project: Project, user: User) -> None:
    codebook.move_code(project, user, "werkvloer", None, 0)
    assert [code.id for code in project.codebook.roots()] == ["werkvloer", "trots", "draagvlak"]


def test_coders_in_threads_add_codes_at_once_and_none_is_lost(project: Project, user: User) -> None:
    def add(number: int) -> None:
        codebook.add_code(project, user, f"Zelfde idee {number % 2}{'!' * number}")

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({code.id for code in project.codebook.codes}) == 3 + 8


def add_some(folder: Path, name: str) -> None:
    """Run in another process: a second program on the same project."""
    with open_project(folder) as project:
        for number in range(4):
            codebook.add_code(project, project.store.user(name), f"{name} {number}")


def test_two_programs_add_codes_at_once_and_none_is_lost(project: Project) -> None:
    spawn = multiprocessing.get_context("spawn")
    programs = [spawn.Process(target=add_some, args=(project.folder, name)) for name in ("Anna", "Bert")]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0, 0]
    assert len(codebook.read(project).codes) == 3 + 8


def test_suggestions_can_be_made_with_the_new_signals(project: Project, user: User) -> None:
    ingest(project)
    before = len(tag(project).open_by_code)
    signals = {"sterk": {"positief": ["koffie"]}}
    codebook.add_code(project, user, "Pauze")
    codebook.change_code(project, user, "pauze", fields_of(project, "pauze", signalen=signals))
    assert tag(project).open_by_code["pauze"] == 1 and before == 3


def test_a_signal_is_tried_out_in_what_respondents_say(project: Project) -> None:
    assert try_signal(project, Term("trots", 0.3)).of_sources == 0
    ingest(project)
    tried = try_signal(project, Term("trots", 0.3))
    assert (tried.passages, tried.sources, tried.of_sources) == (2, 2, 2)
    assert [hit.match for hit in tried.examples] == ["trots", "trots"]
    assert try_signal(project, Term("trots", 0.3, unless=("jongen",))).passages == 1
    assert try_signal(project, Term("draagvlak", 0.3, flips=False)).passages == 1
    with pytest.raises(CodebookError, match="kan niet gelezen worden"):
        try_signal(project, Term("trots|*", 0.3))
