"""Drafts of lessons: what every sentence says is true of the codings, and its quotes show it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.codebooks.yaml_file import parse_codebook, read_text
from lerende_evaluatie.domain import drafting_texts as texts
from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.drafting import draft
from lerende_evaluatie.domain.lessons import (
    Lesson,
    Stance,
    Status,
    check,
    dangling,
    everyone_in,
    ground_of,
    hearing,
    is_same,
    references,
    sentences,
    unbacked,
)
from lerende_evaluatie.domain.model import Coding, Source, Valence, Variables, select
from lerende_evaluatie.domain.quotes import Judgement, Quote
from tests.interview_samples import code, codebook, interview

P, N, M, O = Valence.POSITIVE, Valence.NEGATIVE, Valence.MIXED, Valence.NEUTRAL  # noqa: E741
ROOT = Path(__file__).resolve().parents[3]
BOOK = codebook(
    code("trots"), code("draagvlak"), code("werkvloer", parent="draagvlak"), code("stage", parent="draagvlak")
)
GROUPS = {"werknemer": "Werknemers", "werkgever": "Werkgevers", "partner": "Partners"}
CASES = ("Noord", "Zuid", "Oost", "West")
TURNS = tuple(f"R: Dit is wat er gezegd is, als zin nummer {number}." for number in range(6))


def source(name: str, **variables: object) -> Source:
    made = interview("I: Hoe gaat het?", *TURNS, guid=name)
    return replace(made, name=name, variables=Variables(**variables))  # type: ignore[arg-type]


SOURCES = (
    source("a", case="Noord", group="werknemer", round=1, respondent="R1"),
    source("b", case="Noord", group="werkgever", round=2),
    source("c", case="Zuid", group="werknemer", round=2, respondent="R1"),
    source("d", case="Zuid", group="werkgever", round=1),
    source("e", case="Oost", group="werknemer", round=1),
    source("f", case="Oost", group="partner", round=2),
    source("g", case="West", group="werkgever", round=1),
    source("h", group="partner"),
)


def quote(of: Source, turn: int, code_id: str = "trots", valence: Valence = P, coder: str = "Anna") -> Quote:
    words = of.evidence_turns()[turn]
    coding = Coding(
        f"{of.guid}-{turn}-{code_id}-{coder}",
        of.guid,
        select(of.text, words.start, words.end),
        code_id,
        valence,
        coder,
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    return evidence.quote_from_coding(coding, of, "aldus", coder)


def said(*heard: tuple[str, Valence], code_id: str = "trots") -> list[Quote]:
    """Return a quote per interview (by name) and direction; each is another turn."""
    by_name = {one.name: one for one in SOURCES}
    turns = dict.fromkeys(by_name, -1)
    found = []
    for name, valence in heard:
        turns[name] += 1
        found.append(quote(by_name[name], turns[name], code_id, valence))
    return found


def drafts(quotes: Sequence[Quote], book: CodeBook = BOOK, sources: Sequence[Source] = SOURCES) -> tuple[Lesson, ...]:
    return draft(quotes, sources, book, GROUPS)


def only(quotes: Sequence[Quote]) -> Lesson:
    [lesson] = drafts(quotes)
    return lesson


CODINGS = st.lists(
    st.tuples(
        st.sampled_from(SOURCES),
        st.integers(0, len(TURNS) - 1),
        st.sampled_from([one.id for one in BOOK.codes]),
        st.sampled_from([P, P, P, N, N, N, M, O]),
        st.sampled_from(["Anna", "Bert"]),
    ),
    min_size=8,
    max_size=60,
    unique_by=lambda one: (one[0].guid, one[1], one[2], one[4]),
).map(lambda found: [quote(*one) for one in found])


# What every sentence says, read back with patterns of our own and counted again


_NUMBERS = ("geen één twee drie vier vijf zes zeven acht negen tien elf twaalf").split()
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|\d+)"
_WAY = {"positief": P, "negatief": N, "gemengd": M, "zonder duidelijke richting": O}
_SIGN = {"positief": Judgement.POSITIVE, "negatief": Judgement.NEGATIVE, "wisselend": Judgement.MIXED}


def value(words: str) -> int:
    return _NUMBERS.index(words) if words in _NUMBERS else int(words)


def shares(text: str, what: str) -> list[tuple[int, int]]:
    """Return every "x van de y …" about `what` (a pattern for its plural and singular) in a text."""
    found = re.finditer(rf"(?:({_NUMBER}) van de ({_NUMBER})|(alle) ({_NUMBER})|(beide)|(de enige)) {what}", text)
    return [
        (value(one[1]), value(one[2])) if one[1] else (value(one[4]),) * 2 if one[3] else (2, 2) if one[5] else (1, 1)
        for one in found
    ]


def amounts(text: str, what: str) -> list[int]:
    return [value(found) for found in re.findall(rf"(?<!van de )(?<!alle )\b({_NUMBER}) {what}", text)]


def listed(text: str) -> list[str]:
    return re.split(", | en ", text)


def ways(text: str) -> dict[Valence, int]:
    """Return the counts in "zeven van de tien passages zijn negatief, twee positief en één gemengd"."""
    first = re.search(rf"passages? (?:is|zijn) ({'|'.join(_WAY)})", text)
    assert first
    rest = re.findall(rf"\b({_NUMBER}) ({'|'.join(_WAY)})", text[first.end() :])
    [(leading, _)] = shares(text, "passages?")
    return {_WAY[first[1]]: leading, **{_WAY[way]: value(number) for number, way in rest}}


class Facts:
    """What is true of a theme, counted from all codings."""

    def __init__(self, lesson: Lesson, quotes: Sequence[Quote]) -> None:
        self.code = BOOK[lesson.codes[0]]
        self.quotes = [one for one in quotes if BOOK.within(one.code_id, self.code.id)]
        self.everyone = everyone_in(SOURCES, GROUPS)
        self.people = self.everyone.respondents
        directions: dict[object, set[Valence]] = {}
        for one in self.quotes:
            directions.setdefault(one.passage, set()).add(one.valence)
        self.direction = {passage: evidence.together(found) for passage, found in directions.items()}

    def pointing(self, quotes: Sequence[Quote], *ways: Valence) -> list[Quote]:
        return [one for one in quotes if self.direction[one.passage] in ways]

    def of_groups(self, names: Sequence[str]) -> list[Quote]:
        keys = {key for key, label in GROUPS.items() if label.lower() in names}
        assert len(keys) == len(names)
        return [one for one in self.quotes if one.group in keys]

    def counts_of(self, quotes: Sequence[Quote]) -> dict[Valence, int]:
        """Return the passages per direction, with a direction of the whole theme."""
        found: dict[Valence, int] = {}
        for passage in {one.passage for one in quotes}:
            found[self.direction[passage]] = found.get(self.direction[passage], 0) + 1
        return found


def people(quotes: Sequence[Quote]) -> int:
    return evidence.count(quotes).respondents


def who_spoke(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    counts = evidence.count(facts.quotes)
    cases = facts.everyone.cases
    assert found["theme"] == facts.code.name.lower()
    assert shares(found["pilots"], "pilots?") == [(len(counts.cases), len(cases))]
    silent = [case for case in cases if case not in counts.cases]
    assert (listed(found["silent"]) if found["silent"] else []) == (silent if len(silent) <= 3 else [])
    assert shares(found["people"], "respondent(?:en)?") == [(counts.respondents, facts.people)]
    assert ways(found["ways"]) == counts.valences
    assert shares(found["ways"], "passages?")[0][1] == counts.passages
    assert {one.case for one in under} >= set(counts.cases) and {one.group for one in under} >= set(counts.groups)


def pilots(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    sign = _SIGN[found["sign"]]
    has_sign = [
        case
        for case in facts.everyone.cases
        if evidence.judge(evidence.count([one for one in facts.quotes if one.case == case])) is sign
    ]
    assert shares(found["pilots"], "pilots?") == [(len(has_sign), len(facts.everyone.cases))]
    assert listed(found["names"] or ", ".join(facts.everyone.cases)) == has_sign
    assert {one.case for one in under} == set(has_sign)
    there = [one for one in facts.quotes if one.case in has_sign]
    if sign is not Judgement.MIXED:
        assert {one.valence for one in under} == {_WAY[found["sign"]]}
    if found["basis"] is None:
        assert evidence.count(there).passages == evidence.count(facts.quotes).passages
    else:
        assert ways(found["basis"]) == facts.counts_of(there)
        assert shares(found["basis"], "passages?")[0][1] == evidence.count(there).passages
        assert amounts(found["basis"], "respondent(?:en)?") == [people(there)]


def codes_below(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    way = P if found["sort"] == "Pluspunten" else N
    named = re.findall(r"(\w+) \(([^)]*)\)", found["codes"])
    assert {one.code_id for one in under} == {name for name, _ in named}
    assert {one.valence for one in under} == {way}
    for name, numbers in named:
        own = [one for one in facts.quotes if one.code_id == name]
        counts = evidence.count(own)
        assert BOOK[name].parent == facts.code.id and evidence.judge(counts).value == ("☺" if way is P else "☹")
        assert shares(numbers, "passages?") == [(counts.valences[way], counts.passages)]


def groups_heard(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    heard, everyone = evidence.count(facts.quotes).groups, facts.everyone.groups
    named = {GROUPS[group].lower() for group in (set(everyone) - set(heard) if found["but"] else heard)}
    assert set(listed(found["names"])) == named
    assert shares(found[0], "groep(?:en)?") == [(len(heard), len(everyone))]
    assert {one.group for one in under} == set(heard)


def groups_from_whole(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    names = listed(found["names"])
    there = facts.of_groups(names)
    order = [Judgement.NEGATIVE, Judgement.MIXED, Judgement.POSITIVE]
    whole = order.index(evidence.judge(evidence.count(facts.quotes)))
    for name in names:
        sign = evidence.judge(evidence.count(facts.of_groups([name])))
        assert (order.index(sign) > whole) == (not found["less"]) and order.index(sign) != whole
    assert ways(found["ways"]) == facts.counts_of(there)
    assert amounts(found["people"], "respondent(?:en)?") == [people(there)]
    assert {one.group for one in under} == {one.group for one in there}
    assert {one.valence for one in under} <= {N if found["less"] else P, M}


def groups_apart(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    named = set()
    for part, way in (("good", P), ("bad", N)):
        line = re.fullmatch(
            r"bij (?P<names>.+?) (?:is|zijn) (?P<basis>.*) (?:positief|negatief) \((?P<people>.*)\)", found[part]
        )
        assert line
        there = facts.of_groups(listed(line["names"]))
        pointing = facts.pointing(there, way)
        assert shares(line["basis"], "passages?") == [
            (evidence.count(pointing).passages, evidence.count(there).passages)
        ]
        assert shares(line["people"], "respondent(?:en)?") == [(people(pointing), people(there))]
        assert {one.valence for one in under if one.group in {two.group for two in there}} == {way}
        named |= {one.group for one in there}
    assert {one.group for one in under} == named


def rounds(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    way = _WAY[found["way"]]
    for number, part, sign in (("1", "one", "before"), ("2", "two", "after")):
        there = [one for one in facts.quotes if one.round == int(number)]
        assert _SIGN[found[sign]] is evidence.judge(evidence.count(there))
        pointing = evidence.count(facts.pointing(there, way)).passages
        assert shares(found[part], "passages?") == [(pointing, evidence.count(there).passages)]
        assert amounts(found[part], "respondent(?:en)?") == [people(there)]
        if found[sign] in _WAY:
            assert {one.valence for one in under if one.round == int(number)} == {_WAY[found[sign]]}
    assert "één respondent is in beide rondes" in found[0]
    assert {one.round for one in under} == {1, 2}


def other_side(facts: Facts, found: re.Match[str], under: Sequence[Quote]) -> None:
    whole = evidence.judge(evidence.count(facts.quotes))
    assert whole in (Judgement.POSITIVE, Judgement.NEGATIVE, Judgement.MIXED)
    other = facts.pointing(facts.quotes, *ways(found["ways"]))
    assert ways(found["ways"]) == facts.counts_of(other)
    assert shares(found["ways"], "passages?")[0][1] == evidence.count(facts.quotes).passages
    assert shares(found["people"], "respondent(?:en)?") == [(people(other), people(facts.quotes))]
    assert shares(found["people"], "pilots?") == [(len(evidence.count(other).cases), len(facts.everyone.cases))]
    assert {one.valence for one in under} == set(ways(found["ways"]))


SENTENCES: dict[str, Callable[[Facts, re.Match[str], Sequence[Quote]], None]] = {
    r"Over (?P<theme>.+) is gesproken in (?P<pilots>[^(,]*?)(?: \(niet in (?P<silent>[^)]*)\))?, door (?P<people>[^:]*)"
    r": (?P<ways>.*)": who_spoke,
    r"In (?P<pilots>[^(:]*?)(?: \((?P<names>[^)]*)\))? is het beeld (?P<sign>\w+)(?:: (?P<basis>.*))?": pilots,
    r"(?P<sort>Pluspunten|Knelpunten) zitten vooral bij (?P<codes>.*)": codes_below,
    r"Het kwam ter sprake bij .*, (?P<but>niet) bij (?P<names>.*)": groups_heard,
    r"Het kwam alleen ter sprake bij (?P<names>.*):(?P<but>) .*": groups_heard,
    r"Bij (?P<names>.*) is het beeld (?P<less>minder )?gunsti(?:g|ger) dan in het geheel: (?P<ways>.*), "
    r"bij (?P<people>.*)": groups_from_whole,
    r"Groepen kijken hier verschillend naar: (?P<good>.*); (?P<bad>.*)": groups_apart,
    r"Het beeld ging van (?P<before>\w+) naar (?P<after>\w+): in ronde 1 (?P<one>.* (?P<way>\w+) \(.*\)), "
    r"in ronde 2 (?P<two>.*); .* in beide rondes gesproken": rounds,
    r"Er (?:klinkt ook een ander geluid|is ook nuance): (?P<ways>.*), bij (?P<people>.* in .*)": other_side,
}


def check_sentence(sentence: str, lesson: Lesson, quotes: Sequence[Quote]) -> None:
    facts = Facts(lesson, quotes)
    by_guid = {one.guid: one for one in quotes}
    by_number = {item.number: by_guid[item.coding_guid] for item in lesson.evidence}
    numbers = references(sentence)
    assert numbers == sorted(set(numbers)) != []
    under = [by_number[number] for number in numbers]
    under = [replace(one, valence=facts.direction[one.passage]) for one in under]
    matches = [
        (test, found)
        for pattern, test in SENTENCES.items()
        if (found := re.fullmatch(rf"{pattern} \[[\d, ]+\]\.", sentence))
    ]
    assert len(matches) == 1, sentence
    [(test, found)] = matches
    test(facts, found, under)


@given(CODINGS)
def test_every_sentence_is_true_and_refers_to_quotes_that_show_it(quotes: list[Quote]) -> None:
    for lesson in drafts(quotes):
        assert sentences(lesson.text)
        assert unbacked(lesson) == () and dangling(lesson) == ()
        for sentence in sentences(lesson.text):
            check_sentence(sentence, lesson, quotes)


@given(CODINGS)
def test_a_draft_can_be_kept_as_it_is_and_nobody_wrote_it(quotes: list[Quote]) -> None:
    for lesson in drafts(quotes):
        assert check(lesson, BOOK) == lesson
        assert lesson.is_proposal and lesson.status is Status.DRAFT and lesson.version == 0
        assert [item.number for item in lesson.evidence] == list(range(1, len(lesson.evidence) + 1))
        assert set(references(lesson.text)) == {item.number for item in lesson.evidence}
        passages = [one.passage for one in quotes for item in lesson.evidence if item.coding_guid == one.guid]
        assert len(set(passages)) == len(passages) == len(lesson.evidence)


@given(CODINGS)
def test_a_draft_rests_on_two_pilots_and_calls_nobody_silent_who_spoke(quotes: list[Quote]) -> None:
    for lesson in drafts(quotes):
        found = hearing(lesson, ground_of(quotes, BOOK, everyone_in(SOURCES, GROUPS)))
        heard = evidence.count([one for one in quotes if BOOK.within(one.code_id, lesson.codes[0])])
        assert not found.is_single_case and not found.shaky
        assert not set(found.silent_cases) & set(heard.cases)
        assert not set(found.silent_groups) & set(heard.groups)


@given(CODINGS, st.randoms())
def test_the_same_codings_give_the_same_drafts_in_whatever_order_they_come(quotes: list[Quote], chance: object) -> None:
    shuffled = list(quotes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    once, again = drafts(quotes), drafts(shuffled)
    assert len(once) == len(again)
    assert all(is_same(one, two) for one, two in zip(once, again, strict=True))


# The patterns


def test_what_works_in_several_pilots_is_held_on_to() -> None:
    lesson = only(said(("a", P), ("b", P), ("a", P), ("c", P), ("d", P), ("d", M)))
    assert lesson.title == "Houd vast wat werkt bij trots"
    assert lesson.text == (
        "Over trots is gesproken in twee van de vier pilots (niet in Oost en West), door drie van de zeven "
        "respondenten: vijf van de zes passages zijn positief en één gemengd [1, 2]. "
        "In twee van de vier pilots (Noord en Zuid) is het beeld positief [1, 2].\n\n"
        "Het kwam ter sprake bij twee van de drie groepen, niet bij partners [1, 2].\n\n"
        "Er is ook nuance: één van de zes passages is gemengd, bij één van de drie respondenten in één van de vier "
        "pilots [3]."
    )


def test_what_is_in_the_way_in_several_pilots_is_tackled_and_the_other_side_is_heard() -> None:
    lesson = only(said(*[(name, N) for name in "aabbccdd"], ("e", P), ("e", M)))
    assert lesson.title == "Pak aan wat knelt bij trots"
    stances = {item.stance for item in lesson.evidence}
    assert stances == {Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NUANCES}
    assert "Er klinkt ook een ander geluid: één van de tien passages is positief en één gemengd" in lesson.text


def test_pilots_that_differ_have_something_to_learn_from_each_other() -> None:
    lesson = only(said(("a", P), ("a", P), ("b", P), ("c", N), ("c", N), ("d", N)))
    assert lesson.title == "Leer van de verschillen tussen pilots rond trots"
    assert {item.stance for item in lesson.evidence} == {Stance.SUPPORTS}
    assert "(Noord) is het beeld positief" in lesson.text and "(Zuid) is het beeld negatief" in lesson.text


def test_groups_that_differ_are_named_in_the_title() -> None:
    lesson = only(said(("a", P), ("e", P), ("e", P), ("b", N), ("d", N), ("d", N)))
    assert lesson.title == "Bespreek met werknemers en werkgevers dat zij trots verschillend ervaren"
    assert (
        "Groepen kijken hier verschillend naar: bij werknemers zijn alle drie passages positief (beide respondenten); "
        "bij werkgevers zijn alle drie passages negatief (beide respondenten)" in lesson.text
    )


def test_what_is_neither_asks_for_attention() -> None:
    lesson = only(said(("a", P), ("b", M), ("d", N), ("e", O)))
    assert lesson.title == "Houd aandacht voor trots"
    assert {item.stance for item in lesson.evidence} == {Stance.SUPPORTS}


def test_a_change_between_rounds_is_named_with_who_was_there_both_times() -> None:
    lesson = only(said(("a", N), ("a", N), ("d", N), ("e", N), ("b", P), ("c", P), ("c", P), ("f", P)))
    assert (
        "Het beeld ging van negatief naar positief: in ronde 1 is geen van de vier passages positief "
        "(drie respondenten), in ronde 2 zijn alle vier passages positief (drie respondenten); "
        "één respondent is in beide rondes gesproken"
    ) in lesson.text


def test_of_many_pilots_the_ones_where_most_was_heard_are_named_and_every_one_has_a_quote() -> None:
    sources = [source(f"{case}{one}", case=f"P{case}") for case in range(9) for one in "ab"]
    quotes = [quote(one, turn, valence=N) for one in sources[:-4] for turn in range(3 if one.name > "1" else 2)]
    [lesson] = draft(quotes, sources, BOOK, {})
    assert "Over trots is gesproken in zeven van de negen pilots (niet in P7 en P8), door" in lesson.text
    assert "In zeven van de negen pilots (onder meer P1, P2, P3, P4, P5 en P6) is het beeld negatief [" in lesson.text
    under = {item.coding_guid for item in lesson.evidence}
    assert {one.case for one in quotes if one.guid in under} == {f"P{case}" for case in range(7)}


def test_a_code_below_has_its_own_draft_only_when_it_says_something_else() -> None:
    bad = said(*[(name, N) for name in "aabbccdd"], code_id="werkvloer")
    [theme] = drafts(bad)
    assert theme.codes == ("draagvlak",) and "Knelpunten zitten vooral bij werkvloer" in theme.text
    good = [quote(SOURCES[index], 5, "stage", P) for index in (0, 1, 2, 4)]
    assert [lesson.codes for lesson in drafts([*bad, *good])] == [("draagvlak",), ("stage",)]


def test_a_code_two_levels_down_that_says_the_same_has_no_draft_of_its_own() -> None:
    book = codebook(*BOOK.codes, code("ploeg", parent="werkvloer"))
    [theme] = drafts(said(*[(name, N) for name in "aabbccdd"], code_id="ploeg"), book)
    assert theme.codes == ("draagvlak",)


def test_what_works_on_the_whole_but_not_in_a_pilot_asks_for_attention() -> None:
    lesson = only(said(*[("g", P)] * 6, ("e", P), ("e", P), ("a", N), ("a", N), ("b", N)))
    assert "acht van de elf passages zijn positief" in lesson.text
    assert "In één van de vier pilots (Noord) is het beeld negatief" in lesson.text
    assert lesson.title == "Houd aandacht voor trots"


@pytest.mark.parametrize(
    "too_little",
    [
        [("a", P), ("b", P), ("a", P), ("b", P)],
        [("a", P), ("d", P)],
        [("a", P), ("c", P), ("a", P)],
        [("h", P), ("h", P), ("a", P)],
        [],
    ],
    ids=["one pilot", "two passages", "one respondent", "one pilot and an interview without", "nothing"],
)
def test_too_little_gives_no_draft(too_little: list[tuple[str, Valence]]) -> None:
    assert drafts(said(*too_little)) == ()


# Names and numbers


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Draagvlak", "draagvlak"),
        ("Waarde voor de werknemer", "waarde voor de werknemer"),
        ("HR-beleid", "HR-beleid"),
        ("Wie betaalt, wie profiteert", "‘Wie betaalt, wie profiteert’"),
        ("Wat het zwaarst weegt", "‘Wat het zwaarst weegt’"),
        ("Rol van de gemeente", "‘Rol van de gemeente’"),
        ("Erbij horen", "‘Erbij horen’"),
        ("Doelen uitgesproken en vastgelegd", "‘Doelen uitgesproken en vastgelegd’"),
        ("Toekomst: overheid aan zet", "‘Toekomst: overheid aan zet’"),
        ("Hoe gaat het?", "‘Hoe gaat het’"),
        ("Nieuw. En [2] beter", "nieuw En 2 beter"),
    ],
)
def test_the_name_of_a_code_is_set_so_that_a_sentence_can_hold_it(name: str, expected: str) -> None:
    assert texts.theme(Code("a", name, "#1b7837", "")) == expected


@pytest.mark.parametrize("name", ["St. Jan", "[1]", "Zo! En nu?", "…", "Werk\nplaats", "{pilots}"])
def test_no_name_can_break_a_sentence_or_refer_to_a_quote(name: str) -> None:
    sources = [
        replace(one, variables=replace(one.variables, case=name if one.variables.case == "Noord" else "Zuid"))
        for one in SOURCES[:4]
    ]
    book = codebook(replace(code("trots"), name=name))
    quotes = [quote(one, turn, valence=valence) for one in sources for turn, valence in enumerate((P, P, N))]
    [lesson] = draft(quotes, sources, book, {"werknemer": name})
    assert unbacked(lesson) == () and dangling(lesson) == ()
    assert set(references(lesson.text)) == {item.number for item in lesson.evidence}


@pytest.mark.parametrize(
    ("count", "total", "expected"),
    [
        (0, 4, "geen van de vier pilots"),
        (1, 1, "de enige pilot"),
        (2, 2, "beide pilots"),
        (1, 2, "één van de twee pilots"),
        (6, 6, "alle zes pilots"),
        (12, 12, "alle twaalf pilots"),
        (11, 13, "11 van de 13 pilots"),
        (1200, 1300, "1.200 van de 1.300 pilots"),
    ],
)
def test_a_share_reads_as_people_say_it(count: int, total: int, expected: str) -> None:
    assert texts.share(count, total, texts.PILOT) == expected


def test_every_name_of_the_framework_gives_titles_of_its_own() -> None:
    book = parse_codebook(read_text(ROOT / "codebook" / "analysekader.yaml"), "analysekader.yaml")
    titles = [texts.TACKLE.format(theme=texts.theme(one)).casefold() for one in book.codes]
    assert len(set(titles)) == len(titles) == len(book.codes)
