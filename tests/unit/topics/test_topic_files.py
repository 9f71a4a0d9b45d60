"""Topics in a folder: what is written comes back, and what is damaged is told from what is whole."""

import json
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from topic_samples import PLAIN, corpus, found_in

from lerende_evaluatie.domain.model import Selection
from lerende_evaluatie.domain.topics import (
    Choices,
    Found,
    Named,
    Placed,
    Reduction,
    Run,
    Score,
    Topic,
    Unit,
    Whose,
    Word,
)
from lerende_evaluatie.errors import TopicsError, UsageError
from lerende_evaluatie.topics import files, texts

PASSAGES = corpus()[0]
PROJECT = "Proef"

# Any run

TEXTS = st.text(st.characters(), max_size=8)
WORDS = st.text(st.characters(), min_size=1, max_size=8)
COUNTS = st.integers(0, 2**40)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SHARES = st.floats(0, 1)
SPANS = st.dictionaries(TEXTS, st.lists(st.tuples(COUNTS, COUNTS), max_size=3), max_size=3)
HASHES = st.dictionaries(TEXTS, TEXTS, max_size=3)
CHOICES = st.builds(
    Choices,
    st.sampled_from(Unit),
    st.sampled_from(["auto", "tfidf", "spacy", "sentence-transformers:map met één model"]),
    st.none() | st.integers(1, 99),
    st.integers(1, 99),
    st.sampled_from(Whose),
    st.sampled_from(Reduction),
)


