"""Which codings are evidence for what, how often, and what balance they give."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lerende_evaluatie.domain import texts
from lerende_evaluatie.domain.balance import MatrixCell, MatrixRow
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.model import Coding, Source, Suggestion, Turn, Valence
from lerende_evaluatie.domain.quotes import Counts, Judgement, Quote

ENOUGH_PASSAGES = 3
ENOUGH_RESPONDENTS = 2
ENOUGH_IN_GROUP = 2
CLEAR_SHARE = 2 / 3
_OPPOSITE = {Judgement.POSITIVE: Judgement.NEGATIVE, Judgement.NEGATIVE: Judgement.POSITIVE}


def judge(counts: Counts) -> Judgement:
    """Return the sign for a cell of the balance, by a rule of our own that the report prints.

    UNKNOWN with fewer than 3 passages or fewer than 2 respondents, or when no passage has a direction.
    Otherwise a mixed passage counts half for each side and a neutral one for none; a side with at least
    two thirds of the directed passages wins, and else the cell is MIXED. A side does not win over the head of a
    group: when one with at least 2 directed passages has two thirds of them on the other side, the cell is MIXED too.
    """
    if counts.passages < ENOUGH_PASSAGES or counts.respondents < ENOUGH_RESPONDENTS:
        return Judgement.UNKNOWN
    sign = _direction(counts.valences)
    of_groups = {_direction(found, ENOUGH_IN_GROUP) for found in counts.by_group.values()}
    return Judgement.MIXED if _OPPOSITE.get(sign) in of_groups else sign


def count(quotes: Iterable[Quote]) -> Counts:
    """Count passages, respondents, interviews, groups and pilots; the same words under two codes are one passage.

    A passage coded in two directions is mixed. All quotes of one interview have its group.
    """
    directions: defaultdict[str, dict[int, Valence]] = defaultdict(dict)
    respondents: set[str] = set()
    groups: dict[str, str | None] = {}
    cases: dict[str | None, None] = {}
    for quote in quotes:  # one walk, and few names looked up: an overview goes through every coding several times
        interview, selection, valence = quote.source_name, quote.selection, quote.valence
        passages = directions[interview]
        span = selection.start << 32 | selection.end  # one number: Python's garbage collector goes through pairs
        known = passages.setdefault(span, valence)
        if known is not valence:
            passages[span] = together({known, valence})
        respondents.add(quote.respondent)
        groups[interview] = quote.group
        cases[quote.case] = None
    valences, by_group = _valences(directions, groups)
    return Counts(
        passages=sum(map(len, directions.values())),
        respondents=len(respondents),
        interviews=len(directions),
        groups=tuple(by_group),
        cases=tuple(case for case in cases if case),
        valences=valences,
        by_group=by_group,
    )


def joined(parts: Sequence[Counts], respondents: int) -> Counts:
    """Return the counts over different interviews together; one respondent can be heard in several of these."""
    valences: Counter[Valence] = Counter()
    by_group: defaultdict[str, Counter[Valence]] = defaultdict(Counter)
    for part in parts:
        valences.update(part.valences)
        for group, found in part.by_group.items():
            by_group[group].update(found)
    return Counts(
        passages=sum(part.passages for part in parts),
        respondents=respondents,
        interviews=sum(part.interviews for part in parts),
        groups=tuple(by_group),
        cases=tuple(dict.fromkeys(case for part in parts for case in part.cases)),
        valences=dict(valences),
        by_group={group: dict(found) for group, found in by_group.items()},
    )


def matrix(quotes: Iterable[Quote], codebook: CodeBook, cases: Sequence[str]) -> tuple[MatrixRow, ...]:
    """Return themes × pilots: a row per top code, counting everything below it."""
    root_of = {code.id: codebook.root_of(code.id) for code in codebook.codes}
    heard: defaultdict[str, defaultdict[str | None, list[Quote]]] = defaultdict(lambda: defaultdict(list))
    for quote in quotes:
        heard[root_of.get(quote.code_id, quote.code_id)][quote.case].append(quote)

    def row(code: Code) -> MatrixRow:
        in_case = heard[code.id]
        counts = {case: count(found) for case, found in in_case.items()}
        people = {quote.respondent for found in in_case.values() for quote in found}
        cells = tuple(_cell(counts.get(case, _NOTHING)) for case in cases)
        return MatrixRow(code, cells, _cell(joined(list(counts.values()), len(people))))

    return tuple(map(row, codebook.roots()))


def quote_from_coding(coding: Coding, source: Source, attribution: str, coder: str) -> Quote:
    """Return a decided coding as the report prints it."""
    return _quote(coding, source, attribution, coder)


def quote_from_suggestion(suggestion: Suggestion, source: Source, attribution: str) -> Quote:
    """Return an undecided suggestion as the report prints it, marked as such."""
    return _quote(suggestion, source, attribution, None)


def attributions(sources: Sequence[Source]) -> dict[str, str]:
    """Return per source guid how its quotes are attributed: role and pilot, never a name.

    "de" when the role is one of a kind in its pilot, "een" when several interviews share it and for workers.
    """
    roles = {source.guid: _role(source) for source in sources}
    shared = Counter((source.variables.case, roles[source.guid], _person(source)) for source in sources)
    holders = Counter((case, role) for case, role, _ in shared)
    result = {}
    for source in sources:
        role, case = roles[source.guid], source.variables.case
        unique = holders[(case, role)] == 1 and source.variables.group not in (None, "werknemer")
        article = _article(role) if unique and source.variables.function else "een"
        template = texts.ATTRIBUTION if case else texts.ATTRIBUTION_NO_CASE
        result[source.guid] = template.format(article=article, role=role, case=case)
    return result


def together(valences: set[Valence]) -> Valence:
    """Return the one direction of several: mixed when they differ, neutral counting for none."""
    directed = valences - {Valence.NEUTRAL}
    if len(directed) > 1:
        return Valence.MIXED
    return next(iter(directed), Valence.NEUTRAL)


def format_time(seconds: float) -> str:
    """Return seconds as ``h:mm:ss``."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole % 3600 // 60:02}:{whole % 60:02}"


