"""Drafts of lessons, worked out from the pattern of codings; every sentence rests on counts and on quotes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import cycle
from operator import attrgetter

from lerende_evaluatie.domain import drafting_texts as texts
from lerende_evaluatie.domain import evidence, tables
from lerende_evaluatie.domain.choosing import choose
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.comparison import Change, changes, sign_changed
from lerende_evaluatie.domain.evidence import ENOUGH_PASSAGES, ENOUGH_RESPONDENTS
from lerende_evaluatie.domain.lessons import Everyone, Evidence, Lesson, Stance, Status, everyone_in
from lerende_evaluatie.domain.model import Source, Valence, new_guid
from lerende_evaluatie.domain.quotes import Counts, Judgement, Quote
from lerende_evaluatie.domain.review import now

ENOUGH_CASES = 2
"""A lesson counts from two pilots on."""
MOST_LISTED = 3
"""How many silent pilots or groups, or codes below a theme, a sentence names."""
MOST_NAMED = 6
"""How many pilots a sentence names and quotes: those where most was heard."""

P, N, M = Valence.POSITIVE, Valence.NEGATIVE, Valence.MIXED
_DIRECTION_OF = {Judgement.POSITIVE: P, Judgement.NEGATIVE: N}
_RANK = {Judgement.NEGATIVE: 0, Judgement.MIXED: 1, Judgement.POSITIVE: 2}


class _Pattern(Enum):
    """What the codings under a theme look like; the value is the title of such a lesson."""

    KEEP = texts.KEEP
    TACKLE = texts.TACKLE
    PILOTS_DIFFER = texts.PILOTS_DIFFER
    GROUPS_DIFFER = texts.GROUPS_DIFFER
    ATTENTION = texts.ATTENTION


_SUPPORTING: Mapping[_Pattern, Collection[Valence]] = {
    _Pattern.KEEP: {P},
    _Pattern.TACKLE: {N},
    _Pattern.PILOTS_DIFFER: {P, N},
    _Pattern.GROUPS_DIFFER: {P, N},
    _Pattern.ATTENTION: set(Valence),
}
"""The directions of the passages that support such a lesson."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Passages that belong together, once each: of a theme, or of one pilot or group in it. `name` is its name."""

    name: str
    passages: Sequence[Quote]
    counts: Counts
    sign: Judgement

    def only(self, directions: Collection[Valence]) -> "_Part":
        """Return the passages that point in these directions."""
        return _part(self.name, [quote for quote in self.passages if quote.valence in directions])


@dataclass(frozen=True, slots=True)
class _Theme:
    """A code with all that was heard about it, below it as well: as a whole, and per pilot and group."""

    code: Code
    whole: _Part
    cases: tuple[_Part, ...]
    groups: tuple[_Part, ...]

    @property
    def pattern(self) -> _Pattern:
        """What it looks like: the first of these that fits.

        - PILOTS_DIFFER: one pilot is ☺ and another ☹.
        - KEEP: the whole is ☺, or it is 😐 while two pilots are ☺; no pilot is ☹; something positive was heard in two.
        - TACKLE: the same for ☹.
        - GROUPS_DIFFER: one group is ☺ and another ☹, and something positive or negative was heard in two pilots.
        - ATTENTION: everything else.
        """
        if _are_apart(self.cases):
            return _Pattern.PILOTS_DIFFER
        if self._leans(Judgement.POSITIVE):
            return _Pattern.KEEP
        if self._leans(Judgement.NEGATIVE):
            return _Pattern.TACKLE
        if _are_apart(self.groups) and self._is_heard_widely({P, N}):
            return _Pattern.GROUPS_DIFFER
        return _Pattern.ATTENTION

    def _leans(self, sign: Judgement) -> bool:
        cases = len(_with_sign(self.cases, sign))
        is_enough = self.whole.sign is sign or (self.whole.sign is Judgement.MIXED and cases >= ENOUGH_CASES)
        is_one_sided = all(case.sign is sign or case.sign not in _DIRECTION_OF for case in self.cases)
        return is_enough and is_one_sided and self._is_heard_widely({_DIRECTION_OF[sign]})

    def _is_heard_widely(self, directions: Collection[Valence]) -> bool:
        return len(self.whole.only(directions).counts.cases) >= ENOUGH_CASES


