"""What decisions teach, and tagging with what was learned."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Coding, Source, Suggestion, User, Valence, select
from lerende_evaluatie.usecases import learning, review, texts
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Item, Project
from lerende_evaluatie.usecases.tag import tag
from tests.conftest import write_project
from tests.learning_samples import EXAMPLES

NO_ZIN = "Mijn collega had er eerst geen zin in."


@pytest.fixture
def tagged(project: Project) -> Project:
    ingest(project)
    tag(project)
    return project


def coder(project: Project, name: str = "Codeur") -> User:
    return review.coder(project, name)


def source_of(project: Project, name: str = "anna.txt") -> Source:
    [found] = [one for one in project.store.sources() if one.name == name]
    return found


def suggestion(project: Project, code_id: str, name: str = "anna.txt") -> Suggestion:
    [found] = [one for one in project.store.suggestions(source_of(project, name).guid) if one.code_id == code_id]
    return found


def by_hand(
    project: Project, user: User, quote: str, code_id: str, valence: Valence = Valence.NEUTRAL, name: str = "anna.txt"
) -> Coding:
    source = source_of(project, name)
    start = source.text.index(quote)
    selection = select(source.text, start, start + len(quote))
    return review.code_by_hand(project, user, source.guid, selection, code_id, valence)


def told(project: Project) -> list[tuple[str, set[str], set[str] | None]]:
    """Return what was decided: words, codes, and denied codes (None: all others)."""
    return [
        (one.text, set(one.codes), None if one.denied is None else set(one.denied)) for one in learning.decided(project)
    ]


# What decisions say


def test_before_anybody_decided_there_are_only_examples(tagged: Project) -> None:
    assert learning.decided(tagged) == ()
    assert learning.material(tagged) == ()


def test_a_rejection_denies_the_code_and_the_theme_it_belongs_to(tagged: Project) -> None:
    review.reject(tagged, coder(tagged), suggestion(tagged, "werkvloer").guid)
    [one] = learning.decided(tagged)
    assert one.denied == {"werkvloer", "draagvlak"} and not one.codes and one.is_reviewed
    assert NO_ZIN in one.text


def test_a_rejection_does_not_deny_the_theme_when_the_words_got_another_code_of_it(tagged: Project) -> None:
    review.reject(tagged, coder(tagged), suggestion(tagged, "werkvloer").guid)
    by_hand(tagged, coder(tagged, "Collega"), NO_ZIN, "draagvlak")
    assert {frozenset(denied or ()) for _, codes, denied in told(tagged) if not codes} == {frozenset({"werkvloer"})}


def test_what_one_coder_rejected_and_another_coded_is_not_denied(tagged: Project) -> None:
    review.reject(tagged, coder(tagged), suggestion(tagged, "werkvloer").guid)
    review.accept(tagged, coder(tagged, "Collega"), suggestion(tagged, "werkvloer").guid)
    said = learning.decided(tagged)
    assert any("werkvloer" in one.codes for one in said)
    assert not any("werkvloer" in (one.denied or ()) for one in said)


def test_a_rejection_that_was_taken_back_says_nothing(tagged: Project) -> None:
    wrong = suggestion(tagged, "werkvloer")
    review.reject(tagged, coder(tagged), wrong.guid)
    review.take_back(tagged, coder(tagged), wrong.guid)
    assert learning.decided(tagged) == ()


def test_a_coding_speaks_for_its_code_and_not_about_others(tagged: Project) -> None:
    by_hand(tagged, coder(tagged), "Vegen, snoeien, en koffie drinken.", "trots", Valence.POSITIVE)
    [one] = learning.decided(tagged)
    words, codes = "Vegen, snoeien, en koffie drinken.", frozenset({"trots"})
    assert one == Labelled(words, codes, frozenset(), Valence.POSITIVE, is_reviewed=True)


def test_codings_of_several_people_on_the_same_words_are_one_passage(tagged: Project) -> None:
    words = "Vegen, snoeien, en koffie drinken."
    by_hand(tagged, coder(tagged), words, "trots", Valence.POSITIVE)
    by_hand(tagged, coder(tagged, "Collega"), words, "werkvloer", Valence.NEGATIVE)
    [one] = learning.decided(tagged)
    assert one.codes == {"trots", "werkvloer"}
    assert one.valence is None, "they do not agree on a direction"


def test_what_was_left_uncoded_between_codings_by_hand_is_evidence_of_nothing(tagged: Project) -> None:
    user = coder(tagged)
    by_hand(tagged, user, "Ja, ik ben er wel trots op.", "trots")
    by_hand(tagged, user, "Dat had ik nooit gedacht.", "trots")
    by_hand(tagged, user, "Vegen, snoeien, en koffie drinken.", "trots")
    by_hand(tagged, user, "Vegen, snoeien, en koffie drinken.", "draagvlak")
    assert not any(not codes for _, codes, _ in told(tagged)), "four codings do not yet tell that somebody reads along"
    by_hand(tagged, user, "Het is goed geregeld, hoor.", "werkvloer")
    said = told(tagged)
    assert all(denied is None for _, _, denied in said), "of every code is known whether it is there"
    assert [(text[:4], codes) for text, codes, _ in said] == [
        ("Ja, ", {"trots"}),
        ("Mijn", set()),
        ("Vege", {"trots", "draagvlak", "werkvloer"}),
    ]


def test_deciding_on_every_suggestion_does_not_tell_that_the_rest_was_read(tagged: Project) -> None:
    user = coder(tagged)
    for one in tagged.store.suggestions(source_of(tagged).guid):
        review.accept(tagged, user, one.guid)
    assert all(denied is not None for _, _, denied in told(tagged))


def test_a_withdrawn_coding_says_nothing(tagged: Project) -> None:
    coding = by_hand(tagged, coder(tagged), "Vegen, snoeien, en koffie drinken.", "trots")
    review.withdraw(tagged, coder(tagged), coding.guid)
    assert learning.decided(tagged) == ()


def test_what_was_decided_comes_after_the_examples(folder: Path) -> None:
    (folder / "codebook" / "analysekader.voorbeelden.jsonl").write_text(_lines(EXAMPLES), encoding="utf-8")
    with open_project(folder) as opened:
        ingest(opened)
        by_hand(opened, coder(opened), "Vegen, snoeien, en koffie drinken.", "trots")
        every = learning.material(opened)
        assert [one.is_reviewed for one in every] == [False] * len(EXAMPLES) + [True]


# Tagging with what was learned

CODEBOOK = """\
codeboek: Thuis en onderweg
versie: "1"
codes:
  - {id: thuis, naam: Thuis, kleur: "#1b7837", definitie: Thuis.}
  - {id: bus, naam: Bus, kleur: "#2166ac", definitie: Onderweg., signalen: {sterk: {negatief: [bus]}}}