def place_of(source: Source, turn: Turn | None) -> str:
    """Return where in the transcripts a turn stands, for a person who wants to look it up."""
    if turn is None:
        return source.name
    if turn.begin is None:
        return texts.PLACE.format(name=source.name, turn=turn.index + 1)
    return texts.PLACE_TIMED.format(name=source.name, turn=turn.index + 1, time=format_time(turn.begin))


def respondent_of(source: Source, turn: Turn | None) -> str:
    """Return under which name whoever speaks in a turn is counted: one respondent in several interviews is one."""
    return source.variables.respondent or f"{source.name}#{(turn.speaker if turn else None) or ''}"


_NOTHING = Counts(0, 0, 0, (), (), {})


def _cell(counts: Counts) -> MatrixCell:
    return MatrixCell(judge(counts), counts.passages, counts.respondents, len(counts.groups))


def _direction(valences: Mapping[Valence, int], enough: float = 0) -> Judgement:
    """Return the side with two thirds of the directed passages; UNKNOWN when there are none, or not `enough`."""
    half = valences.get(Valence.MIXED, 0) / 2
    positive = valences.get(Valence.POSITIVE, 0) + half
    negative = valences.get(Valence.NEGATIVE, 0) + half
    directed = positive + negative
    if not directed or directed < enough:
        return Judgement.UNKNOWN
    if positive / directed >= CLEAR_SHARE:
        return Judgement.POSITIVE
    return Judgement.NEGATIVE if negative / directed >= CLEAR_SHARE else Judgement.MIXED


def _valences(
    directions: Mapping[str, Mapping[int, Valence]], groups: Mapping[str, str | None]
) -> tuple[dict[Valence, int], dict[str, dict[Valence, int]]]:
    """Return how many passages have which direction: in all, and in each group; `groups` are those of interviews."""
    valences: Counter[Valence] = Counter()
    by_group: defaultdict[str, Counter[Valence]] = defaultdict(Counter)
    for interview, passages in directions.items():
        found = Counter(passages.values())
        valences.update(found)
        if group := groups[interview]:
            by_group[group].update(found)
    return dict(valences), {group: dict(found) for group, found in by_group.items()}


def _quote(origin: Coding | Suggestion, source: Source, attribution: str, coder: str | None) -> Quote:
    turn = source.turn_at(origin.selection.start)
    variables = source.variables
    proposal = origin if isinstance(origin, Suggestion) else None
    return Quote(
        guid=origin.guid,
        code_id=origin.code_id,
        selection=origin.selection,
        valence=origin.valence,
        attribution=attribution,
        source_name=source.name,
        place=place_of(source, turn),
        case=variables.case,
        group=variables.group,
        function=variables.function,
        round=variables.round,
        respondent=respondent_of(source, turn),
        coder=coder,
        suggestion=proposal is not None,
        score=proposal.score if proposal else None,
        reason=proposal.reason if proposal else "",
    )


def _person(source: Source) -> str:
    return source.variables.respondent or source.name


def _role(source: Source) -> str:
    group = source.variables.group or ""
    return in_running_text(source.variables.function or texts.SUBROLES.get(group, texts.UNKNOWN_ROLE))


def in_running_text(role: str) -> str:
    """Return a role without the capital of a table cell; "HR-adviseur" and "CEO" keep theirs."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role


def _article(role: str) -> str:
    """Return the article of the word that the role turns on: "het hoofd van …", "het raadslid", "het maatje"."""
    words = role.casefold().split()
    core = next((index for index, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    is_neuter = words[:1] in (["hoofd"], ["lid"]) or (core > 0 and words[core - 1].endswith(_NEUTER))
    return "het" if is_neuter else "de"


_PREPOSITIONS = frozenset("van bij voor in op over namens uit aan".split())
_NEUTER = ("lid", "hoofd", "je")
