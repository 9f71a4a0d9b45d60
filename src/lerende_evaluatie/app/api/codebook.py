"""What the codebook page asks for: the codes as forms, the file as text, and what would be wrong with either."""

from pathlib import Path
from typing import Any

from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.app.texts import codebook as texts
from lerende_evaluatie.codebooks.editing import fields_by_code
from lerende_evaluatie.domain.codebook import Code, CodeBook, Term
from lerende_evaluatie.domain.evidence import format_time
from lerende_evaluatie.domain.kwic import Hit
from lerende_evaluatie.errors import CodebookError
from lerende_evaluatie.usecases import codebook as book
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.signals import try_signal


def codebook(visitor: Visitor, asked: Json) -> Json:
    """Return the whole codebook: codes with their fields, the text, and the versions that can be put back."""
    return _state(visitor.project)


def check(visitor: Visitor, asked: Json) -> Json:
    """Return what is wrong with the fields of a code, or with a text."""
    if "text" in asked:
        text = str(asked["text"])
        faults = [_fault(fault.line, fault.column, fault.message) for fault in book.check(visitor.project, text)]
        return {"faults": faults, "warnings": [] if faults else book.warnings(visitor.project, text)}
    found = book.check_code(visitor.project, str(asked["id"]), _fields(asked, "fields"))
    return {"faults": [{"path": path, "sentence": sentence} for path, sentence in found]}


def save(visitor: Visitor, asked: Json) -> Json:
    """Put a text in the place of the codebook; with warnings only when somebody confirmed them."""
    text, confirmed = str(asked["text"]), bool(asked.get("confirmed"))
    if not confirmed and (warnings := book.warnings(visitor.project, text)):
        return {"warnings": warnings}
    rests_on = str(asked["rests_on"])
    return _saved(visitor, book.save(visitor.project, visitor.coder, text, rests_on=rests_on, confirmed=confirmed))


def change(visitor: Visitor, asked: Json) -> Json:
    """Give a code other fields."""
    code_id, fields, was = str(asked["id"]), _fields(asked, "fields"), _fields(asked, "was")
    return _saved(visitor, book.change_code(visitor.project, visitor.coder, code_id, fields, was=was))


def add(visitor: Visitor, asked: Json) -> Json:
    """Add a draft code."""
    code = book.add_code(visitor.project, visitor.coder, str(asked["name"]), parent=asked.get("parent"))
    return {"id": code.id, "said": texts.SAVED, "state": _state(visitor.project)}


def move(visitor: Visitor, asked: Json) -> Json:
    """Hang a code elsewhere."""
    place = asked.get("parent"), int(asked["position"])
    return _saved(visitor, book.move_code(visitor.project, visitor.coder, str(asked["id"]), *place))


def remove(visitor: Visitor, asked: Json) -> Json:
    """Take a code out; one in use only when somebody confirmed that."""
    code_id, confirmed = str(asked["id"]), bool(asked.get("confirmed"))
    if not confirmed and (warning := book.removal_warning(visitor.project, code_id)):
        return {"warnings": [warning]}
    saved = book.remove_code(visitor.project, visitor.coder, code_id, confirmed=confirmed)
    return {**_saved(visitor, saved), "said": texts.BOOK["removed"]}


def version(visitor: Visitor, asked: Json) -> Json:
    """Return the text of a kept version."""
    return {"text": book.version_text(visitor.project, str(asked["version"]))}


def try_out(visitor: Visitor, asked: Json) -> Json:
    """Return where a signal would point to."""
    signal = _fields(asked, "signal")
    unless, only_with = (tuple(map(str, signal.get(field, ()))) for field in ("niet_bij", "alleen_bij"))
    term = Term(str(signal["term"]), 1.0, None, unless, only_with, flips=signal.get("ontkend") != "vervalt")
    try:
        tried = try_signal(visitor.project, term)
    except CodebookError as error:
        return {"problem": str(error)}
    counts = {"passages": tried.passages, "sources": tried.sources, "of": tried.of_sources}
    return {**counts, "examples": [_hit(hit) for hit in tried.examples]}


def _saved(visitor: Visitor, saved: book.Saved) -> Json:
    count = len(saved.to_tag)
    said = texts.SAVED_TO_TAG[count != 1].format(count=count) if count else texts.SAVED
    return {"said": said, "to_tag": count, "state": _state(visitor.project)}


def _state(project: Project) -> Json:
    text, file = book.text(project), Path(project.settings.codebook).name
    now: Json = {"file": file, "text": text, "rests_on": book.fingerprint(text)}
    now["versions"] = [
        {"version": kept.version, "at": kept.kept_at.astimezone().strftime("%d-%m-%Y %H:%M:%S")}
        for kept in book.versions(project)
    ]
    faults = book.check(project, text)
    if faults:
        found = [_fault(fault.line, fault.column, fault.message) for fault in faults]
        return {**now, "name": file, "version": "", "faults": found, "codes": [], "orphans": []}
    used, read, fields = book.in_use(project), book.read(project), fields_by_code(text, file)
    codes = [_code(code, read, fields[code.id], used[code.id]) for code in read.walk()]
    orphans = [{"id": code, "codings": count} for code, count in used.items() if count and code not in read]
    return {**now, "name": read.name, "version": read.version, "faults": [], "codes": codes, "orphans": orphans}


def _code(code: Code, codebook: CodeBook, fields: Json, codings: int) -> Json:
    return {
        "id": code.id,
        "name": code.name,
        "color": code.color,
        "parent": code.parent,
        "depth": codebook.depth(code.id),
        "codable": code.is_codable,
        "secondary": code.is_secondary,
        "draft": code.is_draft,
        "by": code.made_by,
        "codings": codings,
        "fields": fields,
    }


def _fault(line: int, column: int, sentence: str) -> Json:
    return {"line": line, "column": column, "sentence": sentence}


def _hit(hit: Hit) -> Json:
    time = None if hit.time is None else format_time(hit.time)
    return {
        "source": hit.source_guid,
        "name": hit.source_name,
        "start": hit.start,
        "end": hit.end,
        "time": time,
        "left": hit.left,
        "match": hit.match,
        "right": hit.right,
    }


def _fields(asked: Json, name: str) -> dict[str, Any]:
    fields = asked[name]
    return fields if isinstance(fields, dict) else {}
