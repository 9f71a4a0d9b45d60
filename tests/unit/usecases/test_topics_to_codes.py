"""Topics become draft codes, and their passages suggestions that people decide on."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Role, Suggestion, Valence, select
from lerende_evaluatie.domain.topics import ENGINE, NEGATORS, Run, Whose, Word
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.topics import files
from lerende_evaluatie.usecases import codebook as codebooks
from lerende_evaluatie.usecases import review, topics
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag
from lerende_evaluatie.usecases.topics_to_codes import to_codes
from tests.topic_samples import (
    CHOICES,
    NAMES,
    QUESTION,
    THEMES,
    fitted_project,
    interview,
    number_of,
    theme_of,
    write_topic_project,
)

CODER = "Codeur"
COMMENT = "# Dit kader is van ons.\n"


@pytest.fixture(scope="module")
def fitted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = fitted_project(tmp_path_factory.mktemp("naar-codes") / "proef")
    path = folder / "codebook" / "analysekader.yaml"
    path.write_text(COMMENT + path.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


@pytest.fixture
def fitted(fitted_once: Path, tmp_path: Path) -> Path:
    """A project of one's own in which topics were found."""
    return Path(shutil.copytree(fitted_once, tmp_path / "gezocht"))


@pytest.fixture
def project(fitted: Path) -> Iterator[Project]:
    with open_project(fitted) as opened:
        yield opened


@pytest.fixture
def run(fitted: Path) -> Run:
    return topics.load(fitted / topics.FOLDER)


def named(run: Run, theme: str, name: str) -> Run:
    return replace(
        run,
        topics=tuple(
            replace(topic, name=name) if topic.number == number_of(run, theme) else topic for topic in run.topics
        ),
    )


def proposed(project: Project, *, engine: str = ENGINE) -> list[Suggestion]:
    return [item for item in project.store.suggestions() if item.engine == engine]


def codes_in_file(project: Project) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load(codebooks.text(project))["codes"]
    return found


def test_a_topic_becomes_a_draft_code_with_its_words_and_its_passages(project: Project, run: Run) -> None:
    number = number_of(run, "groen")
    [made] = to_codes(project, named(run, "groen", "Werken in het groen"), [number], coder=CODER)
    topic = run.topics[number - 1]
    words = [word.text for word in topic.words]
    code = project.codebook[made.code.id]
    assert (made.topic, made.suggestions, code.id, code.name) == (number, 30, "werken_in_het_groen", code.name)
    assert code.name == "Werken in het groen"
    assert (code.is_draft, code.parent) == (True, None)
    written = codes_in_file(project)[-1]
    assert (written["status"], written["door"]) == ("concept", CODER)
    assert written["signalen"] == {"zwak": {"neutraal": [word for word in words if word not in NEGATORS]}}
    assert written["voorbeelden"] == [{"tekst": passage.selection.quote} for passage in run.quotes(topic)]
    assert "computer" in str(written["definitie"]) and run.day in str(written["definitie"])


def test_the_file_of_the_codebook_keeps_all_that_stood_in_it(project: Project, run: Run) -> None:
    before = codebooks.text(project)
    to_codes(project, run, [1, 2], coder=CODER)
    after = codebooks.text(project)
    assert after.startswith(COMMENT)
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    kept = [codebooks.version_text(project, one.version) for one in codebooks.versions(project)]
    assert before in kept


def test_a_code_can_be_made_below_another(project: Project, run: Run) -> None:
    [made] = to_codes(project, run, [1], coder=CODER, parent="draagvlak")
    assert project.codebook[made.code.id].parent == "draagvlak"
    assert project.codebook.root_of(made.code.id) == "draagvlak"


def test_a_topic_without_a_name_is_called_after_its_words(project: Project, run: Run) -> None:
    [made] = to_codes(project, run, [3], coder=CODER)
    assert made.code.name == ", ".join(word.text for word in run.topics[2].words[:3])


