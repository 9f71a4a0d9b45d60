"""The balance, the comparison of pilots, their portraits and the introduction as JSON, and what is written there."""

from collections import Counter
from collections.abc import Iterable, Mapping

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.api.asked import one_of, whole
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.app.texts import writing as words
from lerende_evaluatie.domain.balance import MatrixCell, MatrixRow
from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.context import Beside
from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.domain.report import FrameworkCell, InterviewRow, PilotPortrait
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.domain.writing import Place, Ruling, Summary, SummaryKind
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases import overview
from lerende_evaluatie.usecases import writing as usecase
from lerende_evaluatie.usecases.heard import heard
from lerende_evaluatie.usecases.overview import Choice, Column, Spot

AT_ONCE = 50
"""How many passages to choose from one answer holds."""
FIRST_WORDS = 160
"""How many signs of a summary stand in its cell."""


# The balance


def writing_balance(visitor: Visitor, asked: Json) -> Json:
    """Return the balance with what people judge otherwise, and the figures of others beside it."""
    project, names = visitor.project, _names(visitor)
    cases = usecase.cases_of(heard(project).sources)
    beside = {(one.case, one.code.id): one for one in usecase.beside(project)}
    return {
        "cases": list(cases),
        "rows": [_balance_row(row, cases, names, beside) for row in usecase.balance(project)],
        "beside": len(beside),
        "differ": sum(bool(one.differs) for one in beside.values()),
        "faults": list(usecase.context_faults(project)),
    }


def writing_cell(visitor: Visitor, asked: Json) -> Json:
    """Return what is behind one cell: passages per group and direction, and all that people judged about it."""
    case, code = _case(asked), str(asked.get("code"))
    spot = Spot(code=code, column=None if case is None else Column(By.CASE, case))
    counts: dict[str | None, Counter[str]] = {}
    for passage in overview.passages(visitor.project, Choice(), spot):
        counts.setdefault(passage.quotes[0].group, Counter())[passage.valence.value] += 1
    groups = visitor.project.settings.groups
    order = [group for group in (*groups, *counts) if group in counts]
    rulings, names = visitor.project.store.ruling_versions(case, code), _names(visitor)
    return {
        "groups": [
            {"name": words.NO_GROUP if group is None else groups.get(group, group), "counts": dict(counts[group])}
            for group in dict.fromkeys(order)
        ],
        "version": rulings[0].version if rulings else 0,
        "rulings": [_ruling(one, names) for one in rulings],
    }


def writing_rule(visitor: Visitor, asked: Json) -> Json:
    """Judge a cell otherwise, or take that back (``judgement`` null); return the cell with its rulings as they are."""
    case, code = _case(asked), str(asked.get("code"))
    judgement = one_of(Judgement, asked["judgement"]) if asked.get("judgement") else None
    reason, version = str(asked.get("reason", "")), whole(asked.get("version"))
    cell = usecase.rule(visitor.project, visitor.coder, case, code, judgement, reason, version)
    beside = next((one for one in usecase.beside(visitor.project) if (one.case, one.code.id) == (case, code)), None)
    return {**_balance_cell(cell, case, _names(visitor), beside), "behind": writing_cell(visitor, asked)}


# The comparison, the portraits


def writing_comparison(visitor: Visitor, asked: Json) -> Json:
    """Return themes × pilots with the first words of what was written about each."""
    return {
        "cases": list(usecase.cases_of(heard(visitor.project).sources)),
        "rows": [
            {**_code(row.code), "cells": [_framework_cell(cell) for cell in row.cells]}
            for row in usecase.framework(visitor.project)
        ],
    }


def writing_portrait(visitor: Visitor, asked: Json) -> Json:
    """Return the names of the pilots, and the portrait of the one that is asked for, or else of the first."""
    found = usecase.portraits(visitor.project)
    shown = next((one for one in found if one.case == asked.get("case")), found[0] if found else None)
    return {"cases": [one.case for one in found], "portrait": _portrait(visitor, shown) if shown else None}


# Texts


def writing_place(visitor: Visitor, asked: Json) -> Json:
    """Return what is written at one place, with the quotes it rests on."""
    return _place(visitor, _asked_place(asked))


def writing_keep(visitor: Visitor, asked: Json) -> Json:
    """Keep a text and the quotes it rests on as the version after ``version``; return what is kept now."""
    quotes = asked.get("quotes")
    guids = [str(guid) for guid in quotes] if isinstance(quotes, list) else []
    place, text = _asked_place(asked), str(asked.get("text", ""))
    kept = usecase.write(visitor.project, visitor.coder, place, text, guids, whole(asked.get("version")))
    return {**_written(kept, _names(visitor)), "short": _short(kept.text)}


def writing_versions(visitor: Visitor, asked: Json) -> Json:
    """Return all that was ever written at one place, the newest first."""
    versions, names = usecase.versions(visitor.project, _asked_place(asked)), _names(visitor)
    return {"versions": [{**_written(one, names), "quotes": _chosen(visitor, one.quotes)} for one in versions]}


def writing_quotes(visitor: Visitor, asked: Json) -> Json:
    """Return quotes by the guids of their codings."""
    guids = asked.get("guids")
    return {"quotes": _chosen(visitor, [str(guid) for guid in guids] if isinstance(guids, list) else [])}


