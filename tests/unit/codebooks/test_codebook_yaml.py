import time
from pathlib import Path

import pytest
import yaml

from lerende_evaluatie.codebooks import _syntax, yaml_file
from lerende_evaluatie.codebooks.yaml_file import parse_codebook, read_codebook
from lerende_evaluatie.errors import CodebookError

HEAD = "codeboek: X\ncodes:\n  - id: a\n    naam: A\n"
"""Four lines; the next is line 5."""


def faults(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(CodebookError) as caught:
        parse_codebook(text, "x.yaml")
    assert caught.value.faults
    assert str(caught.value).startswith("In het codeboek x.yaml sta")
    return [(fault.line, fault.column, fault.message) for fault in caught.value.faults]


def signals(*patterns: str) -> str:
    return HEAD + "    uitsluiten:\n" + "".join(f"      - {pattern}\n" for pattern in patterns)


ONE_FAULT = {
    "a tab": (HEAD + "\twel: x\n", 5, 1, "hier staat een tab"),
    "a tab after a dash": (HEAD + "  -\tid: b\n    naam: B\n", 5, 4, "hier staat een tab"),
    "too shallow": (HEAD + "   wel: x\n", 5, 4, "het inspringen klopt niet"),
    "too deep": (HEAD + "      wel: x\n", 5, 10, "springt verder in"),
    "a colon in a text": (HEAD + "    wel: let op: dit\n", 5, 16, "een dubbele punt in een tekst"),
    "no space after a colon": (HEAD + "    wel:x\n    niet: y\n", 5, 5, "een dubbele punt met een spatie"),
    "a bare alias": (signals("*kosten*"), 6, 9, "zet een patroon met * of & tussen aanhalingstekens"),
    "a bare suffix": (signals("*kosten"), 6, 9, "zet een patroon met * of & tussen aanhalingstekens"),
    "an alias in a list": (HEAD + "    uitsluiten: [a, *kosten]\n", 5, 21, "zet een patroon met *"),
    "a bare ampersand": (signals("&zin"), 6, 9, "zet een patroon met * of &"),
    "an anchor": (HEAD + "    wel: &x tekst\n", 5, 10, "verwijzingen met & en *"),
    "a tag": (HEAD + "    wel: !let op\n", 5, 10, "een uitroepteken vooraan"),
    "a python tag": ("!!python/object:os.system x\n", 1, 1, "een uitroepteken vooraan"),
    "an at sign": (HEAD + "    wel: @thuis\n", 5, 10, "tussen aanhalingstekens"),
    "a backtick": (HEAD + "    wel: `x`\n", 5, 10, "tussen aanhalingstekens"),
    "a percent sign": ("%FOO\n" + HEAD, 1, 1, "niet met % beginnen"),
    "an open quote": (HEAD + '    wel: "x\n    niet: y\n', 5, 10, "aanhalingsteken wordt niet gesloten"),
    "an open single quote": (HEAD + "    wel: 'x\n", 5, 10, "aanhalingsteken wordt niet gesloten"),
    "text after a quote": (HEAD + '    wel: "x" en y\n', 5, 14, "achter het aanhalingsteken sluiten"),
    "an open list": (HEAD + "    uitsluiten: [a, b\n", 5, 17, "de lijst die hier met ["),
    "an open group": (HEAD + "    signalen: {sterk: {}\n", 5, 15, "de groep die hier met {"),
    "a backslash": (HEAD + '    wel: "a\\qb"\n', 5, 12, "een \\ kan niet zomaar"),
    "a list on the line": (HEAD + "    uitsluiten: - a\n", 5, 17, "een lijst begint op een nieuwe regel"),
    "text after a bar": (HEAD + "    wel: | x\n", 5, 12, "achter | of >"),
    "two documents": (HEAD + "---\ncodeboek: Y\n", 5, 1, "hier staat ---"),
    "a control sign": (HEAD + "    wel: é\x07\n", 5, 11, "een onzichtbaar teken"),
    "a null byte": (HEAD + "    wel: a\x00\n", 5, 11, "een onzichtbaar teken"),
    "a group as a field": (HEAD + "    [a, b]: c\n", 5, 5, "de naam van een veld"),
    "a merge": (HEAD + "    <<: {wel: x}\n", 5, 5, "het veld ‘<<’ bestaat niet"),
    "a double key": (HEAD + "    naam: B\n", 5, 5, "het veld ‘naam’ staat hier dubbel"),
    "an unknown field": (HEAD + "    kluer: x\n", 5, 5, "‘kluer’ bestaat niet; kies uit: id, naam, kleur"),
    "an unknown direction": (HEAD + "    signalen: {sterk: {blij: [a]}}\n", 5, 24, "kies uit: positief, negatief"),
    "text for a list": (HEAD + "    voorbeelden: x\n", 5, 5, "hier hoort een lijst"),
    "a list for text": (HEAD + "    wel: [x]\n", 5, 5, "hier hoort tekst"),
    "an empty list": (HEAD + "    voorbeelden:\n", 5, 5, "het veld ‘voorbeelden’ is leeg"),
    "a bad colour": (HEAD + "    kleur: groen\n", 5, 5, "‘groen’ heeft hier niet de juiste vorm: een kleur"),
    "a colour without quotes": (HEAD + "    kleur: #1b7837\n", 5, 5, 'tussen aanhalingstekens: "#1b7837"'),
    "a bad switch": (HEAD + "    secundair: soms\n", 5, 5, "ja of nee"),
    "a bad direction": (HEAD + "    voorbeelden: [{tekst: x, valentie: goed}]\n", 5, 30, "‘goed’ kan hier niet"),
    "a weight of two": (HEAD + "    signalen: {sterk: {positief: [{term: a, gewicht: 2}]}}\n", 5, 45, "2 kan hier"),
    "no number": (HEAD + "    signalen: {sterk: {positief: [{term: a, gewicht: nan}]}}\n", 5, 45, "een getal"),
    "a bad id": ("codeboek: X\ncodes:\n  - id: Ä b\n    naam: A\n", 3, 5, "kleine letters, cijfers en _"),
    "a missing name": ("codeboek: X\ncodes:\n  - id: a\n", 3, 5, "het veld ‘naam’ ontbreekt"),
    "a blank name": ("codeboek: X\ncodes:\n  - id: a\n    naam: ' '\n", 4, 5, "mag niet leeg zijn"),
    "no codes": ("codeboek: X\n", 1, 1, "het veld ‘codes’ ontbreekt"),
    "an empty list of codes": ("codeboek: X\ncodes: []\n", 2, 1, "mag niet leeg zijn"),
    "a double id": (HEAD + "    codes: [{id: b, naam: B}]\n  - id: b\n    naam: C\n", 6, 5, "‘b’ bestaat al op"),
    "a double name": (HEAD + "  - id: b\n    naam: ' a '\n", 6, 5, "wordt al gebruikt op regel 4"),
    "a bad pattern": (signals("'werk ..'"), 6, 9, "het signaal ‘werk ..’ kan niet gelezen worden"),
    "a bad extra": (
        HEAD + "    signalen: {zwak: {positief: [{term: a, niet_bij: ['b*c']}]}}\n",
        5,
        55,
        "het signaal ‘b*c’",
    ),
    "a bad direction word": ("richting: {positief: ['a&']}\n" + HEAD, 1, 23, "het signaal ‘a&’"),
    "nothing": ("", 1, 1, "het codeboek is leeg"),
    "only a comment": ("\n# niets\n", 1, 1, "het codeboek is leeg"),
    "only a word": ("hoi", 1, 1, "een groep velden"),
    "only a list": ("- a\n", 1, 1, "een groep velden"),
    "Windows line ends": ((HEAD + "    kleur: groen\n").replace("\n", "\r\n"), 5, 5, "‘groen’"),
    "a byte order mark": ("\ufeffcodeboek: X\nfout: x\ncodes: [{id: a, naam: A}]\n", 2, 1, "‘fout’"),
    "line ends of other alphabets": (HEAD + "    wel: a\x85\u2028b\n    kleur: groen\n", 6, 5, "‘groen’"),
    "deep lists": (HEAD + "    wel: " + "[" * 200 + "]" * 200, 5, 108, "te diep genest"),
    "lists that would crash the parser": ("a: " + "[" * 150_000 + "]" * 150_000, 1, 1, "te diep genest"),
    "dashes that would crash the parser": ("- " * 150_000 + "x", 1, 1, "te diep genest"),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_gives_one_sentence_at_its_place(name: str) -> None:
    text, line, column, words = ONE_FAULT[name]
    ((found_line, found_column, message),) = faults(text)
    assert words in message
    assert (found_line, found_column) == (line, column)


ALSO_WITHOUT_LIBYAML = ["a tab", "a bare alias", "a colon in a text", "an open quote", "too shallow", "an open list"]


@pytest.mark.parametrize("name", ALSO_WITHOUT_LIBYAML)
def test_a_parser_without_libyaml_gives_the_same_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_syntax, "Loader", yaml.BaseLoader)
    text, line, _, words = ONE_FAULT[name]
    assert [(line, True)] == [(found, words in message) for found, _, message in faults(text)]


def test_all_faults_are_reported_in_the_order_of_the_file() -> None:
    text = (
        "codeboek: X\ncodes:\n  - id: A\n    kleur: rood\n    definitie: een: twee\n    uitsluiten:\n      - *een*\n"
        "      - 'a*b'\n  - id: b\n    naam: B\n    secundair: soms\n  - id: b\n    naam: b\n    foo: x\n"
    )
    assert [line for line, _, _ in faults(text)] == [3, 3, 4, 5, 7, 8, 11, 12, 13, 14]


def test_every_tab_is_reported() -> None:
    assert [line for line, _, _ in faults(HEAD + "\twel: x\n    niet: y\n \tkleur: z\n")] == [5, 7]


def test_a_missing_id_and_a_missing_name_are_two_faults() -> None:
    assert [message for _, _, message in faults("codeboek: X\ncodes: [{wel: x}]\n")] == [
        "het veld ‘id’ ontbreekt",
        "het veld ‘naam’ ontbreekt",
    ]


def test_billion_laughs_are_refused_at_once() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40)]
    started = time.perf_counter()
    found = faults("l0: &l0 [ha]\n" + "\n".join(levels))
    assert time.perf_counter() - started < 2
    assert {message for _, _, message in found} >= {yaml_file.texts.ALIAS}


