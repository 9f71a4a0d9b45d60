"""What the review page shows, as data for the browser: once what stays, and each time what changes."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.desk import Desk, WayBack
from lerende_evaluatie.domain.codebook import UNKNOWN_COLOR, Code, CodeBook
from lerende_evaluatie.domain.evidence import format_time
from lerende_evaluatie.domain.model import Coding, Decision, Note, NoteTarget, Source, Suggestion, User
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.review import SourceView
from lerende_evaluatie.usecases.status import status

Json = dict[str, Any]

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_WAYS_BACK_SHOWN = 30


def first_source(project: Project, wanted: str | None) -> str | None:
    """Return the guid of the interview to show: the wanted one, else the first with open suggestions."""
    sources = project.store.sources()
    if any(source.guid == wanted for source in sources):
        return wanted
    open_by_name = {item.name: item.open for item in status(project).sources}
    best = next((source for source in sources if open_by_name.get(source.name)), None) or next(iter(sources), None)
    return best.guid if best else None


def room(project: Project, desk: Desk, user: User, source_guid: str, client: str, have: str = "") -> Json:
    """Return all the browser needs; the lasting part is left out when the browser has it (`have`)."""
    view = review.view(project, source_guid)
    codebook = project.codebook.with_unknown(_codes_used(view))
    key = _key(view.source, codebook)
    return {
        "hash": key,
        "lasting": None if have == key else _lasting(project, view.source, codebook),
        "client": client,
        "coder": user.name,
        "confirmed": desk.confirmed.get(client, 0),
        "notices": [{"id": number, "text": text} for number, text in desk.notices.get(client, [])],
        "undo": [_way_back(way) for way in reversed(desk.ways_back[-_WAYS_BACK_SHOWN:])],
        **_progress(project),
        **_changing(project, view),
    }


def _codes_used(view: SourceView) -> list[str]:
    suggestions = (*view.open, *(suggestion for suggestion, _ in view.decided))
    return [*(item.code_id for item in suggestions), *(coding.code_id for coding in view.codings)]


def _key(source: Source, codebook: CodeBook) -> str:
    parts = (source.guid, repr(source.variables), codebook.version, str(len(codebook.codes)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _lasting(project: Project, source: Source, codebook: CodeBook) -> Json:
    return {
        "source": source.guid,
        "name": source.name,
        "about": _about(project, source),
        "text": source.text,
        "turns": [
            {
                "start": turn.start,
                "end": turn.end,
                "speaker": turn.speaker,
                "role": turn.role.value,
                "time": None if turn.begin is None else format_time(turn.begin),
            }
            for turn in source.turns
        ],
        "codes": [_code(code, codebook) for code in codebook.walk()],
        "texts": texts.ROOM,
        "roles": texts.ROLES,
        "valences": texts.VALENCES,
        "keys": texts.KEYS,
    }


def _about(project: Project, source: Source) -> list[tuple[str, str]]:
    values = asdict(source.variables)
    if source.variables.group:
        values["group"] = project.settings.groups.get(source.variables.group, source.variables.group)
    return [(label, str(values[key])) for key, label in texts.META.items() if values[key] is not None]


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
    }


def _progress(project: Project) -> Json:
    now = status(project)
    by_name = {source.name: source.guid for source in project.store.sources()}
    return {
        "sources": [{"guid": by_name[item.name], "name": item.name, "open": item.open} for item in now.sources],
        "open": now.open,
        "decided_all": now.decided,
    }


def _changing(project: Project, view: SourceView) -> Json:
    coders = {user.guid: user.name for user in project.store.users()}
    notes = _notes_by_target(view.notes, coders)
    return {
        "suggestions": [_suggestion(item) for item in view.open],
        "codings": [_coding(item, coders, notes.get(item.guid, ())) for item in view.codings],
        "decided": [
            {**_suggestion(item), "rejected": last.decision is Decision.REJECTED} for item, last in view.decided
        ],
        "notes": [note for note in notes.get(view.source.guid, ()) if note["kind"] == NoteTarget.SOURCE],
    }


def _way_back(way: WayBack) -> Json:
    return {"id": way.id, "label": way.label, "suggestion": way.suggestion}


def _suggestion(item: Suggestion) -> Json:
    return {
        "guid": item.guid,
        "start": item.selection.start,
        "end": item.selection.end,
        "code": item.code_id,
        "valence": item.valence.value,
        "score": f"{item.score:.2f}".replace(".", ","),
        "strength": next((name for below, name in texts.STRENGTHS if item.score < below), ""),
        "reason": item.reason,
        "cues": [(cue.start, cue.end) for cue in item.cues],
    }


def _coding(item: Coding, coders: Mapping[str, str], notes: Sequence[Json]) -> Json:
    return {
        "guid": item.guid,
        "start": item.selection.start,
        "end": item.selection.end,
        "code": item.code_id,
        "valence": item.valence.value,
        "by": coders.get(item.user_guid, ""),
        "at": item.at.astimezone().strftime("%d-%m-%Y %H:%M"),
        "suggestion": item.suggestion_guid,
        "notes": notes,
    }


def _notes_by_target(notes: Iterable[Note], coders: Mapping[str, str]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for note in notes:
        shown = {
            "kind": note.target_kind.value,
            "text": note.text,
            "by": coders.get(note.user_guid, ""),
            "at": note.at.astimezone().strftime("%d-%m-%Y %H:%M"),
        }
        found.setdefault(note.target, []).append(shown)
    return found
