"""What the review room shows: an interview with all that hangs on it, once, and after that only what changed.

A coder who works blind gets nothing of what others decided; that is left out here, not hidden in the browser.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.domain.codebook import UNKNOWN_COLOR, Code, CodeBook
from lerende_evaluatie.domain.evidence import format_time
from lerende_evaluatie.domain.model import Coding, Note, NoteTarget, Review, Source, Suggestion, text_hash
from lerende_evaluatie.domain.review import decided_by_anyone, decisions_in_force
from lerende_evaluatie.domain.steps import Step
from lerende_evaluatie.usecases import find, undoing
from lerende_evaluatie.usecases.analysing import pipeline_id

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_STEPS = 50
"""How many steps to undo the browser gets at a time; it asks for more before it runs out."""
_SHARED = frozenset({NoteTarget.CODE, NoteTarget.PROJECT})
"""Memos on these are about the work itself: a coder who works blind reads them too."""


def room(visitor: Visitor, asked: Json) -> Json:
    """Return an interview with its suggestions, codings and memos; parts that the browser has are left out."""
    store, blind = visitor.project.store, bool(asked["blind"])
    revision = store.revision()  # first: what comes in while we read is sent once more as a change
    every = sources(visitor, asked)
    source = _chosen(visitor, asked.get("source"), every["sources"])
    if source is None:
        return {"source": None}
    suggestions, reviews = store.suggestions(source.guid), store.reviews(source.guid)
    codings = [coding for coding in store.codings(source.guid) if _sees(visitor, coding, blind)]
    used = [*(item.code_id for item in suggestions), *(coding.code_id for coding in codings)]
    codebook = visitor.project.codebook.with_unknown(used)
    verdicts = _verdicts(visitor, reviews, blind)
    shown = _transcript(visitor, source)
    return {
        **every,
        "source": source.guid,
        "revision": revision,
        "transcript": None if asked.get("have") == shown["key"] else shown,
        "codebook": None if asked.get("codebook") == _version(codebook) else codebook_json(codebook),
        "choices": _choices(visitor, suggestions),
        "suggestions": [{**_suggestion(item), **verdicts.get(item.guid, _OPEN)} for item in suggestions],
        "codings": _codings(visitor, codings),
        "notes": _notes(visitor, store.notes(_targets(source, codings, codebook)), blind),
        "steps": steps(visitor),
    }


def sources(visitor: Visitor, asked: Json) -> Json:
    """Return all interviews with what is open in them: `open` within the filters on engine and code, `left` in all."""
    codebook, engine, wanted = visitor.project.codebook, asked.get("engine"), asked.get("code")
    left: dict[str, list[int]] = {}
    for count in visitor.project.store.open_counts(visitor.coder.guid if asked["blind"] else None):
        fits = (not engine or count.engine == engine) and (not wanted or codebook.within(count.code_id, wanted))
        row = left.setdefault(count.source_guid, [0, 0, 0])
        for index, value in enumerate((count.open if fits else 0, count.open, count.open + count.decided)):
            row[index] += value
    return {
        "sources": [
            dict(zip(("open", "left", "total"), left.get(source.guid, (0, 0, 0)), strict=True))
            | {"guid": source.guid, "name": source.name}
            | {"case": source.variables.case, "group": source.variables.group}
            for source in visitor.project.store.sources()
        ]
    }


def changes(visitor: Visitor, asked: Json, own: int | None) -> Json:
    """Return what changed since the revision that the browser has; `changes` is None when it had better ask anew.

    `own` is how many steps of its own the browser knows of; when more happened, or when it runs out of them, its list
    of steps is sent along.
    """
    store, since, blind = visitor.project.store, int(asked["since"]), bool(asked["blind"])
    touched = store.changes_since(since)
    answer: Json = {"source": asked.get("source"), "revision": touched.revision, "changes": None}
    if own is None or touched.revision - since != own or asked.get("steps"):
        answer["steps"] = steps(visitor)
    if touched.everything:
        return answer
    codings, notes = store.codings_by_guid(touched.codings), store.notes_by_guid(touched.notes)
    reviews = [one for one in store.reviews_on(touched.suggestions) if _sees(visitor, one, blind)]
    verdicts = _verdicts(visitor, reviews, blind)
    here = [one for one in codings if one.source_guid == asked.get("source") and _sees(visitor, one, blind)]
    standing = {*(one.guid for one in codings), *(note.guid for note in notes)}
    decided = {one.suggestion_guid for one in reviews}
    answer["changes"] = {
        "suggestions": [{"guid": guid, **verdicts.get(guid, _OPEN)} for guid in decided],
        "codings": _codings(visitor, here),
        "notes": _notes(visitor, notes, blind),
        "gone": [guid for guid in (*touched.codings, *touched.notes) if guid not in standing],
    }
    return answer


def steps(visitor: Visitor) -> Json:
    """Return the first that the coder can undo and do again, and whether there may be `more` of each."""
    taken = undoing.steps(visitor.project, visitor.coder, _STEPS)
    return {
        "undo": [_step(step) for step in taken.undo],
        "redo": [_step(step) for step in taken.redo],
        "more": {"undo": len(taken.undo) == _STEPS, "redo": len(taken.redo) == _STEPS},
    }


def codebook_json(codebook: CodeBook) -> Json:
    """Return the codes in the order of the tree, and a version that changes with any of them."""
    return {"version": _version(codebook), "codes": [_code(code, codebook) for code in codebook.walk()]}


def new_code(visitor: Visitor, asked: Json) -> Json:
    """Add a draft code, made from selected words."""
    from lerende_evaluatie.app import opening
    from lerende_evaluatie.usecases.codebook import add_code

    name, parent, quote = str(asked["name"]), asked.get("parent"), str(asked.get("quote", ""))
    code = add_code(visitor.project, visitor.coder, name, parent=parent, quote=quote)
    codebook = opening.project_in(visitor.project.folder).codebook
    return {"code": {"id": code.id}, "codebook": codebook_json(codebook)}


def quote(visitor: Visitor, asked: Json) -> Json:
    """Return a coding's words with their attribution, as they go to the clipboard."""
    return {"text": find.quote_of_coding(visitor.project, str(asked["coding"]))}


