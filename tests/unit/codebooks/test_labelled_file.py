import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lerende_evaluatie.codebooks import labelled, texts
from lerende_evaluatie.codebooks.labelled import beside, read_labelled
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.errors import CodebookError

GOOD = '{"text": "Ik ben trots.", "codes": ["trots"]}'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "klein.voorbeelden.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def error_of(path: Path) -> CodebookError:
    with pytest.raises(CodebookError) as raised:
        read_labelled(path)
    return raised.value


def test_it_stands_beside_the_codebook_under_the_same_name() -> None:
    assert beside(Path("codebook/mijn.kader.yaml")) == Path("codebook/mijn.kader.voorbeelden.jsonl")


def test_a_line_is_a_passage_and_says_of_every_code_whether_it_is_about_it(tmp_path: Path) -> None:
    line = '{"id": "a1", "text": " Ik ben trots. ", "codes": ["trots", "werk"], "valence": "positief", "van": "mij"}'
    [one] = read_labelled(written(tmp_path, line))
    assert one == Labelled("Ik ben trots.", frozenset({"trots", "werk"}), None, Valence.POSITIVE, "a1")


def test_a_passage_needs_no_valence_and_no_id_and_may_be_about_nothing(tmp_path: Path) -> None:
    [one] = read_labelled(written(tmp_path, '\n{"text": "Het regent.", "codes": []}\n'))
    assert one == Labelled("Het regent.", frozenset(), id="2")


def test_a_mark_windows_line_ends_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + f"{GOOD}\r\n\r\n  \r\n{GOOD}\r\n".encode())
    assert [one.id for one in read_labelled(path)] == ["1", "4"]
    assert read_labelled(written(tmp_path, "")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Ik ben trots.",
        '{"text": "Ik ben trots.", "codes": ["trots"]',
        '["Ik ben trots.", "trots"]',
        '{"codes": ["trots"]}',
        '{"text": "  ", "codes": ["trots"]}',
        '{"text": 3, "codes": ["trots"]}',
        '{"text": "Ik ben trots."}',
        '{"text": "Ik ben trots.", "codes": "trots"}',
        '{"text": "Ik ben trots.", "codes": [1]}',
        '{"text": "Ik ben trots.", "codes": [""]}',
        '{"text": "Ik ben trots.", "codes": ["trots"], "valence": "blij"}',
        '{"text": "Ik ben trots.", "codes": ["trots"], "valence": ["positief"]}',
        '{"text": "Ik ben trots.", "codes": ["trots"], "valence": {}}',
        "[" * 100_000,
        '{"text": "Ik ben trots.", "codes": [], "id": ' + "9" * 5000 + "}",
    ],
    ids=range(15),
)
def test_a_line_that_is_no_passage_is_named_by_its_number_and_not_by_its_words(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, f"{GOOD}\n{line}\n{GOOD}\n")
    error = error_of(path)
    assert [(fault.file, fault.line, fault.message) for fault in error.faults] == [(path.name, 2, texts.LABELLED_LINE)]
    assert "trots" not in str(error)


def test_every_fault_is_told_up_to_a_number_that_can_be_read(tmp_path: Path) -> None:
    error = error_of(written(tmp_path, f"{GOOD}\nfout\n" * 50))
    assert [fault.line for fault in error.faults] == list(range(2, 2 * labelled.FAULTS + 1, 2))
    assert "50" in str(error)


def test_a_file_that_is_not_there_is_a_folder_or_is_too_large_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert str(error_of(tmp_path / "weg.jsonl")) == texts.LABELLED_MISSING.format(file=tmp_path / "weg.jsonl")
    assert str(error_of(tmp_path)).startswith(f"{tmp_path} kan niet gelezen worden")
    path = written(tmp_path, GOOD)
    monkeypatch.setattr(labelled, "LARGEST", len(GOOD) - 1)
    assert str(error_of(path)) == texts.LABELLED_TOO_LARGE.format(file=path.name)


@given(some.text(min_size=1), some.frozensets(some.text(min_size=1)), some.none() | some.sampled_from(Valence))
def test_any_passage_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, text: str, codes: frozenset[str], valence: Valence | None
) -> None:
    value = {"text": f"“{text}”", "codes": sorted(codes), "valence": valence}
    for line in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        [one] = read_labelled(written(tmp_path_factory.getbasetemp(), line))
        assert one == Labelled(f"“{text}”", codes, None, valence, "1")


def test_half_a_character_becomes_a_mark_that_every_program_can_hold(tmp_path: Path) -> None:
    [one] = read_labelled(written(tmp_path, '{"text": "Trots \\ud83d.", "codes": []}'))
    assert one.text == "Trots \ufffd."