def test_the_suggestions_are_words_of_respondents_about_that_topic(project: Project, run: Run) -> None:
    made = to_codes(project, run, [1, 2, 3, 4], coder=CODER)
    sources = {source.guid: source for source in project.store.sources()}
    themes = {code.code.id: theme for code in made for theme in THEMES if number_of(run, theme) == code.topic}
    assert len(proposed(project)) == len(run.passages) == sum(one.suggestions for one in made)
    for suggestion in proposed(project):
        source = sources[suggestion.source_guid]
        assert suggestion.selection.stands_in(source.text)
        assert {turn.role for turn in source.turns_in(suggestion.selection)} == {Role.RESPONDENT}
        assert theme_of(suggestion.selection.quote) == themes[suggestion.code_id]
        assert suggestion.valence is Valence.NEUTRAL
        assert suggestion.cues
        for cue in suggestion.cues:
            assert suggestion.selection.start <= cue.start < cue.end <= suggestion.selection.end
            assert source.text[cue.start : cue.end].lower() == cue.term
        assert "onderwerp" in suggestion.reason and suggestion.cues[0].term in suggestion.reason


def test_questions_are_never_proposed_also_when_they_were_looked_at(fitted: Path) -> None:
    about = {name: " ".join(words[:4]) for name, words in THEMES.items()}
    for number, name in enumerate(NAMES, 1):
        text = interview(number)
        for theme, words in about.items():
            text += f"I: Hoe is dat met {words}, zegt u eens?\n" * (theme == "reis")
        (fitted / "transcripts" / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_project(fitted) as project:
        ingest(project)
        run = topics.fit(project, replace(CHOICES, role=Whose.ALL), fitted / "allen")
        sources = {source.name: source for source in project.store.sources()}
        asked = [
            passage
            for passage in run.passages
            if {turn.role for turn in sources[passage.source_name].turns_in(passage.selection)} == {Role.INTERVIEWER}
        ]
        assert asked
        made = to_codes(project, run, [topic.number for topic in run.topics], coder=CODER)
        assert sum(one.suggestions for one in made) == len(run.passages) - len(asked)
        quotes = {(item.source_guid, item.selection.start) for item in proposed(project)}
        assert not quotes & {(sources[one.source_name].guid, one.selection.start) for one in asked}
        assert not any(QUESTION in item.selection.quote for item in proposed(project))


def test_a_changed_interview_gives_no_suggestions(fitted: Path, run: Run) -> None:
    path = fitted / "transcripts" / "g3.txt"
    path.write_text(path.read_text(encoding="utf-8") + "R: En de bus dus.\n", encoding="utf-8")
    (fitted / "transcripts" / "g5.txt").unlink()
    with open_project(fitted) as project:
        ingest(project, remove_missing=True)
        [made] = to_codes(project, run, [1], coder=CODER)
        names = {source.guid: source.name for source in project.store.sources()}
        assert {names[item.source_guid] for item in proposed(project)} == {"g1.txt", "g2.txt", "g4.txt", "g6.txt"}
    assert made.suggestions == 20


# Nothing is made when one of them cannot be made


def nothing_made(project: Project, before: str) -> None:
    assert codebooks.text(project) == before
    assert project.store.suggestions() == []


@pytest.mark.parametrize("taken", ["Trots", " trots ", "TROTS"])
def test_a_name_that_is_taken_stops_all(taken: str, project: Project, run: Run) -> None:
    before = codebooks.text(project)
    with pytest.raises(UsageError, match="naam"):
        to_codes(project, named(run, "leren", taken), [1, 2, 3, 4], coder=CODER)
    nothing_made(project, before)


def test_two_topics_of_one_name_stop_all(project: Project, run: Run) -> None:
    before = codebooks.text(project)
    with pytest.raises(UsageError, match=r"(?i)onderweg"):
        to_codes(project, named(named(run, "leren", "onderweg"), "reis", "Onderweg"), [1, 2, 3, 4], coder=CODER)
    nothing_made(project, before)


def test_a_parent_that_there_is_not_stops_all(project: Project, run: Run) -> None:
    before = codebooks.text(project)
    with pytest.raises(UsageError, match=r"‘steun’.*draagvlak"):
        to_codes(project, run, [1], coder=CODER, parent="steun")
    nothing_made(project, before)


@pytest.mark.parametrize("number", [-1, 0, 5])
def test_a_topic_that_there_is_not_stops_all(number: int, project: Project, run: Run) -> None:
    before = codebooks.text(project)
    with pytest.raises(UsageError, match=str(number)):
        to_codes(project, run, [1, number], coder=CODER)
    nothing_made(project, before)


def test_a_coder_without_a_name_stops_all(project: Project, run: Run) -> None:
    before = codebooks.text(project)
    with pytest.raises(EvaluationError):
        to_codes(project, run, [1], coder="  ")
    nothing_made(project, before)


def test_a_codebook_with_a_fault_stops_all(fitted: Path, run: Run) -> None:
    path = fitted / "codebook" / "analysekader.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  - naam: Zonder id\n", encoding="utf-8")
    with open_project(fitted) as project:
        before = codebooks.text(project)
        with pytest.raises(UsageError):
            to_codes(project, run, [1], coder=CODER)
        nothing_made(project, before)


