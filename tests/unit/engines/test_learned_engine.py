from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Source, Suggestion, Valence
from lerende_evaluatie.domain.passages import LENGTH, SENTENCES, WHOLE, passages_in
from lerende_evaluatie.engines import learned
from tests.interview_samples import EMBEDDED, analysis_of, code, codebook, interview, suggestions, term
from tests.learning_samples import AT_HOME, EXAMPLES, NOTHING, OF_OTHERS, ON_THE_ROAD

P, N = Valence.POSITIVE, Valence.NEGATIVE
BOOK = codebook(code("thuis"), code("vervoer"), code("bus", parent="vervoer"), code("koffie", term("koffie", P)))
HOME = "Mijn kinderen zien dat ik weer vrolijk van het werk thuiskom."
ROAD = "De nachtbus stopt niet bij mijn werk."
DULL = "Het rooster ligt bij de receptie."


def built(
    examples: Sequence[Labelled] = EXAMPLES, book: CodeBook = BOOK, asked: Sequence[str] = ()
) -> "learned.Engine":
    return learned.build(book, asked or [one.id for one in book.codes], EMBEDDED, examples)


@pytest.fixture(scope="module")
def engine() -> "learned.Engine":
    return built()


def suggest(engine: "learned.Engine", source: Source) -> list[Suggestion]:
    return engine.suggest(source, analysis_of(source))


def weigh(engine: "learned.Engine", source: Source, proposed: Sequence[Suggestion]) -> list[Suggestion]:
    return engine.weigh(source, analysis_of(source), proposed)


def proposal(source: Source, code_id: str, quote: str) -> Suggestion:
    """Return what another engine could propose."""
    [any_of_them] = suggestions(codebook(code("koffie", "koffie")), interview("R: Ik drink de koffie altijd zwart."))
    start = source.text.index(quote)
    selection = replace(any_of_them.selection, start=start, end=start + len(quote), quote=quote)
    return replace(any_of_them, selection=selection, code_id=code_id, source_guid=source.guid, score=0.6)


def reviewed(text: str, *codes: str, denied: str = "") -> Labelled:
    return Labelled(text, frozenset(codes), frozenset({denied} if denied else ()), is_reviewed=True)


# What it learns, and from how much


def test_it_finds_words_that_stand_in_no_example_by_what_they_resemble(engine: "learned.Engine") -> None:
    source = interview(f"R: {HOME}", f"R: {DULL}", f"R: {ROAD}")
    assert [(one.code_id, one.selection.quote) for one in suggest(engine, source)] == [("thuis", HOME), ("bus", ROAD)]


def test_nothing_is_learned_from_fewer_passages_than_can_tell_anything() -> None:
    few, enough = AT_HOME[: learned.FEWEST - 1], AT_HOME[: learned.FEWEST]
    assert "thuis" not in built([*few, *NOTHING]).questions
    assert "thuis" in built([*enough, *NOTHING]).questions
    assert "thuis" not in built([*AT_HOME, *NOTHING[: learned.FEWEST - 1]]).questions


def test_without_examples_it_is_silent_and_leaves_what_others_propose() -> None:
    source = interview(f"R: {HOME}")
    others = [proposal(source, "thuis", HOME)]
    assert suggest(built(()), source) == []
    assert weigh(built(()), source, others) == others


def test_passages_that_share_no_words_teach_nothing_and_do_no_harm() -> None:
    signs = [chr(0x4E00 + number) for number in range(60)]
    examples = [Labelled(sign, frozenset({"thuis"} if number % 2 else ())) for number, sign in enumerate(signs)]
    assert suggest(built(examples), interview(f"R: {HOME}")) == []


def test_an_example_without_any_word_does_no_harm() -> None:
    empty = [Labelled(" \n ", frozenset({"thuis"})), Labelled("…", frozenset()), Labelled("🙂", frozenset({"bus"}))]
    source = interview(f"R: {HOME}")
    assert [one.code_id for one in suggest(built([*empty, *EXAMPLES]), source)] == ["thuis"]


def test_answers_that_contradict_one_another_give_no_suggestions() -> None:
    examples = [replace(one, codes=frozenset(codes)) for one in AT_HOME for codes in ({"thuis"}, ())]
    assert suggest(built(examples), interview(f"R: {HOME}")) == []


# Weighing what others propose


def test_what_is_improbable_is_left_out_and_what_stays_gets_its_probability(engine: "learned.Engine") -> None:
    source = interview(f"R: {HOME}", f"R: {DULL}")
    right, wrong = proposal(source, "thuis", HOME), proposal(source, "thuis", DULL)
    [kept] = weigh(engine, source, [right, wrong])
    assert replace(kept, score=right.score, valence=right.valence) == right
    assert kept.score > right.score


def test_a_code_of_which_it_knows_nothing_stays_as_it_was_proposed(engine: "learned.Engine") -> None:
    source = interview(f"R: {DULL}")
    others = [proposal(source, "een_code_van_vroeger", DULL), proposal(source, "koffie", DULL)]
    assert weigh(engine, source, others) == others