@st.composite
def placed(draw: st.DrawFn, topic: int) -> Placed:
    start, words = draw(COUNTS), draw(WORDS)
    place = Selection(start, start + len(words), words)
    return Placed(draw(TEXTS), place, topic, draw(SHARES), draw(SHARES), draw(SHARES))


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Return any run in which topics and passages fit one another."""
    topics = draw(st.integers(1, 3))
    numbers = draw(st.permutations([*range(1, topics + 1), *draw(st.lists(st.integers(0, topics), max_size=3))]))
    words = st.lists(st.builds(Word, TEXTS, NUMBERS), max_size=3).map(tuple)
    quotes = st.lists(st.integers(0, len(numbers) - 1), max_size=3).map(tuple)
    found = [
        Topic(number, numbers.count(number), draw(words), draw(COUNTS), draw(quotes), draw(TEXTS))
        for number in range(1, topics + 1)
    ]
    scores = st.builds(Score, TEXTS, COUNTS, SHARES, NUMBERS, st.none() | NUMBERS, st.booleans())
    return Run(
        choices=draw(CHOICES),
        day=draw(st.dates()).isoformat(),
        pipeline=draw(TEXTS),
        texts=draw(HASHES),
        passages=tuple(draw(placed(number)) for number in numbers),
        topics=tuple(found),
        scores=tuple(draw(st.lists(scores, max_size=2))),
        agreement=draw(st.none() | NUMBERS),
        left_out=draw(st.dictionaries(TEXTS, COUNTS, max_size=2)),
        settings=draw(st.dictionaries(TEXTS, TEXTS | COUNTS | NUMBERS, max_size=3)),
        versions=draw(HASHES),
        waiting=tuple(draw(st.lists(st.builds(Named, TEXTS, SPANS, HASHES), max_size=2))),
    )


@settings(max_examples=60)  # each writes to disk
@given(runs())
def test_any_run_comes_back_as_it_was_and_so_do_its_choices(run: Run) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name, "export", "topics")
        files.save(folder, run, {"config.json": b"{}"}, PROJECT)
        assert files.load(folder) == files.load_names(folder) == run
        manifest = files.load_manifest(folder / files.MANIFEST)
        assert manifest["choices"] == run.choices
        assert (manifest["project"], manifest["interviews"]) == (PROJECT, run.texts)
        assert (manifest["settings"], manifest["versions"]) == (run.settings, run.versions)
        assert manifest["outcome"] == files.outcome(run)
        files.check_model(folder)


# A real one


@pytest.fixture(scope="module")
def found() -> Found:
    return found_in(PASSAGES, replace(PLAIN, seeds=1))


@pytest.fixture
def run(found: Found) -> Run:
    topics = (replace(found.topics[0], name="Reizen"), *found.topics[1:])
    return Run(
        choices=replace(PLAIN, seeds=1),
        day="2026-01-01",
        pipeline="ingebouwd",
        texts=dict.fromkeys({one.source_name for one in PASSAGES}, "0"),
        passages=found.passages,
        topics=topics,
        scores=found.scores,
        agreement=found.agreement,
        settings=found.settings,
        versions=found.versions,
        waiting=(Named("Oud", {"interview a.txt": [(0, 5)]}, {"interview a.txt": "0"}),),
    )


@pytest.fixture
def folder(tmp_path: Path, run: Run, found: Found) -> Path:
    """A folder with topics that were found."""
    files.save(tmp_path, run, found.files, PROJECT)
    return tmp_path


def refused(of: Callable[[Path], object], path: Path) -> str:
    with pytest.raises((TopicsError, UsageError)) as error:
        of(path)
    return str(error.value)


def test_the_model_can_be_loaded_by_bertopic_with_its_topics_and_words(folder: Path, found: Found) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic

        model = BERTopic.load(str(folder / files.MODEL))
    assert [topic + 1 for topic in model.topics_] == [one.topic for one in found.passages]
    for topic in found.topics:
        weights = [weight for word, weight in model.get_topic(topic.number - 1) if word]
        assert weights == pytest.approx([word.weight for word in topic.words], abs=1e-4)
    files.check_model(folder)


def test_no_file_of_the_model_and_no_manifest_holds_a_passage(folder: Path) -> None:
    written = [path for path in folder.rglob("*") if path.is_file() and path.name != files.RUN]
    written += [folder / files.MODEL / files.RUN]  # the model has a topics.json of its own
    assert len(written) >= 6
    for path in written:
        text = path.read_bytes().decode("utf-8", "replace")
        for passage in PASSAGES:
            said = passage.selection.quote.split()
            lemmas = [lemma for lemma, _, _ in passage.words]
            assert not any(" ".join(part[:3]) in text for words in (said, lemmas) for part in (words, words[4:]))


def test_giving_a_name_changes_only_what_was_found(folder: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files.save_run(folder, replace(run, waiting=()))
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert changed == [folder / files.RUN]
    assert {path for path in folder.rglob("*") if path.is_file()} == before.keys(), "nothing is left beside it"


def test_the_hash_of_an_outcome_is_of_which_passage_is_in_which_topic(run: Run) -> None:
    first, *others = run.passages
    moved = replace(run, passages=(replace(first, topic=first.topic + 1), *others))
    firmer = replace(run, passages=(replace(first, probability=0.123), *others), topics=(), waiting=())
    assert files.outcome(moved) != files.outcome(run) == files.outcome(firmer)


def test_without_topics_is_said_how_to_find_them_and_there_are_no_names(tmp_path: Path) -> None:
    assert refused(files.load, tmp_path) == texts.NO_RUN.format(folder=tmp_path)
    assert files.load_names(tmp_path) is None


# What is damaged

Edit = Callable[[dict[str, Any]], object]


def edited(path: Path, edit: Edit) -> None:
    data = json.loads(path.read_bytes())
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


BYTES = {
    "empty": b"",
    "cut off": b'{"format": "lerende-evaluatie topics 1", "choices"',
    "no text": b"\xff\xfe\xfa\x00",
    "no object": b"[]",
    "nothing": b"null",
    "nested too deep": b"[" * 200_000,
    "a number of five thousand digits": b"1" * 5_000,
}
EDITS: dict[str, Edit] = {
    "another format": lambda data: data.update(format="lerende-evaluatie topics 2"),
    "something missing": lambda data: data.pop("topics"),
    "something more": lambda data: data.update(extra=1),
    "a choice that there is not": lambda data: data["choices"].update(unit="paragraph"),
    "no seeds": lambda data: data["choices"].update(seeds=0),
    "a word for a number": lambda data: data["passages"][0].update(start="0"),
    "a number below zero": lambda data: data["passages"][0].update(start=-1),
    "a truth for a number": lambda data: data["topics"][0].update(size=True),
    "spans of three": lambda data: data["waiting"][0]["spans"].update({"a.txt": [[0, 1, 2]]}),
    "a passage of a topic that there is not": lambda data: data["passages"][5].update(topic=len(data["topics"]) + 1),
    "a quote that there is not": lambda data: data["topics"][0].update(quotes=[len(data["passages"])]),
    "a topic that was taken out": lambda data: data["topics"].pop(0),
    "a topic twice": lambda data: data["topics"].insert(0, data["topics"][0]),
    "topics in another order": lambda data: data["topics"].reverse(),
    "passages taken out": lambda data: data.update(passages=data["passages"][:3]),
    "nothing in it": lambda data: data.update(passages=[], topics=[]),
    "a day that there is not": lambda data: data.update(day="gisteren"),
    "a passage longer than its words": lambda data: data["passages"][0].update(end=10**6),
    "another size of a topic": lambda data: data["topics"][0].update(size=1),
    "more certain than can be": lambda data: data["passages"][0].update(probability=7),
    "a place off the map": lambda data: data["passages"][0].update(x=-0.5),
    "no number at all": lambda data: data["topics"][0]["words"][0].update(weight=float("nan")),
    "vectors that there are not": lambda data: data["choices"].update(embedding="word2vec"),
}


def check_refused_and_kept(folder: Path) -> None:
    path = folder / files.RUN
    before = path.read_bytes()
    assert refused(files.load, folder) == texts.DAMAGED.format(file=path)
    assert refused(files.load_names, folder) == texts.DAMAGED_NAMES.format(file=path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_a_file_that_is_no_run_is_refused_and_its_names_are_kept(folder: Path, data: bytes) -> None:
    (folder / files.RUN).write_bytes(data)
    check_refused_and_kept(folder)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_run_that_was_changed_by_hand_is_refused_and_its_names_are_kept(folder: Path, edit: Edit) -> None:
    edited(folder / files.RUN, edit)
    check_refused_and_kept(folder)


def test_a_folder_in_the_place_of_the_file_is_not_taken_for_nothing(tmp_path: Path) -> None:
    (tmp_path / files.RUN).mkdir()
    assert refused(files.load_names, tmp_path) == texts.DAMAGED_NAMES.format(file=tmp_path / files.RUN)


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_a_file_that_is_no_manifest_is_refused(folder: Path, data: bytes) -> None:
    path = folder / files.MANIFEST
    path.write_bytes(data)
    assert refused(files.load_manifest, path) == texts.NOT_A_MANIFEST.format(file=path)


def test_what_was_found_is_no_manifest_and_a_manifest_is_no_run(folder: Path) -> None:
    assert refused(files.load_manifest, folder / files.RUN) == texts.NOT_A_MANIFEST.format(file=folder / files.RUN)
    (folder / files.RUN).write_bytes((folder / files.MANIFEST).read_bytes())
    check_refused_and_kept(folder)


def test_a_manifest_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.mkdir()
    assert refused(files.load_manifest, path) == texts.CANNOT_READ.format(file=path, why="dit is een map")


def test_whole_numbers_written_with_a_point_are_numbers_all_the_same(folder: Path, run: Run) -> None:
    edited(folder / files.RUN, lambda data: data["passages"][0].update(topic=float(data["passages"][0]["topic"])))
    edited(folder / files.RUN, lambda data: data["topics"][0].update(quotes=[0.0]))
    loaded = files.load(folder)
    assert loaded.passages == run.passages
    assert loaded.quotes(loaded.topics[0]) == [run.passages[0]]


def test_a_manifest_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refused(files.load_manifest, tmp_path / "m.json") == texts.NOT_THERE.format(file=tmp_path / "m.json")


@pytest.mark.parametrize("data", [None, b"", b"{}"])
def test_topics_without_a_whole_manifest_have_to_be_found_again(folder: Path, data: bytes | None) -> None:
    path = folder / files.MANIFEST
    path.unlink() if data is None else path.write_bytes(data)
    assert refused(files.check_model, folder) == texts.NO_MANIFEST.format(file=path)


# The model

OUTSIDE = ("../topics.json", "../../geheim.txt", "map/../config.json", "..", ".", "", "\0", "x" * 300)


def damaged(folder: Path, name: str) -> str:
    return texts.DAMAGED_MODEL.format(file=folder / files.MODEL / name, manifest=folder / files.MANIFEST, folder=folder)


def test_a_model_that_is_whole_is_not_complained_about(folder: Path) -> None:
    files.check_model(folder)
    (folder / files.MODEL / "lees mij.txt").write_text("Van mij.", encoding="utf-8")
    files.check_model(folder)


def test_one_changed_byte_in_any_file_of_the_model_is_seen(folder: Path, found: Found) -> None:
    for name, data in found.files.items():
        path = folder / files.MODEL / name
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert refused(files.check_model, folder) == damaged(folder, name)
        path.write_bytes(data)
    files.check_model(folder)


def test_a_missing_file_of_the_model_is_seen(folder: Path, found: Found) -> None:
    for name, data in found.files.items():
        path = folder / files.MODEL / name
        path.unlink()
        assert refused(files.check_model, folder) == damaged(folder, name)
        path.write_bytes(data)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_manifest_that_points_outside_the_model_is_refused(folder: Path, name: str) -> None:
    (folder.parent / "geheim.txt").write_text("geheim", encoding="utf-8")
    (folder / files.MODEL / "map").mkdir()
    target = folder / files.MODEL / name
    digest = files._digest(target) or "0"
    edited(folder / files.MANIFEST, lambda data: data.update(model={name: digest}))
    assert refused(files.check_model, folder) == damaged(folder, name)


def test_an_absolute_path_in_a_manifest_is_refused(folder: Path) -> None:
    target = (folder / files.RUN).resolve()
    edited(folder / files.MANIFEST, lambda data: data.update(model={str(target): files._digest(target)}))
    assert str(target) in refused(files.check_model, folder)


# Writing


def test_what_cannot_be_written_is_said_with_the_reason_and_nothing_changes(folder: Path, run: Run) -> None:
    path = folder / files.MANIFEST
    assert refused(lambda of: files.save(of, run, {}, PROJECT), path) == texts.CANNOT_WRITE.format(
        file=path / files.MANIFEST, why="er staat al iets met die naam"
    )
    assert files.load(folder) == run