def test_an_alias_of_itself_does_not_run_for_ever() -> None:
    assert faults("codeboek: X\ncodes: &c [*c]\n")


@pytest.mark.parametrize(("word", "value"), [("true", True), ("ja", True), ("Nee", False), ("False", False)])
def test_switches_are_english_or_dutch(word: str, value: bool) -> None:
    (code,) = parse_codebook(HEAD + f"    secundair: {word}\n    codeerbaar: {word}\n", "x").codes
    assert (code.is_secondary, code.is_codable) == (value, value)


def test_a_comment_behind_a_value_is_no_fault() -> None:
    (code,) = parse_codebook(HEAD + "    wel: # komt nog\n    niet: x # toelichting\n", "x").codes
    assert (code.use_when, code.avoid_when) == ("", "x")


def test_a_weight_may_have_a_decimal_comma() -> None:
    text = HEAD + "    signalen: {sterk: {neutraal: [{term: a, gewicht: '0,5'}, b]}, zwak: {positief: [c]}}\n"
    (code,) = parse_codebook(text, "x").codes
    assert [(term.pattern, term.weight) for term in code.terms] == [("a", 0.5), ("b", 0.6), ("c", 0.35)]


def test_colour_and_secondary_are_inherited() -> None:
    text = HEAD + '    kleur: "#ABCDEF"\n    secundair: ja\n    codes: [{id: b, naam: B}]\n'
    child = parse_codebook(text, "x")["b"]
    assert (child.color, child.is_secondary, child.parent) == ("#abcdef", True, "a")


