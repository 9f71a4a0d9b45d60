"""Lessons as JSON for the page: read, written, taken away and put back, with the passages that can come under them."""

from collections.abc import Mapping

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.api.asked import one_of, whole
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.domain import lessons as rules
from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status, Voices
from lerende_evaluatie.domain.model import Note, NoteTarget, Valence
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases import drafting, memos
from lerende_evaluatie.usecases import lessons as usecase
from lerende_evaluatie.usecases.heard import Candidate, heard
from lerende_evaluatie.usecases.lessons import Shown, Wanted
from lerende_evaluatie.usecases.overview import Column
from lerende_evaluatie.usecases.project import Project

AT_ONCE = 50
"""How many passages one answer holds."""
COLUMNS = {"case": By.CASE, "group": By.GROUP, "round": By.ROUND}


def lessons(visitor: Visitor, asked: Json) -> Json:
    """Return all lessons in short, those that were taken away, and what can be chosen from."""
    project = visitor.project
    everyone = rules.everyone_in(project.store.sources(), project.settings.groups)
    codebook = project.codebook
    return {
        "lessons": [_in_short(one) for one in usecase.lessons(project)],
        "removed": [{"guid": one.guid, "title": one.title} for one in usecase.removed(project)],
        "codes": [{**_code(code), "lineage": codebook.lineage(code.id)} for code in codebook.walk()],
        "choices": {
            "case": [[case, case] for case in everyone.cases],
            "group": [[group, _group(project, group)] for group in everyone.groups],
            "round": [[number, str(number)] for number in everyone.rounds],
        },
    }


def lesson(visitor: Visitor, asked: Json) -> Json:
    """Return one lesson with its quotes, where it was heard, and the notes on it."""
    return _whole(visitor, usecase.lesson(visitor.project, _guid(asked)))


def lesson_save(visitor: Visitor, asked: Json) -> Json:
    """Keep what somebody wrote as the version after the one that was on the screen; a new lesson has version 0."""
    return _whole(visitor, usecase.save(visitor.project, visitor.coder, _written(asked)))


def lesson_remove(visitor: Visitor, asked: Json) -> Json:
    """Take a lesson away."""
    usecase.remove(visitor.project, visitor.coder, _guid(asked), whole(asked.get("version")))
    return {}


def lesson_restore(visitor: Visitor, asked: Json) -> Json:
    """Put a lesson back that was taken away."""
    return _whole(visitor, usecase.restore(visitor.project, visitor.coder, _guid(asked)))


def lesson_versions(visitor: Visitor, asked: Json) -> Json:
    """Return the earlier versions of a lesson, `AT_ONCE` of them after the first `skip`, the newest first."""
    _, *earlier = usecase.versions(visitor.project, _guid(asked))
    skip, names = max(0, whole(asked.get("skip", 0))), _names(visitor)
    return {
        "total": len(earlier),
        "versions": [
            {
                "version": one.version,
                "title": one.title,
                "text": one.text,
                "status": one.status.value,
                "quotes": len(one.evidence),
                "by": names.get(one.user_guid or "", ""),
                "at": texts.moment(one.at),
            }
            for one in earlier[skip : skip + AT_ONCE]
        ],
    }


def lesson_put_back(visitor: Visitor, asked: Json) -> Json:
    """Let an earlier version be the newest one again."""
    version, current = whole(asked.get("version")), whole(asked.get("current"))
    return _whole(visitor, usecase.put_back(visitor.project, visitor.coder, _guid(asked), version, current))


def lessons_draft(visitor: Visitor, asked: Json) -> Json:
    """Let the computer propose lessons; return how many it made and renewed, and what it skipped and why."""
    visitor.coder  # noqa: B018  (who asks for proposals has said who that is)
    drafted = drafting.draft_lessons(visitor.project)
    return {"made": len(drafted.made), "renewed": len(drafted.renewed), "skipped": list(drafted.skipped)}


def lesson_candidates(visitor: Visitor, asked: Json) -> Json:
    """Return passages that can come under a lesson, `AT_ONCE` of them after the first `skip`; proposed ones first.

    `unweighed` asks for the passages that point the other way and are not under it; else `where` narrows them down.
    """
    project, shown = visitor.project, usecase.lesson(visitor.project, _guid(asked))
    if asked.get("unweighed"):
        found = [Candidate(quote, is_proposed=False) for quote in shown.hearing.unweighed]
    else:
        found = usecase.candidates(project, shown.lesson, _wanted(shown.lesson, asked.get("where")))
    skip, look = max(0, whole(asked.get("skip", 0))), _Look(project)
    passages = [{**look.at(one.quote), "proposed": one.is_proposed} for one in found[skip : skip + AT_ONCE]]
    return {"total": len(found), "passages": passages}


def lesson_note(visitor: Visitor, asked: Json) -> Json:
    """Write a note on a lesson, or change or take away the own one that is named; return the lesson."""
    project, user, guid = visitor.project, visitor.coder, _guid(asked)
    text, note, step = str(asked.get("text", "")), asked.get("note"), str(asked["step"]) if asked.get("step") else None
    if note is None:
        memos.write_memo(project, user, NoteTarget.LESSON, guid, text, step=step)
    elif text.strip():
        memos.change_memo(project, user, str(note), text, step=step)
    else:
        memos.withdraw_memo(project, user, str(note), step=step)
    return lesson(visitor, asked)


# What was asked


