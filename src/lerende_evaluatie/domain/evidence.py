"""Which codings are evidence for what, how often, and what balance they give."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lerende_evaluatie.domain import texts
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Coding, Source, Suggestion, Turn, Valence
from lerende_evaluatie.domain.report import Counts, Judgement, MatrixCell, MatrixRow, Quote

ENOUGH_PASSAGES = 3
ENOUGH_RESPONDENTS = 2
CLEAR_SHARE = 2 / 3


def judge(counts: Counts) -> Judgement:
    """Return the sign for a cell of the balance.

    UNKNOWN with fewer than 3 passages or fewer than 2 respondents, or when no passage has a direction.
    Otherwise a mixed passage counts half for each side and a neutral one for none; a side with at least
    two thirds of the directed passages wins, and else the cell is MIXED. (Own rule, printed in the report.)
    """
    if counts.passages < ENOUGH_PASSAGES or counts.respondents < ENOUGH_RESPONDENTS:
        return Judgement.UNKNOWN
    half = counts.valences.get(Valence.MIXED, 0) / 2
    positive = counts.valences.get(Valence.POSITIVE, 0) + half
    negative = counts.valences.get(Valence.NEGATIVE, 0) + half
    directed = positive + negative
    if not directed:
        return Judgement.UNKNOWN
    if positive / directed >= CLEAR_SHARE:
        return Judgement.POSITIVE
    return Judgement.NEGATIVE if negative / directed >= CLEAR_SHARE else Judgement.MIXED


def count(quotes: Iterable[Quote]) -> Counts:
    """Count passages, respondents, interviews, groups and pilots; the same words under two codes are one passage."""
    quotes = list(quotes)
    return Counts(
        passages=len({quote.passage for quote in quotes}),
        respondents=len({quote.respondent for quote in quotes}),
        interviews=len({quote.source_name for quote in quotes}),
        groups=tuple(dict.fromkeys(quote.group for quote in quotes if quote.group)),
        cases=tuple(dict.fromkeys(quote.case for quote in quotes if quote.case)),
        valences=dict(_valences(quotes)),
    )


def matrix(quotes: Sequence[Quote], codebook: CodeBook, cases: Sequence[str]) -> tuple[MatrixRow, ...]:
    """Return themes × pilots: a row per top code, counting everything below it."""
    by_root: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_root.setdefault(codebook.root_of(quote.code_id), []).append(quote)
    rows = []
    for code in codebook.roots():
        heard = by_root.get(code.id, [])
        cells = tuple(_cell(quote for quote in heard if quote.case == case) for case in cases)
        rows.append(MatrixRow(code, cells, _cell(heard)))
    return tuple(rows)


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


def _cell(quotes: Iterable[Quote]) -> MatrixCell:
    counts = count(quotes)
    return MatrixCell(judge(counts), counts.passages, counts.respondents, len(counts.groups))


def _valences(quotes: Iterable[Quote]) -> Mapping[Valence, int]:
    """Count each passage once; a passage coded in two directions is mixed."""
    directions: dict[tuple[str, int, int], set[Valence]] = {}
    for quote in quotes:
        directions.setdefault(quote.passage, set()).add(quote.valence)
    return Counter(together(valences) for valences in directions.values())


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
    return _in_running_text(source.variables.function or texts.SUBROLES.get(group, texts.UNKNOWN_ROLE))


def _in_running_text(role: str) -> str:
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
