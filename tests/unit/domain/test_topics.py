"""Topics over pilots and groups, and names that find their topic again."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lerende_evaluatie.domain import topics
from lerende_evaluatie.domain.model import Selection, Source, Variables
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.domain.topics import Choices, Named, Placed, Reduction, Run, Score, Share, Topic, Word

Spans = dict[str, list[tuple[int, int]]]
WORDS = tuple(Word(text, 1.0) for text in ("bus", "trein", "fiets", "halte"))


def placed(topic: int, start: int, end: int, name: str = "a.txt") -> Placed:
    return Placed(name, Selection(start, end, "x" * (end - start)), topic, 1.0, 0.5, 0.5)


def run_of(*passages: Placed, texts: tuple[str, ...] = (), named: dict[int, str] | None = None) -> Run:
    """Return a run with as many topics as its passages name."""
    numbers = range(1, max((one.topic for one in passages), default=0) + 1)
    found = tuple(
        Topic(number, sum(one.topic == number for one in passages), WORDS, 1, name=(named or {}).get(number, ""))
        for number in numbers
    )
    names = texts or tuple(dict.fromkeys(one.source_name for one in passages))
    return Run(Choices(), "2026-01-01", "ingebouwd", dict.fromkeys(names, "0"), passages, found, (), None)


def names_of(run: Run) -> list[str]:
    return [topic.name for topic in run.topics]


def test_a_topic_is_called_by_its_name_and_else_by_its_three_strongest_words() -> None:
    assert Topic(1, 9, WORDS, 1).label == "bus, trein, fiets"
    assert Topic(1, 9, WORDS, 1, name="Reizen").label == "Reizen"
    assert Topic(1, 9, WORDS[:1], 1).label == "bus"


@pytest.mark.parametrize(
    ("back", "seeds", "steady"),
    [(1, 1, True), (1, 2, False), (2, 2, True), (1, 3, False), (2, 3, True), (2, 5, False), (3, 5, True), (5, 5, True)],
)
def test_a_topic_is_steady_when_it_comes_back_in_half_of_the_other_seeds(back: int, seeds: int, steady: bool) -> None:
    assert Topic(1, 9, WORDS, back).is_steady(seeds) is steady


def test_topics_are_asked_for_by_number_and_no_topic_is_none() -> None:
    run = run_of(placed(1, 0, 5), placed(0, 5, 9), placed(2, 9, 12), placed(1, 12, 20))
    assert run.topic(2) is run.topics[1]
    assert [run.topic(number) for number in (-1, 0, 3)] == [None, None, None]
    assert list(run.members(1)) == [run.passages[0], run.passages[3]]
    assert run.quotes(Topic(1, 2, WORDS, 1, quotes=(3, 0))) == [run.passages[3], run.passages[0]]


# How topics are spread


def source(name: str, **variables: object) -> Source:
    return Source(name, name, "", (), "0", "txt 1", Variables(**variables))  # type: ignore[arg-type]


SOURCES = [
    source("a.txt", case="Zuid", group="partner", round=10),
    source("b.txt", case="Noord", group="werknemer", round=2),
    source("c.txt", case="Noord", round=2),
]
SPREAD = run_of(
    placed(1, 0, 5),
    placed(1, 5, 9),
    placed(0, 9, 12),
    placed(2, 0, 5, "b.txt"),
    placed(1, 5, 9, "c.txt"),
    placed(1, 0, 9, "weg.txt"),
)


def test_a_share_is_of_all_passages_of_a_column_also_those_without_a_topic() -> None:
    found = topics.spread(SPREAD, SOURCES, By.CASE)
    assert found.columns == ("Noord", "Zuid")
    assert found.rows == ((Share(1, 2), Share(2, 3)), (Share(1, 2), Share(0, 3)))
    assert [share.share for share in found.rows[0]] == [1 / 2, 2 / 3]


def test_columns_stand_in_the_order_asked_then_by_value_with_what_is_not_filled_in_last() -> None:
    assert topics.spread(SPREAD, SOURCES, By.GROUP).columns == ("partner", "werknemer", None)
    assert topics.spread(SPREAD, SOURCES, By.GROUP, ("werknemer", "leeg")).columns == ("werknemer", "partner", None)
    assert topics.spread(SPREAD, SOURCES, By.ROUND).columns == (2, 10), "as numbers, not as words"


def test_interviews_that_are_gone_count_nowhere_and_a_column_without_passages_shares_nothing() -> None:
    assert topics.spread(SPREAD, [], By.CASE) == topics.Spread((), ((), ()))
    only = topics.spread(SPREAD, [SOURCES[0], source("leeg.txt", case="Oost")], By.CASE)
    assert only.columns == ("Zuid",)
    assert Share(0, 0).share == 0.0


# Names that find their topic again


def called(name: str, spans: Spans) -> Named:
    """Return a name given in interviews whose text is still the same."""
    return Named(name, dict(spans), dict.fromkeys(spans, "0"))


def test_a_topic_that_comes_back_keeps_its_name() -> None:
    run = topics.named_again(run_of(placed(1, 0, 10), placed(2, 20, 30)), [called("Reizen", {"a.txt": [(18, 30)]})])
    assert names_of(run) == ["", "Reizen"]
    assert run.waiting == ()


@pytest.mark.parametrize(("span", "name"), [((0, 10), "Reizen"), ((5, 10), "Reizen"), ((6, 10), "")])
def test_half_of_both_together_is_just_enough(span: tuple[int, int], name: str) -> None:
    run = topics.named_again(run_of(placed(1, 0, 10)), [called("Reizen", {"a.txt": [span]})])
    assert names_of(run) == [name]
    assert [waiting.name for waiting in run.waiting] == ([] if name else ["Reizen"])


def test_a_name_whose_topic_is_gone_waits_until_the_topic_comes_back() -> None:
    spans: Spans = {"a.txt": [(0, 10)]}
    gone = topics.named_again(run_of(placed(1, 50, 60)), [called("Reizen", spans)])
    assert names_of(gone) == [""] and gone.waiting == (called("Reizen", spans),)
    assert names_of(topics.named_again(run_of(placed(1, 0, 10)), topics.names_in(gone))) == ["Reizen"]


def test_a_name_goes_to_the_topic_that_is_most_alike_and_no_topic_gets_two() -> None:
    run = run_of(placed(1, 0, 6), placed(2, 6, 16))
    both = [called("Eerst", {"a.txt": [(6, 16)]}), called("Later", {"a.txt": [(5, 16)]})]
    found = topics.named_again(run, both)
    assert names_of(found) == ["", "Eerst"]
    assert found.waiting == (both[1],)


def test_passages_cut_in_another_way_are_still_the_same_topic() -> None:
    whole = called("Reizen", {"a.txt": [(0, 40)], "b.txt": [(5, 25)]})
    pieces = [placed(1, 0, 12), placed(1, 13, 25), placed(1, 26, 40), placed(1, 5, 25, "b.txt")]
    assert names_of(topics.named_again(run_of(*pieces), [whole])) == ["Reizen"]


def test_interviews_that_only_one_of_both_is_about_say_nothing() -> None:
    added = run_of(placed(1, 0, 10), placed(1, 0, 900, "nieuw.txt"))
    assert names_of(topics.named_again(added, [called("Reizen", {"a.txt": [(0, 10)]})])) == ["Reizen"]
    left = called("Reizen", {"a.txt": [(0, 10)], "weg.txt": [(0, 900)]})
    assert names_of(topics.named_again(run_of(placed(1, 0, 10)), [left])) == ["Reizen"]
    nowhere = topics.named_again(run_of(placed(1, 0, 10)), [called("Reizen", {"weg.txt": [(0, 900)]})])
    assert names_of(nowhere) == [""]


def test_an_interview_of_both_in_which_only_one_has_passages_counts_against() -> None:
    run = run_of(placed(1, 0, 10), placed(0, 0, 99, "b.txt"))
    assert names_of(topics.named_again(run, [called("Reizen", {"a.txt": [(0, 10)], "b.txt": [(0, 11)]})])) == [""]


def test_an_interview_whose_text_changed_says_nothing() -> None:
    changed = Named("Reizen", {"a.txt": [(0, 10)]}, {"a.txt": "another"})
    assert topics.named_again(run_of(placed(1, 0, 10)), [changed]).waiting == (changed,)
    both = Named("Reizen", {"a.txt": [(50, 60)], "b.txt": [(0, 10)]}, {"a.txt": "another", "b.txt": "0"})
    assert names_of(topics.named_again(run_of(placed(1, 0, 10), placed(1, 0, 10, "b.txt")), [both])) == ["Reizen"]


def test_words_that_deny_are_no_label_as_long_as_there_are_others() -> None:
    words = tuple(Word(text, 1.0) for text in ("niet", "fiets", "geen", "bus"))
    assert Topic(1, 9, words, back=1).label == "fiets, bus"
    assert Topic(1, 9, words[:1], back=1).label == "niet"


@pytest.mark.parametrize(
    ("choices", "says_nothing"),
    [
        (Choices(reduction=Reduction.PCA), True),
        (Choices(reduction=Reduction.PCA, seeds=1), False),
        (Choices(reduction=Reduction.PCA, clusters=4), False),
        (Choices(), False),
    ],
)
def test_coming_back_says_nothing_where_nothing_is_left_to_chance(choices: Choices, says_nothing: bool) -> None:
    assert replace(run_of(placed(1, 0, 10)), choices=choices).is_always_the_same is says_nothing


@pytest.mark.parametrize(
    ("agreement", "coherence", "like_chance"),
    [(0.5, -0.2, True), (0.59, -0.16, True), (0.6, -0.2, False), (0.5, -0.14, False), (None, -0.2, False)],
)
def test_topics_are_like_chance_when_they_neither_agree_nor_cohere_more(
    agreement: float | None, coherence: float, like_chance: bool
) -> None:
    own = Score("BERTopic", 2, 0.8, coherence, agreement)
    chance = Score("Geschudde woorden", 2, 0.9, -0.2, 0.5, is_chance=True)
    run = replace(run_of(placed(1, 0, 10)), scores=(own, own, chance), agreement=agreement)
    assert run.is_like_chance is like_chance
    assert replace(run, scores=(own,)).is_like_chance is False


def test_all_names_are_kept_those_on_topics_and_those_that_wait() -> None:
    run = run_of(placed(1, 0, 10), placed(2, 20, 30), placed(2, 3, 9, "b.txt"), named={2: "Reizen"})
    assert topics.names_in(run) == [Named("Reizen", {"a.txt": [(20, 30)], "b.txt": [(3, 9)]}, run.texts)]
    waiting = topics.named_again(run, [called("Oud", {"a.txt": [(90, 99)]})])
    assert [named.name for named in topics.names_in(waiting)] == ["Reizen", "Oud"]


def test_a_person_names_one_topic_and_takes_the_name_away_again() -> None:
    run = run_of(placed(1, 0, 10), placed(2, 20, 30))
    named = topics.renamed(run, 2, "Reizen")
    assert names_of(named) == ["", "Reizen"]
    assert topics.renamed(named, 2, "") == run


# The same, beside sets of characters

FILES = ("a.txt", "b.txt", "c.txt")
BORDERS = st.lists(st.integers(0, 60), unique=True, max_size=12).map(sorted)
SPANS = BORDERS.map(lambda found: list(zip(found[::2], found[1::2], strict=False)))
TOUCHING = BORDERS.map(lambda found: list(pairwise(found)))
BY_FILE = st.dictionaries(st.sampled_from(FILES), SPANS | TOUCHING, max_size=3)


def characters(spans: Spans, within: set[str]) -> set[tuple[str, int]]:
    return {(name, place) for name in within for start, end in spans.get(name, []) for place in range(start, end)}


@given(SPANS | TOUCHING, SPANS | TOUCHING)
@example([(0, 5), (5, 9)], [(4, 6)])
def test_shared_characters_are_those_that_both_hold(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    both = characters({"a": one}, {"a"}) & characters({"a": other}, {"a"})
    assert topics._shared(one, other) == topics._shared(other, one) == len(both)


@given(BY_FILE, BY_FILE, st.sets(st.sampled_from(FILES)), st.randoms(use_true_random=False))
def test_likeness_is_the_share_of_characters_in_both(
    one: Spans, other: Spans, within: set[str], chance: Random
) -> None:
    for spans in (*one.values(), *other.values()):
        chance.shuffle(spans)
    here, there = characters(one, within), characters(other, within)
    expected = len(here & there) / len(here | there) if here | there else 0.0
    assert topics._alike(one, other, within) == expected


def passages_of(spans: Spans, topic: int) -> Iterator[Placed]:
    return (placed(topic, start, end, name) for name, found in spans.items() for start, end in found)


@given(BY_FILE, BY_FILE)
def test_a_name_comes_back_exactly_when_half_of_the_characters_do(topic: Spans, named: Spans) -> None:
    run = run_of(*passages_of(topic, 1), placed(0, 90, 95), texts=FILES)
    within = set(FILES) & named.keys()
    here, there = characters(topic, within), characters(named, within)
    found = topics.named_again(run, [called("Reizen", named)])
    comes_back = bool(run.topics) and bool(here | there) and 2 * len(here & there) >= len(here | there)
    assert (names_of(found) == ["Reizen"]) is comes_back
    assert [waiting.name for waiting in found.waiting] == ([] if comes_back else ["Reizen"])
    assert [named.name for named in topics.names_in(found)] == ["Reizen"], "no name is ever lost"
