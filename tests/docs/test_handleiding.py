"""The manual is held true: its commands, settings, signals, keys, messages and pictures are those of the program."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from lerende_evaluatie.app.texts import lessons as lessons_page
from lerende_evaluatie.app.texts.room import KEYS
from lerende_evaluatie.app.texts.setup import REPORT_PART
from lerende_evaluatie.cli import _group
from lerende_evaluatie.codebooks.yaml_file import read_codebook
from lerende_evaluatie.domain.evidence import CLEAR_SHARE, ENOUGH_PASSAGES, ENOUGH_RESPONDENTS, judge
from lerende_evaluatie.domain.model import Role, Valence
from lerende_evaluatie.domain.quotes import Counts, Judgement
from lerende_evaluatie.domain.report import Part
from lerende_evaluatie.domain.roles import detect_roles
from lerende_evaluatie.domain.settings import DEFAULT_GROUPS, Settings
from lerende_evaluatie.domain.writing import Heading, ReportText, SummaryKind
from lerende_evaluatie.exporters import texts as printed
from lerende_evaluatie.projects.interviews import COLUMNS, OPTIONAL, read_interviews
from lerende_evaluatie.projects.settings import _KEYS, parse_settings
from lerende_evaluatie.projects.writing_file import (
    LESSON_FIELDS,
    QUOTE_FIELDS,
    RULING_FIELDS,
    TEXT_FIELDS,
    parse_writings,
)
from lerende_evaluatie.readers import txt
from tests.conftest import ROOT
from tests.interview_samples import hits_in

MANUAL = ROOT / "docs" / "handleiding.md"
TEXT = MANUAL.read_text(encoding="utf-8")
PROSE = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
PACKAGE = ROOT / "src" / "lerende_evaluatie"
ASSETS = PACKAGE / "app" / "components" / "assets"


def blocks(kind: str) -> list[str]:
    """Return the code blocks of one kind."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, flags=re.DOTALL | re.MULTILINE)
    return [block for name, block in found if name == kind]


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose first heading this is, without its head."""
    found = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", TEXT, flags=re.MULTILINE)
    assert found, heading
    cells = [re.split(r"(?<!\\)\|", line.strip("|")) for line in found[1].splitlines()]
    return [[cell.strip().replace(r"\|", "|") for cell in row] for row in cells]


def in_code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def command_lines() -> list[str]:
    lines = [line for block in blocks("") for line in block.splitlines()] + in_code(PROSE)
    found = [line[line.index("lerende-evaluatie ") :] for line in lines if "lerende-evaluatie " in line]
    return list(dict.fromkeys(found))


def program_texts() -> Iterator[str]:
    """Yield every text in the program; what it fills in itself is …"""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
                yield "".join(map(str, parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.sub(r"\{\w+\}", "…", node.value)


PROGRAM_TEXTS = tuple(program_texts())


@pytest.mark.parametrize("line", command_lines())
def test_a_command_in_the_manual_is_understood_by_the_program(line: str) -> None:
    command: click.Command = _group.program()
    _, *arguments = shlex.split(line)
    while isinstance(command, click.Group):
        name = arguments.pop(0)
        assert name in command.commands
        command = command.commands[name]
    command.make_context("handleiding", arguments)


def test_every_command_of_the_program_is_in_the_manual() -> None:
    named = {line.split()[1] for line in command_lines()}
    assert named == set(_group.COMMANDS)


@pytest.mark.parametrize("settings", blocks("toml"))
def test_settings_in_the_manual_are_read(settings: str) -> None:
    parse_settings(settings, "evaluatie.toml", "map")


def test_every_section_and_setting_is_explained() -> None:
    shown = "\n".join(blocks("toml"))
    explained = {name for row in rows("Regel") for name in in_code(row[0])}
    for section, keys in _KEYS.items():
        assert f"[{section}]" in shown
        assert keys.keys() <= explained
    assert all(f"`{group}`" in TEXT for group in DEFAULT_GROUPS)


def test_the_table_of_interviews_in_the_manual_is_read_without_remarks(tmp_path: Path) -> None:
    [table] = blocks("csv")
    (tmp_path / "interviews.csv").write_text(table, encoding="utf-8")
    read = read_interviews(tmp_path, DEFAULT_GROUPS)
    assert read.problems == []
    assert len(read.rows) == 2
    assert [in_code(row[0])[0] for row in rows("Kolom")] == list(COLUMNS + OPTIONAL)


def test_the_codebook_in_the_manual_is_valid(tmp_path: Path) -> None:
    [codebook] = [block for block in blocks("yaml") if block.startswith("codeboek:")]
    file = tmp_path / "codeboek.yaml"
    file.write_text(codebook, encoding="utf-8")
    assert read_codebook(file).codes


def test_the_file_with_lessons_in_the_manual_is_read_and_its_fields_are_explained() -> None:
    [written] = [block for block in blocks("yaml") if block.startswith("lessen:")]
    found = parse_writings(written, "lessen.yaml")
    assert found.faults == ()
    assert (len(found.lessons), len(found.rulings)) == (1, 1)
    assert {one.kind for one in found.texts} == set(SummaryKind)
    fields = {*QUOTE_FIELDS, *LESSON_FIELDS, *RULING_FIELDS, *TEXT_FIELDS}
    need_no_words = {"titel", "tekst", "citaten", "pilot", "thema"}
    assert {field for row in rows("Veld") for field in in_code(row[0])} == fields - need_no_words
    places = " ".join(row[1] for row in rows("Veld"))
    assert all(str(place) in places for place in (*SummaryKind, *Heading, *ReportText))


def test_the_parts_of_the_report_and_the_sheets_of_the_workbook_are_in_the_manual() -> None:
    parts = [(in_code(row[0])[0], re.findall(r"\*\*(.+?)\*\*", row[1])[0]) for row in rows("Deel")]
    assert parts == [(part.value, REPORT_PART[part.value]) for part in Part]
    sheets = [getattr(printed, name) for name in dir(printed) if name.startswith("SHEET_")]
    assert sorted(in_code(row[0])[0] for row in rows("Blad")) == sorted(sheets)


def test_how_many_quotes_the_manual_says_are_chosen_is_what_the_program_does() -> None:
    assert Settings("").report_quotes == 6
    assert "hooguit zes in het hoofdstuk met citaten" in TEXT
    assert "`citaten_per_code`" in TEXT


@pytest.mark.parametrize(("signal", "wanted", "other"), [(row[0], row[2], row[3]) for row in rows("Signaal")])
def test_a_signal_finds_the_sentence_beside_it_and_not_the_other(signal: str, wanted: str, other: str) -> None:
    [pattern] = in_code(signal)
    assert hits_in(pattern, wanted)
    assert not hits_in(pattern, other)


@pytest.mark.parametrize("example", [row[1] for row in rows("Gewoonte")])
def test_a_habit_of_transcribers_in_the_manual_is_recognised(example: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\n".join(in_code(example) * 2), encoding="utf-8")
    transcript = txt.read(file)
    roles, _ = detect_roles(transcript)
    assert [roles[one.speaker or ""] for one in transcript.utterances] == [Role.INTERVIEWER, Role.RESPONDENT] * 2
    assert {one.words for one in transcript.utterances} == {"Hoe gaat het?", "Goed."}


def keys_in(cell: str) -> list[str]:
    return re.findall(r"<kbd>(.+?)</kbd>", cell)


@pytest.mark.parametrize(("title", "keys"), KEYS, ids=[title for title, _ in KEYS])
def test_the_keys_of_the_screen_are_in_the_manual_group_by_group(title: str, keys: tuple[tuple[str, str], ...]) -> None:
    assert [keys_in(row[0]) for row in rows(title)] == [key.split() for key, _ in keys]


def test_the_keys_on_a_quote_under_a_lesson_are_in_the_manual_and_do_what_the_screen_says() -> None:
    title, keys = lessons_page.KEYS[0]
    assert [keys_in(row[0]) for row in rows(title)] == [key.split() for key, _ in keys]
    assert [row[1].replace("*", "") for row in rows(title)] == [what for _, what in keys]


def test_a_key_that_is_no_shortcut_of_a_screen_is_handled_where_the_manual_says() -> None:
    screens = (*KEYS, *lessons_page.KEYS)
    shortcuts = {key for _, keys in screens for names, _ in keys for key in names.split()}
    assert set(keys_in(TEXT)) - shortcuts <= set(_OTHER_KEYS) <= set(keys_in(TEXT))
    for asset, handled in _OTHER_KEYS.values():
        assert handled in (ASSETS / asset).read_text(encoding="utf-8")


_OTHER_KEYS = {
    "Shift": ("keys.js", 'room.moveBorder(event.shiftKey ? "start" : "end"'),
    "Ctrl+Enter": ("keys.js", 'field.tagName !== "TEXTAREA" || !(event.ctrlKey'),
    "↑": ("codepicker.js", "ArrowUp: -1"),
    "↓": ("codepicker.js", "ArrowDown: 1"),
    "Ctrl+S": ("codebook.js", 'event.key.toLowerCase() === "s"'),
}
"""Key → the file that handles it, and how."""


def test_bold_words_in_a_sentence_stand_so_on_the_screen() -> None:
    bold = {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", PROSE, flags=re.DOTALL)}
    for words in (words for words in bold if words[-1] not in ".?:"):
        assert any(text.startswith(words) for text in PROGRAM_TEXTS), words


@pytest.mark.parametrize("cell", [row[0] for heading in ("Melding", "Opmerking") for row in rows(heading)])
def test_a_message_in_the_manual_is_one_of_the_program(cell: str) -> None:
    [message] = in_code(cell)
    parts = [re.escape(part.strip()) for part in message.split("…") if part.strip()]
    assert any(re.search(".*".join(parts), " ".join(text.split())) for text in PROGRAM_TEXTS), message


def test_the_rule_of_the_signs_is_that_of_the_program() -> None:
    assert (CLEAR_SHARE, ENOUGH_PASSAGES, ENOUGH_RESPONDENTS) == (2 / 3, 3, 2)
    assert [row[0] for row in rows("Teken")] == [Judgement[name].value for name in _SIGNS]
    assert [judge(_counts(*numbers)) for numbers in _SIGNS.values()] == [Judgement[name] for name in _SIGNS]


_SIGNS = {"POSITIVE": (4, 2), "NEGATIVE": (2, 4), "MIXED": (3, 3), "UNKNOWN": (2, 0)}
"""Sign → positive and negative passages that give it."""


def _counts(positive: int, negative: int) -> Counts:
    valences = {Valence.POSITIVE: positive, Valence.NEGATIVE: negative}
    return Counts(positive + negative, respondents=2, interviews=2, groups=(), cases=(), valences=valences)


def test_every_picture_is_there_and_small_and_every_picture_made_is_used() -> None:
    pictures = set(re.findall(r"!\[.+?\]\((img/.+?)\)", TEXT))
    assert pictures == {f"img/{path.name}" for path in (MANUAL.parent / "img").glob("*.png")}
    assert all((MANUAL.parent / picture).stat().st_size <= 250_000 for picture in pictures)


def test_every_place_that_the_manual_points_at_in_itself_exists() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#(.+?)\)", TEXT)) <= anchors