@dataclass(frozen=True, slots=True)
class _Heard:
    """Everything that was heard, and who could have been heard."""

    codebook: CodeBook
    by_code: Mapping[str, Sequence[Quote]]
    everyone: Everyone
    respondents: int
    groups: Mapping[str, str]
    changes: Sequence[Change]

    def theme(self, code: Code) -> _Theme:
        whole = _part(texts.theme(code), _each_once(self.by_code.get(code.id, ())))
        by_case, by_group = _parts(whole, attrgetter("case")), _parts(whole, attrgetter("group"))
        return _Theme(
            code,
            whole,
            tuple(_part(texts.plain(case), by_case[case]) for case in self.everyone.cases if case in by_case),
            tuple(
                _part(self.group_name(group), by_group[group]) for group in self.everyone.groups if group in by_group
            ),
        )

    def group_name(self, group: str) -> str:
        return texts.group(self.groups.get(group, group))


@dataclass(slots=True)
class _Text:
    """A text that grows sentence by sentence, with the quotes that it refers to: the first is number 1."""

    quotes: list[Quote] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)

    def new_paragraph(self) -> None:
        self.paragraphs.append([])

    def say(self, sentence: str, quotes: Sequence[Quote]) -> None:
        """Add a sentence that rests on `quotes`, of which there is at least one."""
        self.quotes += [quote for quote in dict.fromkeys(quotes) if quote not in self.quotes]
        numbers = sorted({self.quotes.index(quote) + 1 for quote in quotes})
        self.paragraphs[-1].append(f"{sentence} [{', '.join(map(str, numbers))}].")

    def pick(self, quotes: Sequence[Quote], most: int = 1) -> list[Quote]:
        """Choose quotes for a sentence: those that the text refers to already come first."""
        at_hand = set(quotes)
        known = [quote for quote in self.quotes if quote in at_hand][:most]
        if len(known) == most:
            return known
        return [*known, *choose([quote for quote in quotes if quote not in known], most - len(known))]

    def pick_each(self, parts: Iterable[_Part], *preferred: Collection[Valence]) -> list[Quote]:
        """Choose one quote from each part, in the first of the `preferred` directions in which it has any."""
        chosen = []
        for part in parts:
            found = (part.only(directions).passages for directions in preferred)
            chosen += self.pick(next(filter(None, found), ()))
        return chosen

    def __str__(self) -> str:
        return "\n\n".join(" ".join(sentences) for sentences in self.paragraphs if sentences)


def draft(
    quotes: Sequence[Quote], sources: Sequence[Source], codebook: CodeBook, groups: Mapping[str, str]
) -> tuple[Lesson, ...]:
    """Return the skeleton of a lesson for each theme, in the order of the codebook.

    `quotes` are all codings that count; `groups` gives the labels of the groups by key, in printing order. A theme has
    a draft when it was heard in two pilots, with the passages and respondents that a sign on the balance takes. A code
    below it has one of its own when that holds for the code too, and its sign is ☺ or ☹ while what lies above has
    another one.

    A quote in the direction of the lesson supports it, the opposite one contradicts it, all others nuance it.
    """
    people = {quote.respondent for quote in quotes}.union(*map(tables.respondents, sources))
    heard = _Heard(
        codebook=codebook,
        by_code=_by_code(quotes, codebook),
        everyone=everyone_in(sources, groups),
        respondents=len(people),
        groups=groups,
        changes=[change for change in changes(quotes, sources, codebook) if sign_changed(change)],
    )
    return tuple(_lesson(theme, heard) for theme in _themes(heard, codebook.roots()))


def _themes(heard: _Heard, codes: Iterable[Code], above: Judgement | None = None) -> Iterator[_Theme]:
    """Yield the codes that have a draft; `above` is the sign of the draft that they lie below."""
    for code in codes:
        theme = heard.theme(code)
        sign = theme.whole.sign
        says_something_else = above is None or (sign in _DIRECTION_OF and sign is not above)
        has_draft = _is_enough(theme.whole.counts) and says_something_else
        if has_draft:
            yield theme
        yield from _themes(heard, heard.codebook.children(code.id), sign if has_draft else above)


def _is_enough(counts: Counts) -> bool:
    return (
        counts.passages >= ENOUGH_PASSAGES
        and counts.respondents >= ENOUGH_RESPONDENTS
        and len(counts.cases) >= ENOUGH_CASES
    )