def writing_passages(visitor: Visitor, asked: Json) -> Json:
    """Return passages that can be put beside a text, `AT_ONCE` of them after the first `skip`; proposed ones first."""
    found = usecase.quotes_for(visitor.project, _asked_place(asked))
    skip = max(0, whole(asked.get("skip", 0)))
    shown = found[skip : skip + AT_ONCE]
    passages = zip(_quotes(visitor, [one.quote for one in shown]), shown, strict=True)
    return {"total": len(found), "passages": [{**quote, "proposed": one.is_proposed} for quote, one in passages]}


# What is asked


def _case(asked: Json) -> str | None:
    return None if asked.get("case") is None else str(asked["case"])


def _asked_place(asked: Json) -> Place:
    given = asked.get("place")
    if not isinstance(given, dict):
        raise UsageError(texts.UNEXPECTED)
    return Place(one_of(SummaryKind, given.get("kind")), str(given.get("case", "")), str(given.get("subject")))


# As JSON


def _balance_row(
    row: MatrixRow, cases: tuple[str, ...], names: Mapping[str, str], beside: Mapping[tuple[str, str], Beside]
) -> Json:
    columns: list[tuple[str | None, MatrixCell]] = [*zip(cases, row.cells, strict=True), (None, row.overall)]
    return {
        **_code(row.code),
        "cells": [_balance_cell(cell, case, names, beside.get((case or "", row.code.id))) for case, cell in columns],
    }


def _balance_cell(cell: MatrixCell, case: str | None, names: Mapping[str, str], beside: Beside | None) -> Json:
    return {
        "case": case,
        "sign": cell.sign.value,
        "computed": cell.judgement.value,
        "passages": cell.passages,
        "respondents": cell.respondents,
        "groups": cell.groups,
        "ruling": _ruling(cell.ruling, names) if cell.ruling else None,
        "beside": _beside(beside) if beside else None,
    }


def _beside(one: Beside) -> Json:
    return {
        "self": one.self_evaluation,
        "costs": one.balance,
        "differs": [words.KINDS[kind] for kind in one.differs],
        "figures": [words.figure(figure) for figure in one.figures],
    }


def _ruling(one: Ruling, names: Mapping[str, str]) -> Json:
    return {
        "judgement": one.judgement,
        "reason": one.reason,
        "by": names.get(one.user_guid, ""),
        "at": texts.moment(one.at),
    }


def _framework_cell(one: FrameworkCell) -> Json:
    return {
        "case": one.case,
        "sign": one.cell.sign.value,
        "passages": one.cell.passages,
        "respondents": one.cell.respondents,
        "short": _short(one.text),
    }


def _portrait(visitor: Visitor, one: PilotPortrait) -> Json:
    return {
        "case": one.case,
        "interviews": len(one.interviews),
        "groups": _groups(visitor, one.interviews),
        "parts": [
            {
                "heading": part.heading.value,
                "figures": [words.figure(figure) for figure in part.figures],
                **_place(visitor, Place(SummaryKind.PORTRAIT, one.case, part.heading)),
            }
            for part in one.parts
        ],
    }


def _groups(visitor: Visitor, interviews: Iterable[InterviewRow]) -> list[str]:
    labels = visitor.project.settings.groups
    return list(dict.fromkeys(labels.get(row.group, row.group) for row in interviews if row.group))


def _place(visitor: Visitor, place: Place) -> Json:
    found = usecase.summary(visitor.project, place)
    if found is None:
        return {"text": "", "quotes": [], "version": 0, "by": "", "at": ""}
    return {**_written(found, _names(visitor)), "quotes": _chosen(visitor, found.quotes)}


def _written(one: Summary, names: Mapping[str, str]) -> Json:
    return {
        "text": one.text,
        "version": one.version,
        "by": names.get(one.user_guid, ""),
        "at": texts.moment(one.at),
    }


def _chosen(visitor: Visitor, guids: Iterable[str]) -> list[Json]:
    """Return the quotes of these codings; of one that does not count any more only its guid."""
    by_guid = {quote.guid: quote for _, quote in heard(visitor.project).quotes}
    found = {one["guid"]: one for one in _quotes(visitor, [by_guid[guid] for guid in guids if guid in by_guid])}
    return [found.get(guid, {"guid": guid}) for guid in guids]


def _quotes(visitor: Visitor, quotes: Iterable[Quote]) -> list[Json]:
    quotes = list(quotes)
    sources = {source.name: source.guid for source in heard(visitor.project).sources}
    codebook = visitor.project.codebook.with_unknown(quote.code_id for quote in quotes)
    codes = {code.id: code for code in codebook.codes}
    return [
        {
            "guid": quote.guid,
            "source": sources[quote.source_name],
            "start": quote.selection.start,
            "end": quote.selection.end,
            "quote": quote.text,
            "valence": quote.valence.value,
            "attribution": quote.attribution,
            "place": quote.place,
            "code_name": codes[quote.code_id].name,
            "color": codes[quote.code_id].color,
        }
        for quote in quotes
    ]


def _code(code: Code) -> Json:
    return {"code": code.id, "name": code.name, "color": code.color}


def _short(text: str) -> str:
    found = " ".join(text.split())
    return found if len(found) <= FIRST_WORDS else f"{found[:FIRST_WORDS].rstrip()}…"


def _names(visitor: Visitor) -> dict[str, str]:
    return {user.guid: user.name for user in visitor.project.store.users()}