def test_what_another_engine_found_is_not_proposed_once_more(engine: "learned.Engine") -> None:
    source = interview(f"R: {HOME}")
    assert [one.engine for one in weigh(engine, source, [proposal(source, "thuis", HOME)])] == ["codebook"]


def test_a_code_that_cannot_be_learned_is_weighed_as_the_one_above_it() -> None:
    book = codebook(code("thuis"), code("kinderen", parent="thuis"))
    source = interview(f"R: {HOME}", f"R: {DULL}")
    others = [proposal(source, "kinderen", HOME), proposal(source, "kinderen", DULL)]
    assert [one.selection.quote for one in weigh(built(book=book), source, others)] == [HOME]


# Sub-codes and direction


def test_of_a_code_and_the_one_above_it_only_the_lower_is_proposed(engine: "learned.Engine") -> None:
    assert {"bus", "vervoer"} <= engine.questions.keys(), "evidence of the bus is evidence of transport"
    assert [one.code_id for one in suggest(engine, interview(f"R: {ROAD}"))] == ["bus"]


@pytest.mark.parametrize("asked", [["thuis"], ["vervoer"], ["bus"], ["bus", "vervoer"], ["vervoer", "bus", "thuis"]])
def test_asking_for_a_part_gives_that_part_of_what_asking_for_all_gives(
    engine: "learned.Engine", asked: list[str]
) -> None:
    source = interview(f"R: {HOME}", f"R: {ROAD}")
    expected = [one for one in suggest(engine, source) if one.code_id in asked]
    assert suggest(built(asked=asked), source) == expected


def test_a_heading_is_not_learned() -> None:
    book = codebook(code("vervoer", is_codable=False), code("bus", parent="vervoer"))
    assert built(book=book).questions.keys() == {"bus"}


def test_the_direction_is_that_of_passages_like_it(engine: "learned.Engine") -> None:
    found = suggest(engine, interview(f"R: {HOME}", f"R: {ROAD}"))
    assert [one.valence for one in found] == [P, N]


def test_the_direction_that_others_gave_counts_but_the_passage_as_a_whole_decides(engine: "learned.Engine") -> None:
    source = interview(f"R: {HOME}")
    others = [replace(proposal(source, "thuis", HOME), valence=valence) for valence in (P, N, Valence.NEUTRAL)]
    assert [one.valence for one in weigh(engine, source, others)] == [P, P, P]


def test_where_all_examples_have_one_direction_no_direction_is_told() -> None:
    examples = [replace(one, valence=P) for one in EXAMPLES]
    source = interview(f"R: {HOME}")
    assert [one.valence for one in suggest(built(examples), source)] == [Valence.NEUTRAL]
    negative = replace(proposal(source, "thuis", HOME), valence=N)
    assert [one.valence for one in weigh(built(examples), source, [negative])] == [N]


# What a suggestion says


def test_the_reason_and_the_cues_name_words_that_stand_in_the_passage(engine: "learned.Engine") -> None:
    source = interview("R: Ja hoor. 🙂", f"R: {HOME}")
    [found] = suggest(engine, source)
    words = [source.text[cue.start : cue.end] for cue in found.cues]
    assert 0 < len(words) <= learned.CUES and all(word in found.selection.quote for word in words)
    assert found.reason.startswith("Thuis: ") and all(f"‘{word}’" in found.reason for word in words)


def test_a_long_turn_is_cut_and_only_the_sentences_that_speak_for_the_code_are_proposed(
    engine: "learned.Engine",
) -> None:
    long = " ".join([DULL] * 12)
    speaking = (
        f"{HOME} Mijn man merkt thuis dat ik weer kan lachen. Mijn dochter vertelt op school trots over mijn werk."
    )
    [found] = suggest(engine, interview(f"R: {long} {speaking} {long}"))
    assert found.selection.quote in speaking


def test_questions_are_not_proposed(engine: "learned.Engine") -> None:
    assert suggest(engine, interview(f"I: {HOME}")) == []
    assert suggest(engine, interview()) == []


def test_the_same_examples_give_the_same_suggestions_in_whatever_order_codes_are_asked() -> None:
    source = interview(f"R: {HOME}", f"R: {ROAD}", f"R: {DULL}")
    ids = [one.id for one in BOOK.codes]
    assert suggest(built(asked=ids), source) == suggest(built(asked=ids[::-1]), source)