"""
KEES = """\
I: Hoe gaat het nu?
R: Mijn kinderen zien dat ik weer vrolijk van het werk thuiskom.
I: En de reis?
R: De nachtbus stopt niet bij mijn werk. De bus rijdt te laat en dan mis ik de aansluiting.
I: Wat ligt daar?
R: Het rooster ligt op tafel bij de receptie.
I: En verder?
R: Mijn zus vertelt trots dat ik weer werk heb.
"""


def _lines(examples: tuple[Labelled, ...]) -> str:
    return "".join(
        json.dumps({"text": one.text, "codes": sorted(one.codes), "valence": one.valence}) + "\n" for one in examples
    )


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Project]:
    """A project with examples enough, tagged."""
    folder = write_project(tmp_path / "leren", kees=KEES)
    (folder / "codebook" / "analysekader.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "codebook" / "analysekader.voorbeelden.jsonl").write_text(_lines(EXAMPLES), encoding="utf-8")
    (folder / "transcripts" / "interviews.csv").unlink()
    with open_project(folder) as opened:
        ingest(opened)
        tag(opened)
        yield opened


def on(project: Project, *, code_id: str) -> list[Suggestion]:
    return [one for one in project.store.suggestions() if one.code_id == code_id]


def test_with_examples_codes_without_signals_are_found_too(learner: Project) -> None:
    assert {one.engine for one in on(learner, code_id="thuis")} == {"learned"}
    assert {quote.split()[1] for quote in (one.selection.quote for one in on(learner, code_id="thuis"))} == {
        "kinderen",
        "zus",
    }


def test_of_one_code_each_word_is_proposed_once_by_whatever_engine(learner: Project) -> None:
    for code_id in ("thuis", "bus"):
        places = [
            place for one in on(learner, code_id=code_id) for place in range(one.selection.start, one.selection.end)
        ]
        assert places and len(places) == len(set(places))


def test_tagging_after_decisions_touches_no_decided_work_and_a_second_time_changes_nothing(learner: Project) -> None:
    user = coder(learner)
    accepted, rejected = on(learner, code_id="thuis")
    coding = review.accept(learner, user, accepted.guid)
    review.reject(learner, user, rejected.guid)
    by_hand(learner, user, "Het rooster ligt op tafel", "bus", name="kees.txt")
    decided = [accepted, rejected]
    reviews, codings = learner.store.reviews(), learner.store.codings()
    assert tag(learner).tagged == 1
    assert [one for one in learner.store.suggestions() if one.guid in {accepted.guid, rejected.guid}] == decided
    assert (learner.store.reviews(), learner.store.codings()) == (reviews, codings)
    assert learner.store.coding(coding.guid) == coding
    after = learner.store.suggestions()
    assert not [one for one in after if one not in decided and one.selection.overlaps(rejected.selection)]
    assert tag(learner).tagged == 0
    assert learner.store.suggestions() == after


def test_without_a_new_decision_tagging_again_does_nothing(learner: Project) -> None:
    before = learner.store.suggestions()
    assert tag(learner).tagged == 0
    assert learner.store.suggestions() == before


def test_a_project_that_no_longer_asks_an_engine_loses_its_open_suggestions_and_its_weights(learner: Project) -> None:
    user = coder(learner)
    kept, gone = on(learner, code_id="thuis")
    review.accept(learner, user, kept.guid)
    settings = learner.folder / "evaluatie.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '[suggesties]\nengines = ["codebook"]\n', encoding="utf-8")
    with open_project(learner.folder) as again:
        report = tag(again)
        assert (report.tagged, report.examples, report.decisions) == (1, 0, 0)
        found = again.store.suggestions()
        assert kept in found and gone.guid not in {one.guid for one in found}
        assert {one.score for one in found if one.engine == "codebook"} == {0.6}
        assert tag(again).tagged == 0


def test_faults_in_examples_that_nobody_learns_from_stand_in_nobodys_way(learner: Project) -> None:
    settings = learner.folder / "evaluatie.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '[suggesties]\nengines = ["codebook"]\n', encoding="utf-8")
    [file] = learner.folder.glob("codebook/*.voorbeelden.jsonl")
    file.write_text("geen json", encoding="utf-8")
    with open_project(learner.folder) as again:
        assert tag(again).examples == 0


def test_it_says_that_it_learns_before_it_makes_suggestions_and_only_when_there_is_something_to_learn(
    learner: Project,
) -> None:
    told: list[tuple[str, int]] = []

    def progress(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        listed = list(items)
        told.append((what, len(listed)))
        yield from listed

    count = len(learner.store.sources())
    tag(learner, progress)
    assert told == [(texts.LEARNING, 0), (texts.TAGGING, count)]
    told.clear()
    review.accept(learner, coder(learner), on(learner, code_id="thuis")[0].guid)
    tag(learner, progress)
    assert told == [(texts.LEARNING, 1), (texts.TAGGING, count)]


def test_examples_that_change_while_a_project_is_open_are_read_again(learner: Project) -> None:
    [file] = learner.folder.glob("codebook/*.voorbeelden.jsonl")
    assert len(learner.examples) == len(EXAMPLES)
    file.write_text(_lines(EXAMPLES[:1]), encoding="utf-8")
    assert [one.text for one in learner.examples] == [EXAMPLES[0].text]