def test_the_same_number_twice_makes_one_code(project: Project, run: Run) -> None:
    made = to_codes(project, run, [2, 2, 2], coder=CODER)
    assert [one.topic for one in made] == [2]
    assert len(codes_in_file(project)) == 3
    assert len(proposed(project)) == 30


def test_the_same_topic_is_not_made_into_a_code_a_second_time(project: Project, run: Run) -> None:
    to_codes(project, run, [2], coder=CODER)
    before = codebooks.text(project)
    with pytest.raises(UsageError, match="Er is al een code"):
        to_codes(project, run, [1, 2], coder=CODER)
    assert codebooks.text(project) == before
    assert len(proposed(project)) == 30


# Words as they are said


def test_words_with_hyphens_and_apostrophes_become_signals(project: Project, run: Run) -> None:
    words = tuple(Word(text, 1.0) for text in ("e-bike", "foto's", "vmbo-t", "auto’s", "niet", "café", "geen"))
    odd = replace(run, topics=(replace(run.topics[0], words=words), *run.topics[1:]))
    to_codes(project, odd, [1], coder=CODER)
    kept = ["e-bike", "foto's", "vmbo-t", "auto’s", "café"]  # a word that denies says nothing by itself
    assert codes_in_file(project)[-1]["signalen"] == {"zwak": {"neutraal": kept}}
    tag(project)


def test_quotes_with_signs_of_yaml_or_of_control_become_examples(tmp_path: Path) -> None:
    nasty = [
        "- #geen: [lijst] 'a' \"b\" & *c ! | > % @ ` 🙂",
        "\x01\x07 tab\there \u2028 einde",
        "ja: nee # ja",
        "--- ...",
    ]
    text = interview(1) + "".join(
        f"I: {QUESTION}\nR: {odd} halte bus station fietspad reistijd {number}\n" for number, odd in enumerate(nasty)
    )
    folder = write_topic_project(tmp_path / "vies", g1=text)
    with open_project(folder) as project:
        ingest(project)
        run = topics.fit(project, CHOICES, folder / topics.FOLDER)
        number = number_of(run, "reis")
        odd = tuple(
            index
            for index, passage in enumerate(run.passages)
            if passage.topic == number and any(mark in passage.selection.quote for mark in ("🙂", "\ufffd", "#", "..."))
        )
        assert len(odd) == len(nasty)
        run = replace(run, topics=tuple(replace(topic, quotes=odd) for topic in run.topics))
        to_codes(project, run, [number], coder=CODER)
        examples = codes_in_file(project)[-1]["voorbeelden"]
        assert isinstance(examples, list) and len(examples) == len(nasty)
        assert "🙂" in examples[0]["tekst"]
        assert project.codebook


# Tagging after it