def _guid(asked: Json) -> str:
    return str(asked.get("guid", ""))


def _written(asked: Json) -> Lesson:
    given = asked.get("evidence", ())
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise UsageError(texts.UNEXPECTED)
    codes = asked.get("codes", ())
    return Lesson(
        guid=_guid(asked),
        title=str(asked.get("title", "")),
        text=str(asked.get("text", "")),
        status=one_of(Status, asked.get("status")),
        codes=tuple(map(str, codes)) if isinstance(codes, list) else (),
        evidence=tuple(
            Evidence(
                whole(item.get("number")),
                str(item.get("coding")),
                one_of(Stance, item.get("stance")),
                str(item.get("answer", "")),
            )
            for item in given
        ),
        user_guid=None,
        at=now(),
        version=whole(asked.get("version")),
    )


def _wanted(lesson: Lesson, given: object) -> Wanted:
    """Return which passages are looked for: at the chosen code, at any code of the lesson, or at all codes ("*")."""
    where: Mapping[str, object] = given if isinstance(given, dict) else {}
    chosen = str(where.get("code") or "")
    return Wanted(
        codes={"": lesson.codes, "*": ()}.get(chosen, (chosen,)),
        columns=tuple(Column(by, _value(by, where[name])) for name, by in COLUMNS.items() if where.get(name)),
        valence=one_of(Valence, where["valence"]) if where.get("valence") else None,
        words=str(where.get("words") or ""),
    )


def _value(by: By, value: object) -> str | int:
    return whole(value) if by is By.ROUND else str(value)


# What is answered


class _Look:
    """Quotes as the page shows them: with the name and colour of their code, and the way to their interview."""

    def __init__(self, project: Project) -> None:
        everything = heard(project)
        self.sources = {source.name: source.guid for source in everything.sources}
        self.codebook = project.codebook.with_unknown(quote.code_id for _, quote in everything.quotes)

    def at(self, quote: Quote) -> Json:
        code = self.codebook[quote.code_id]
        return {
            "coding": quote.guid,
            "quote": quote.text,
            "attribution": quote.attribution,
            "place": quote.place,
            "case": quote.case or "",
            "valence": quote.valence.value,
            "code_name": code.name,
            "color": code.color,
            "source": self.sources[quote.source_name],
            "start": quote.selection.start,
            "end": quote.selection.end,
        }


def _whole(visitor: Visitor, shown: Shown) -> Json:
    project, lesson, hearing = visitor.project, shown.lesson, shown.hearing
    look, everyone = _Look(project), hearing.everyone
    return {
        **_in_short(shown),
        "text": lesson.text,
        "codes": list(lesson.codes),
        "names": {
            code.id: code.name for code in project.codebook.with_unknown(lesson.codes).codes if code.id in lesson.codes
        },
        "at": texts.moment(lesson.at),
        "next": usecase.next_number(project, lesson),
        "evidence": [
            {
                "number": item.number,
                "coding": item.coding_guid,
                "stance": item.stance.value,
                "answer": item.answer,
                "quote": look.at(quote) if (quote := shown.quotes[item.number]) else None,
            }
            for item in lesson.evidence
        ],
        "voices": {stance.value: _voices(project, hearing.voices[stance]) for stance in Stance},
        "everyone": {
            "respondents": everyone.respondents,
            "cases": list(everyone.cases),
            "groups": [_group(project, group) for group in everyone.groups],
            "rounds": list(everyone.rounds),
        },
        "silent": {
            "cases": list(hearing.silent_cases),
            "groups": [_group(project, group) for group in hearing.silent_groups],
            "rounds": list(hearing.silent_rounds),
        },
        "unanswered": list(hearing.unanswered),
        "unweighed": len(hearing.unweighed),
        "shaky": list(hearing.shaky),
        "unbacked": list(rules.unbacked(lesson)),
        "dangling": list(rules.dangling(lesson)),
        "notes": [_note(visitor, note) for note in shown.notes],
    }


def _in_short(shown: Shown) -> Json:
    lesson, hearing = shown.lesson, shown.hearing
    left = (hearing.unanswered, hearing.unweighed, hearing.shaky, rules.unbacked(lesson))
    return {
        "guid": lesson.guid,
        "version": lesson.version,
        "title": lesson.title,
        "status": lesson.status.value,
        "proposal": lesson.is_proposal,
        "by": shown.author,
        "theme": _code(shown.theme) if shown.theme else None,
        "pilots": len(hearing.supports.counts.cases),
        "left": sum(map(len, left)),
    }


def _voices(project: Project, voices: Voices) -> Json:
    counts = voices.counts
    return {
        "passages": counts.passages,
        "respondents": counts.respondents,
        "cases": list(counts.cases),
        "groups": [_group(project, group) for group in counts.groups],
        "rounds": list(voices.rounds),
    }


def _code(code: Code) -> Json:
    return {"id": code.id, "name": code.name, "color": code.color, "codable": code.is_codable}


def _note(visitor: Visitor, note: Note) -> Json:
    mine = visitor.user is not None and note.user_guid == visitor.user.guid
    return {
        "guid": note.guid,
        "text": note.text,
        "by": _names(visitor).get(note.user_guid, ""),
        "at": texts.moment(note.at),
        "mine": mine,
    }


def _names(visitor: Visitor) -> dict[str, str]:
    return {user.guid: user.name for user in visitor.project.store.users()}


def _group(project: Project, group: str) -> str:
    return project.settings.groups.get(group, group)