def _lesson(theme: _Theme, heard: _Heard) -> Lesson:
    pattern, text = theme.pattern, _Text()
    text.new_paragraph()
    _say_who_spoke(text, theme, heard)
    _say_pilots(text, theme, heard)
    text.new_paragraph()
    _say_codes_below(text, theme, heard)
    text.new_paragraph()
    _say_silent_groups(text, theme, heard)
    _say_groups(text, theme)
    _say_rounds(text, theme, heard)
    text.new_paragraph()
    if pattern in (_Pattern.KEEP, _Pattern.TACKLE):
        _say_other_side(text, theme, heard)
    apart = [*_with_sign(theme.groups, Judgement.POSITIVE), *_with_sign(theme.groups, Judgement.NEGATIVE)]
    return Lesson(
        guid=new_guid(),
        title=pattern.value.format(theme=theme.whole.name, groups=_names(apart)),
        text=str(text),
        status=Status.DRAFT,
        codes=(theme.code.id,),
        evidence=tuple(
            Evidence(number, quote.guid, _stance(quote.valence, pattern)) for number, quote in enumerate(text.quotes, 1)
        ),
        user_guid=None,
        at=now(),
    )


def _stance(direction: Valence, pattern: _Pattern) -> Stance:
    if direction in _SUPPORTING[pattern]:
        return Stance.SUPPORTS
    return Stance.CONTRADICTS if direction in (P, N) else Stance.NUANCES


# What a draft says


def _say_who_spoke(text: _Text, theme: _Theme, heard: _Heard) -> None:
    """Say in how many pilots it was heard and from how many people, in which direction, and which pilots are silent."""
    counts = theme.whole.counts
    silent = [texts.plain(case) for case in heard.everyone.cases if case not in counts.cases]
    but = texts.SILENT_PILOTS.format(names=texts.listing(silent)) if 0 < len(silent) <= MOST_LISTED else ""
    sentence = texts.HEARD.format(
        theme=theme.whole.name,
        pilots=_pilots(len(counts.cases), heard) + but,
        respondents=texts.share(counts.respondents, heard.respondents, texts.RESPONDENT),
        directions=texts.directions(counts, counts.passages),
    )
    text.say(sentence, _from_everywhere(text, theme))


def _from_everywhere(text: _Text, theme: _Theme) -> list[Quote]:
    """Choose quotes so that no pilot or group that was heard seems silent; those that support the lesson first."""
    supporting = _SUPPORTING[theme.pattern]
    chosen = text.pick(theme.whole.only(supporting).passages, len(theme.cases))
    for part in (*theme.cases, *theme.groups):
        if not set(chosen) & set(part.passages):
            chosen += text.pick_each([part], supporting, set(Valence))
    return chosen


def _say_pilots(text: _Text, theme: _Theme, heard: _Heard) -> None:
    """Say where it went well, where not, and where it is mixed; what supports the lesson first."""
    supporting = _SUPPORTING[theme.pattern]
    for sign, direction in sorted(_DIRECTION_OF.items(), key=lambda item: item[1] not in supporting):
        if cases := _with_sign(theme.cases, sign):
            quotes = text.pick_each(_most_heard(cases), {direction})
            text.say(_pilots_sentence(theme, cases, heard, direction), quotes)
    if cases := _with_sign(theme.cases, Judgement.MIXED):
        named = _most_heard(cases) * (2 if len(cases) == 1 else 1)
        turns = zip(named, cycle([({P}, {M}, {N}), ({N}, {M}, {P})]), strict=False)
        quotes = [quote for case, preferred in turns for quote in text.pick_each([case], *preferred)]
        text.say(_pilots_sentence(theme, cases, heard), quotes)


def _pilots_sentence(theme: _Theme, cases: Sequence[_Part], heard: _Heard, first: Valence | None = None) -> str:
    """Return what pilots with the same sign have in common; without counts that were given for the whole already."""
    there = _together(cases).counts
    basis = texts.BASIS.format(
        directions=texts.directions(there, there.passages, first),
        respondents=texts.amount(there.respondents, texts.RESPONDENT),
    )
    sentence = texts.IN_PILOTS.format(pilots=_named_pilots(cases, heard), sign=texts.SIGNS[cases[0].sign])
    return sentence if there.passages == theme.whole.counts.passages else sentence + basis