TURNS = some.lists(
    some.sampled_from([HOME, ROAD, DULL, "Ja.", "Koffie! ☕", "cafe\u0301houder, hè…", "\u202ewerk\u202c", "=1+1"]),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(turns=some.lists(TURNS, max_size=4))
@settings(max_examples=40)
def test_in_any_interview_suggestions_are_verbatim_with_a_probability_and_share_no_words(
    engine: "learned.Engine", turns: list[str]
) -> None:
    source = interview(*(f"R: {turn}" for turn in turns))
    found = weigh(engine, source, suggestions(BOOK, source))
    places: set[tuple[str, int]] = set()
    for one in found:
        assert one.selection.stands_in(source.text)
        assert 0 < one.score <= 1
        mine = {(one.code_id, place) for place in range(one.selection.start, one.selection.end)}
        assert places.isdisjoint(mine)
        places |= mine
    assert [one.selection.start for one in found] == sorted(one.selection.start for one in found)


@given(turns=some.lists(TURNS, max_size=4))
@settings(max_examples=40)
def test_passages_cover_every_sentence_of_an_answer_once_and_are_not_long(turns: list[str]) -> None:
    source = interview(*(f"R: {turn}" for turn in turns), "I: En verder?")
    analysis = analysis_of(source)
    passages = list(passages_in(source, analysis))
    covered = [number for one in passages for number in range(one.first, one.last)]
    in_answers = [
        number
        for number, (first, _) in enumerate(analysis.sentences)
        if source.turn_at(analysis.starts[first]) in source.evidence_turns()
    ]
    assert covered == in_answers
    for one in passages:
        first, last = one.tokens(analysis)
        before_the_last = analysis.sentences[one.last - 1][0] - first
        assert (last - first <= WHOLE and one.last - one.first <= SENTENCES) or before_the_last < LENGTH


# Decisions


def test_decisions_weigh_more_than_examples_and_change_what_is_proposed() -> None:
    source = interview(f"R: {HOME}")
    rejected = [reviewed(one.text, denied="thuis") for one in OF_OTHERS]
    [proposed] = [proposal(source, "thuis", HOME)]

    def score(examples: Sequence[Labelled]) -> float:
        return max((one.score for one in weigh(built(examples), source, [proposed])), default=0.0)

    assert suggest(built(), source)
    assert suggest(built([*EXAMPLES, *rejected]), source) == []
    some_of_them = rejected[:1]
    as_examples = [replace(one, is_reviewed=False) for one in some_of_them]
    assert score([*EXAMPLES, *some_of_them]) < score([*EXAMPLES, *as_examples]) < score(EXAMPLES)


def test_a_code_can_be_learned_from_decisions_alone() -> None:
    accepted = [reviewed(one.text, "koffie") for one in ON_THE_ROAD]
    rejected = [reviewed(one.text, denied="koffie") for one in NOTHING]
    found = suggest(built([*accepted, *rejected]), interview(f"R: {ROAD}", f"R: {DULL}"))
    assert [(one.code_id, one.selection.quote) for one in found] == [("koffie", ROAD)]


# Keeping what was learned


class Shelf:
    """Keeps everything, and counts what is put."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def get(self, name: str, key: str) -> bytes | None:
        return self.kept.get((name, key))

    def put(self, name: str, key: str, data: bytes) -> None:
        assert (name, key) not in self.kept, "learned once more"
        self.kept[name, key] = data


def test_what_was_learned_is_used_again_as_long_as_the_passages_are_the_same() -> None:
    shelf, source = Shelf(), interview(f"R: {HOME}", f"R: {DULL}", f"R: {ROAD}")
    other_signals = codebook(*(replace(one, terms=(term("rooster"),)) for one in BOOK.codes))
    for book in (BOOK, BOOK, other_signals):
        codes = [one.id for one in book.codes]
        again = learned.build(book, codes, EMBEDDED, EXAMPLES, shelf)
        assert suggest(again, source) == suggest(built(book=book), source) != []
    assert len(shelf.kept) == 1
    learned.build(BOOK, ["thuis"], EMBEDDED, [*EXAMPLES, reviewed(HOME, "thuis")], shelf)
    assert len(shelf.kept) == 2


# Fingerprints


def prints(examples: Sequence[Labelled] = EXAMPLES, book: CodeBook = BOOK) -> dict[str, str]:
    return {one.id: learned.fingerprint(book, one.id, examples) for one in book.codes}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {code_id for code_id in before if before[code_id] != after[code_id]}


def test_a_decision_changes_the_fingerprint_of_its_code_and_those_around_it_only() -> None:
    assert changed(prints(), prints([*EXAMPLES, reviewed(HOME, "thuis")])) == {"thuis"}
    assert changed(prints(), prints([*EXAMPLES, reviewed(HOME, denied="bus")])) == {"bus", "vervoer"}
    assert changed(prints(), prints([*EXAMPLES[:-1], replace(EXAMPLES[-1], is_reviewed=True)])) == {
        "thuis",
        "bus",
        "vervoer",
    }


def test_the_fingerprint_of_a_code_with_too_few_examples_depends_on_nothing() -> None:
    few = EXAMPLES[: learned.FEWEST - 1]
    other_book = codebook(*(replace(one, terms=(term("thuis"),)) for one in BOOK.codes))
    assert prints(()) == prints(few) == prints((), other_book)
    assert len(set(prints(()).values())) == len(BOOK.codes)


def test_a_signal_counts_for_the_whole_family_that_is_learned() -> None:
    with_signal = codebook(*(replace(one, terms=(term("bus"),)) if one.id == "bus" else one for one in BOOK.codes))
    assert changed(prints(), prints(book=with_signal)) == {"bus", "vervoer"}