def overlapping(project: Project, code_id: str) -> list[tuple[Suggestion, Suggestion]]:
    """Return suggestions of another engine for this code on words where a topic's suggestion for it is."""
    of_topics = [item for item in proposed(project) if item.code_id == code_id]
    return [
        (mine, other)
        for mine in of_topics
        for other in project.store.suggestions(mine.source_guid)
        if other.engine != ENGINE and other.code_id == code_id and other.selection.overlaps(mine.selection)
    ]


def test_tagging_does_not_propose_the_same_where_a_suggestion_of_a_topic_waits(project: Project, run: Run) -> None:
    [made] = to_codes(project, run, [1], coder=CODER)
    waiting = proposed(project)
    tag(project)
    assert proposed(project) == waiting
    assert overlapping(project, made.code.id) == []
    # Without the suggestions of the topic, the words of the code are found in those very passages.
    for source in project.store.sources():
        project.store.replace_suggestions(source.guid, ENGINE, {made.code.id: None}, [])
        project.store.replace_suggestions(source.guid, "codebook", {made.code.id: None}, [])
    tag(project)
    found = {item.selection.quote for item in proposed(project, engine="codebook") if item.code_id == made.code.id}
    assert any(item.selection.quote.startswith(quote) for item in waiting for quote in found)


def test_tagging_again_does_nothing_when_nothing_changed(project: Project, run: Run) -> None:
    to_codes(project, run, [1, 2], coder=CODER)
    tag(project)
    report = tag(project)
    assert (report.tagged, report.unchanged) == (0, len(NAMES))
    assert len(proposed(project)) == 60


def test_the_suggestions_of_a_code_that_was_removed_go(project: Project, run: Run) -> None:
    gone, stays = (one.code.id for one in to_codes(project, run, [1, 2], coder=CODER))
    codebooks.remove_code(project, review.coder(project, CODER), gone)
    tag(project)
    assert {item.code_id for item in proposed(project)} == {stays}
    assert len(proposed(project)) == 30


def test_decisions_on_suggestions_of_a_topic_stay(project: Project, run: Run, fitted: Path) -> None:
    [made] = to_codes(project, run, [1], coder=CODER)
    coder = review.coder(project, CODER)
    accepted, changed, rejected, *_ = proposed(project)
    codings = [
        review.accept(project, coder, accepted.guid, valence=Valence.POSITIVE),
        review.accept(project, coder, changed.guid, code_id="trots"),
    ]
    review.reject(project, coder, rejected.guid)
    reviews = project.store.reviews()
    tag(project)
    topics.fit(project, CHOICES, fitted / topics.FOLDER)
    codebooks.remove_code(project, coder, made.code.id, confirmed=True)
    tag(project)
    assert project.store.codings() == codings
    assert project.store.reviews() == reviews
    assert {item.guid for item in proposed(project)} == {accepted.guid, changed.guid, rejected.guid}


def test_words_that_were_decided_on_are_not_proposed_again_by_tagging(project: Project, run: Run) -> None:
    [made] = to_codes(project, run, [1], coder=CODER)
    for suggestion in proposed(project):
        review.reject(project, review.coder(project, CODER), suggestion.guid)
    tag(project)
    assert overlapping(project, made.code.id) == []


def test_a_coding_by_hand_does_not_keep_a_topic_from_its_code(project: Project, run: Run) -> None:
    source = project.store.sources()[0]
    turn = source.evidence_turns()[0]
    place = select(source.text, turn.start, turn.end)
    coding = review.code_by_hand(project, review.coder(project, CODER), source.guid, place, "trots", Valence.POSITIVE)
    to_codes(project, run, [1, 2, 3, 4], coder=CODER)
    assert project.store.codings() == [coding]
    assert len(proposed(project)) == len(run.passages)


def test_the_topics_themselves_are_not_changed(project: Project, run: Run, fitted: Path) -> None:
    before = (fitted / topics.FOLDER / files.RUN).read_bytes()
    to_codes(project, run, [1], coder=CODER)
    assert (fitted / topics.FOLDER / files.RUN).read_bytes() == before