def test_forty_levels_of_codes_can_be_read() -> None:
    lines = ["codeboek: X", "codes:"]
    for level in range(40):
        indent = "  " * (level + 1)
        lines += [f"{indent}- id: c{level}", f"{indent}  naam: n{level}", f"{indent}  codes:"]
    text = "\n".join(lines) + "\n" + "  " * 41 + "- {id: z, naam: z}\n"
    assert parse_codebook(text, "x").depth("z") == 40


def test_the_version_is_the_same_with_windows_line_ends() -> None:
    assert parse_codebook("\ufeff" + HEAD.replace("\n", "\r\n"), "x").version == parse_codebook(HEAD, "x").version


def test_an_absent_file_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="bestaat niet; maak het aan"):
        read_codebook(tmp_path / "weg.yaml")


def test_another_encoding_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(HEAD.encode() + "    wel: één\n".encode("cp1252"))
    with pytest.raises(CodebookError, match="geen UTF-8") as caught:
        read_codebook(path)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (5, 10)


def test_a_file_of_ten_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("# " + "x" * 10_000_000)
    with pytest.raises(CodebookError, match="groter dan 4 MB"):
        read_codebook(path)


@pytest.mark.parametrize("name", [".", "a\0b"])
def test_what_is_no_file_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(CodebookError, match="kan niet gelezen worden"):
        read_codebook(tmp_path / name)