def _say_codes_below(text: _Text, theme: _Theme, heard: _Heard) -> None:
    """Say for which codes below the theme it is clear, and how; those with most passages."""
    book = heard.codebook
    for sign, direction in _DIRECTION_OF.items():
        clear: list[tuple[_Part, _Part]] = []
        for code in book.walk(theme.code.id):
            whole = heard.theme(code).whole
            own = _part("", [quote for quote in theme.whole.passages if book.within(quote.code_id, code.id)])
            if whole.sign is sign and own.only({direction}).passages:
                clear.append((whole, own))
        clear = sorted(clear, key=lambda pair: -pair[0].counts.passages)[:MOST_LISTED]
        if clear:
            codes = texts.listing([_code_below(whole, direction) for whole, _ in clear])
            text.say(
                texts.CODES_BELOW[sign].format(codes=codes), text.pick_each([own for _, own in clear], {direction})
            )


def _code_below(part: _Part, direction: Valence) -> str:
    return texts.CODE_BELOW.format(
        code=part.name,
        passages=_share_of_passages(part, direction),
        respondents=texts.amount(part.only({direction}).counts.respondents, texts.RESPONDENT),
    )


def _say_silent_groups(text: _Text, theme: _Theme, heard: _Heard) -> None:
    """Say which groups are silent; or which are not, when those are fewer."""
    names = [group.name for group in theme.groups]
    silent = [heard.group_name(group) for group in heard.everyone.groups if group not in theme.whole.counts.groups]
    if names and silent:
        template, named = (texts.ONLY_GROUPS, names) if len(names) < len(silent) else (texts.ALL_BUT_GROUPS, silent)
        groups = texts.share(len(names), len(heard.everyone.groups), texts.GROUP)
        sentence = template.format(groups=groups, names=texts.listing(named))
        text.say(sentence, text.pick_each(theme.groups, _SUPPORTING[theme.pattern], set(Valence)))


def _say_groups(text: _Text, theme: _Theme) -> None:
    """Say which groups differ from each other, or else from the whole."""
    if _are_apart(theme.groups):
        good, bad = (_with_sign(theme.groups, sign) for sign in _DIRECTION_OF)
        sentence = texts.GROUPS_APART.format(positive=_group_line(good, P), negative=_group_line(bad, N))
        text.say(sentence, [*text.pick_each(good, {P}), *text.pick_each(bad, {N})])
        return
    whole = _RANK.get(theme.whole.sign)
    for is_better, direction in ((True, P), (False, N)):
        apart = [
            group
            for group in theme.groups
            if whole is not None and group.sign in _RANK and (_RANK[group.sign] - whole) * (1 if is_better else -1) > 0
        ]
        if apart:
            there = _together(apart)
            sentence = texts.GROUPS_FROM_WHOLE[direction].format(
                groups=_names(apart),
                directions=texts.directions(there.counts, there.counts.passages, direction),
                respondents=texts.amount(there.counts.respondents, texts.RESPONDENT),
            )
            text.say(sentence, text.pick_each(apart, {direction}, {M}))


def _group_line(groups: Sequence[_Part], direction: Valence) -> str:
    there = _together(groups)
    return texts.GROUP_LINE.format(
        groups=_names(groups),
        passages=_share_of_passages(there, direction),
        verb=texts.verb(there.counts.valences[direction]),
        direction=texts.DIRECTIONS[direction],
        respondents=_share_of_respondents(there, {direction}),
    )


def _say_rounds(text: _Text, theme: _Theme, heard: _Heard) -> None:
    """Say what changed between rounds that can be compared."""
    for change in heard.changes:
        if change.code.id == theme.code.id:
            _say_change(text, theme, change)


