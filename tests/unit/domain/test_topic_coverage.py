"""Topics beside codes."""

import math
from datetime import UTC, datetime

import pytest

from lerende_evaluatie.domain.model import Coding, Selection, Source, Valence
from lerende_evaluatie.domain.topic_coverage import CodeTopics, Comparison, Coverage, TopicCodes, compare
from lerende_evaluatie.domain.topics import Choices, Placed, Run, Topic
from tests.interview_samples import code, codebook

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
BOOK = codebook(code("trots"), code("draagvlak"), code("werkvloer", parent="draagvlak"))
A, B = (Source(guid, f"{guid}.txt", "x" * 100, (), "0", "txt 1") for guid in "ab")


def placed(topic: int, start: int, source: Source = A) -> Placed:
    """Return a passage of ten characters."""
    return Placed(source.name, Selection(start, start + 10, "x" * 10), topic, 1.0, 0.5, 0.5)


def coding(code_id: str, start: int, end: int, source_guid: str = "a") -> Coding:
    selection = Selection(start, end, "x" * (end - start))
    return Coding(f"{code_id}{start}", source_guid, selection, code_id, Valence.NEUTRAL, "u", MOMENT)


def compared(passages: list[Placed], *codings: Coding) -> Comparison:
    topics = tuple(Topic(number, 0, (), 1) for number in range(1, max(one.topic for one in passages) + 1))
    run = Run(Choices(), "", "", {A.name: "0", B.name: "0"}, tuple(passages), topics, (), None)
    return compare(run, [A, B], codings, BOOK)


@pytest.mark.parametrize(
    ("coded", "passages", "coverage"),
    [
        (5, 10, Coverage.COVERED),
        (10, 10, Coverage.COVERED),
        (49, 100, Coverage.PARTLY),
        (1, 5, Coverage.PARTLY),
        (19, 100, Coverage.NONE),
        (0, 1, Coverage.NONE),
        (0, 0, Coverage.UNKNOWN),
    ],
)
def test_half_is_covered_a_fifth_is_partly_covered(coded: int, passages: int, coverage: Coverage) -> None:
    assert TopicCodes(Topic(1, 9, (), 1), passages, coded, {}).coverage is coverage


def test_a_passage_carries_a_code_when_they_share_one_character() -> None:
    found = compared([placed(1, 10)], coding("trots", 0, 11))
    assert (found.topics[0].coded, found.topics[0].codes) == (1, {"trots": 1})
    before, after = coding("trots", 0, 10), coding("trots", 20, 30)
    assert compared([placed(1, 10)], before, after).topics[0].coded == 0


def test_a_passage_counts_once_under_a_code_and_also_under_the_codes_above_it() -> None:
    found = compared([placed(1, 0), placed(1, 20)], coding("werkvloer", 0, 4), coding("werkvloer", 5, 9))
    assert found.topics[0].codes == {"draagvlak": 1, "werkvloer": 1}
    assert (found.topics[0].passages, found.topics[0].coded) == (2, 1)
    assert [one.code_id for one in found.codes] == ["draagvlak", "werkvloer"], "in the order of the codebook"


def test_only_interviews_with_a_coding_count() -> None:
    passages = [placed(1, 0), placed(1, 0, B), placed(2, 20, B)]
    found = compared(passages, coding("trots", 0, 4))
    assert [(topic.passages, topic.coded) for topic in found.topics] == [(1, 1), (0, 0)]
    assert found.topics[1].coverage is Coverage.UNKNOWN
    assert (found.interviews, found.of_interviews) == (1, 2)
    assert compared(passages).interviews == 0


def test_a_coding_in_an_interview_that_is_not_shown_counts_nowhere() -> None:
    found = compared([placed(1, 0)], coding("trots", 0, 4, "onbekend"))
    assert found.codes == () and found.topics[0].coverage is Coverage.UNKNOWN


def test_the_codes_of_a_topic_stand_most_used_first() -> None:
    passages = [placed(1, start) for start in (0, 20, 40)]
    found = compared(passages, coding("trots", 0, 4), coding("draagvlak", 0, 60))
    assert list(found.topics[0].codes.items()) == [("draagvlak", 3), ("trots", 1)]


@pytest.mark.parametrize(
    ("topics", "spread"),
    [
        ([1, 1, 1, 1], 1.0),
        ([1, 2], 2.0),
        ([1, 1, 2, 2, 3, 3, 4, 4], 4.0),
        ([1, 1, 1, 2], 4 / 3**0.75),  # exp of 3/4 ln 4/3 + 1/4 ln 4
        ([1, 1, 2, 3], 2 * math.sqrt(2)),  # exp of 1/2 ln 2 + 1/2 ln 4
        ([1, 1, 0, 0, 0], 1.0),
        ([0, 0], 0.0),
    ],
)
def test_the_spread_of_a_code_is_the_number_of_topics_that_it_is_as_good_as_spread_over(
    topics: list[int], spread: float
) -> None:
    passages = [placed(topic, 10 * place) for place, topic in enumerate(topics)] + [placed(9, 90)]
    (found,) = compared(passages, coding("trots", 0, 10 * len(topics))).codes
    assert found.spread == pytest.approx(spread)
    assert (found.passages, found.in_topic) == (len(topics), sum(map(bool, topics)))


def test_a_code_without_passages_is_left_out_and_one_that_left_the_codebook_stays() -> None:
    found = compared([placed(1, 0)], coding("oud", 0, 4), coding("trots", 50, 60))
    assert found.codes == (CodeTopics("oud", 1, 1, 1.0),)