def _chosen(visitor: Visitor, wanted: str | None, every: list[Json]) -> Source | None:
    """Return the wanted interview, else the first with open suggestions, else the first."""
    guids = [one["guid"] for one in every]
    if wanted not in guids:
        wanted = next((one["guid"] for one in every if one["left"]), next(iter(guids), None))
    return None if wanted is None else visitor.project.store.source(wanted)


def _targets(source: Source, codings: Iterable[Coding], codebook: CodeBook) -> list[str]:
    return [source.guid, *(coding.guid for coding in codings), *(code.id for code in codebook.codes)]


# An interview


def _transcript(visitor: Visitor, source: Source) -> Json:
    evidence = {turn.index for turn in source.evidence_turns()}
    about = _about(visitor, source)
    return {
        "key": text_hash(source.guid + repr(about))[:16],
        "name": source.name,
        "about": about,
        "text": source.text,
        "sentences": _sentences(visitor, source),
        "turns": [
            {
                "start": turn.start,
                "end": turn.end,
                "speaker": turn.speaker,
                "role": turn.role.value,
                "time": None if turn.begin is None else format_time(turn.begin),
                "evidence": turn.index in evidence,
            }
            for turn in source.turns
        ],
    }


def _sentences(visitor: Visitor, source: Source) -> list[tuple[int, int]]:
    """Return where sentences begin and end, as far as somebody had the text analysed before."""
    analysis = visitor.project.store.analysis(source.guid, pipeline_id(visitor.project))
    if analysis is None:
        return []
    return [(analysis.starts[first], analysis.ends[last - 1]) for first, last in analysis.sentences if first < last]