def _say_change(text: _Text, theme: _Theme, change: Change) -> None:
    signs = change.earlier.judgement, change.later.judgement
    direction = P if Judgement.POSITIVE in signs else N
    lines, quotes = [], []
    for column, sign in zip(change.rounds, signs, strict=True):
        there = _part("", [quote for quote in theme.whole.passages if quote.round == column.value])
        lines.append(
            texts.ROUND_LINE.format(
                round=column.value,
                passages=_share_of_passages(there, direction),
                verb=texts.verb(there.counts.valences.get(direction, 0)),
                direction=texts.DIRECTIONS[direction],
                respondents=texts.amount(there.counts.respondents, texts.RESPONDENT),
            )
        )
        quotes += text.pick_each([there], {_DIRECTION_OF.get(sign, M)}, {P, N})
    sentence = texts.CHANGED.format(
        before=texts.SIGNS[signs[0]],
        after=texts.SIGNS[signs[1]],
        earlier=lines[0],
        later=lines[1],
        in_both=texts.in_both(change.in_both),
    )
    text.say(sentence, quotes)


def _say_other_side(text: _Text, theme: _Theme, heard: _Heard) -> None:
    """Say what does not support a lesson in one direction."""
    directions = {P, N, M} - set(_SUPPORTING[theme.pattern])
    other = theme.whole.only(directions)
    if other.passages:
        opposite, mixed = other.only({P, N}).passages, other.only({M}).passages
        sentence = (texts.OTHER_SIDE if opposite else texts.NUANCE).format(
            directions=texts.directions(other.counts, theme.whole.counts.passages, next(iter(directions - {M}))),
            respondents=_share_of_respondents(theme.whole, directions),
            pilots=_pilots(len(other.counts.cases), heard),
        )
        text.say(sentence, [*text.pick(opposite, ENOUGH_CASES), *text.pick(mixed)])


# Counting and naming


def _by_code(quotes: Sequence[Quote], codebook: CodeBook) -> Mapping[str, Sequence[Quote]]:
    """Return the quotes under each code and those below it, in the order of the texts."""
    rows_of = tables.counting_below(codebook, tables.Level.ALL)
    found: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: (quote.passage, quote.code_id, quote.guid)):
        for row in rows_of(quote.code_id):
            found[row].append(quote)
    return found


def _each_once(quotes: Iterable[Quote]) -> list[Quote]:
    """Return each passage once, with the one direction of its codings: as a coding that has it, where there is one."""
    found = []
    for group in tables.passages(quotes):
        direction = evidence.together({quote.valence for quote in group})
        found.append(
            next((quote for quote in group if quote.valence is direction), replace(group[0], valence=direction))
        )
    return found


def _part(name: str, passages: Sequence[Quote]) -> _Part:
    counts = evidence.count(passages)
    return _Part(name, passages, counts, evidence.judge(counts))


def _together(parts: Iterable[_Part]) -> _Part:
    return _part("", [quote for part in parts for quote in part.passages])


def _parts(whole: _Part, key: Callable[[Quote], str | None]) -> Mapping[str | None, Sequence[Quote]]:
    found: dict[str | None, list[Quote]] = defaultdict(list)
    for quote in whole.passages:
        found[key(quote)].append(quote)
    return found


def _with_sign(parts: Iterable[_Part], sign: Judgement) -> list[_Part]:
    return [part for part in parts if part.sign is sign]


def _are_apart(parts: Iterable[_Part]) -> bool:
    """Tell whether one part is clearly positive and another clearly negative."""
    return _DIRECTION_OF.keys() <= {part.sign for part in parts}


def _share_of_respondents(part: _Part, directions: Collection[Valence]) -> str:
    return texts.share(part.only(directions).counts.respondents, part.counts.respondents, texts.RESPONDENT)


def _share_of_passages(part: _Part, direction: Valence) -> str:
    return texts.share(part.counts.valences.get(direction, 0), part.counts.passages, texts.PASSAGE)


def _most_heard(cases: Sequence[_Part]) -> list[_Part]:
    return sorted(cases, key=lambda case: -case.counts.passages)[:MOST_NAMED]


def _pilots(count: int, heard: _Heard) -> str:
    return texts.share(count, len(heard.everyone.cases), texts.PILOT)


def _named_pilots(cases: Sequence[_Part], heard: _Heard) -> str:
    named = cases if len(cases) <= MOST_NAMED else _most_heard(cases)
    names = texts.AMONG_OTHERS.format(names=_names(named)) if len(named) < len(cases) else _names(named)
    return _pilots(len(cases), heard) + ("" if len(cases) == len(heard.everyone.cases) else f" ({names})")


def _names(parts: Iterable[_Part]) -> str:
    return texts.listing([part.name for part in parts])