def _about(visitor: Visitor, source: Source) -> list[tuple[str, str]]:
    values = asdict(source.variables)
    if source.variables.group:
        values["group"] = visitor.project.settings.groups.get(source.variables.group, source.variables.group)
    return [(label, str(values[key])) for key, label in texts.META.items() if values[key] is not None]


def _choices(visitor: Visitor, suggestions: Iterable[Suggestion]) -> Json:
    variables = [source.variables for source in visitor.project.store.sources()]
    groups = visitor.project.settings.groups
    used = sorted({one.group for one in variables if one.group})
    return {
        "cases": sorted({one.case for one in variables if one.case}),
        "groups": [(key, groups.get(key, key)) for key in used],
        "engines": sorted({item.engine for item in suggestions}),
    }


def _code(code: Code, codebook: CodeBook) -> Json:
    return {
        "id": code.id,
        "name": code.name,
        "color": code.color if _COLOR.fullmatch(code.color) else UNKNOWN_COLOR,
        "lineage": codebook.lineage(code.id),
        "codable": code.is_codable,
        "definition": code.definition,
        "use_when": code.use_when,
        "avoid_when": code.avoid_when,
        "draft": code.is_draft,
        "by": code.made_by,
    }


def _version(codebook: CodeBook) -> str:
    return f"{codebook.version} {len(codebook.codes)}"


# What hangs on it

_OPEN: Json = {"decision": None, "by_others": False}


def _verdicts(visitor: Visitor, reviews: Collection[Review], blind: bool) -> Mapping[str, Json]:
    """Return, per suggestion on which a decision is in force: the visitor's own, and whether others decided."""
    own = decisions_in_force(reviews, visitor.coder.guid)
    others = set() if blind else set(decided_by_anyone(reviews)) - set(own)
    return {
        guid: {"decision": own[guid].decision.value if guid in own else None, "by_others": guid in others}
        for guid in {*own, *others}
    }


def _sees(visitor: Visitor, item: Coding | Note | Review, blind: bool) -> bool:
    return not blind or item.user_guid == visitor.coder.guid


def _suggestion(item: Suggestion) -> Json:
    return {
        "guid": item.guid,
        "start": item.selection.start,
        "end": item.selection.end,
        "code": item.code_id,
        "valence": item.valence.value,
        "score": round(item.score, 3),
        "strength": next((name for below, name in texts.STRENGTHS if item.score < below), ""),
        "reason": item.reason,
        "cues": [(cue.start, cue.end) for cue in item.cues],
        "engine": item.engine,
    }


def _codings(visitor: Visitor, codings: Iterable[Coding]) -> list[Json]:
    names = _names(visitor)
    return [
        {
            "guid": item.guid,
            "start": item.selection.start,
            "end": item.selection.end,
            "code": item.code_id,
            "valence": item.valence.value,
            "suggestion": item.suggestion_guid,
            **_by(visitor, names, item),
        }
        for item in codings
    ]


def _notes(visitor: Visitor, notes: Iterable[Note], blind: bool) -> list[Json]:
    names = _names(visitor)
    return [
        {
            "guid": note.guid,
            "kind": note.target_kind.value,
            "target": note.target,
            "text": note.text,
            **_by(visitor, names, note),
        }
        for note in notes
        if _sees(visitor, note, blind) or note.target_kind in _SHARED
    ]


def _names(visitor: Visitor) -> dict[str, str]:
    return {user.guid: user.name for user in visitor.project.store.users()}


def _by(visitor: Visitor, names: Mapping[str, str], item: Coding | Note) -> dict[str, Any]:
    return {
        "by": names.get(item.user_guid, ""),
        "at": texts.moment(item.at),
        "mine": item.user_guid == visitor.coder.guid,
    }


def _step(step: Step) -> Json:
    return {
        "id": step.guid,
        "kind": step.kind.value,
        "code": step.code_id,
        "source": step.source_guid,
        "suggestion": step.suggestion_guid,
        "coding": step.coding_guid,
    }
