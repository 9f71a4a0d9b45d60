"""From the domain's dataclasses to rows, and back."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import (
    Coding,
    Cue,
    Decision,
    Note,
    NoteTarget,
    Review,
    Role,
    Selection,
    Source,
    Suggestion,
    Turn,
    User,
    Valence,
    Variables,
    text_hash,
)
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.snapshots import Export, Snapshot
from lerende_evaluatie.domain.steps import Effect, Step, StepKind, Verdict
from lerende_evaluatie.domain.writing import Place, Ruling, Summary, SummaryKind
from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import texts

Values = dict[str, Any]


def source_values(source: Source) -> Values:
    """Return what the sources table holds of `source`, without its variables."""
    return {
        "guid": source.guid,
        "name": source.name,
        "text": source.text,
        "text_hash": text_hash(source.text),
        "file_hash": source.file_hash,
        "reader": source.reader,
        "warnings": list(source.warnings),
    }


def variables_values(variables: Variables, case_guid: str | None) -> Values:
    """Return the variables as columns of the sources table."""
    return {
        "case_guid": case_guid,
        "group_key": variables.group,
        "function": variables.function,
        "date": variables.date,
        "round": variables.round,
        "respondent": variables.respondent,
    }


def turn_values(source: Source) -> list[Values]:
    """Return a row for each turn of `source`."""
    return [
        {
            "source_guid": source.guid,
            "index": turn.index,
            "start": turn.start,
            "end": turn.end,
            "speaker": turn.speaker,
            "role": turn.role.value,
            "begin": turn.begin,
        }
        for turn in source.turns
    ]


def source_of(row: Row[Any], turns: Iterable[Turn]) -> Source:
    """Return a source; StoreError when its text is no longer the text that was stored."""
    if text_hash(row.text) != row.text_hash:
        raise StoreError(texts.CHANGED_TEXT.format(name=row.name))
    return Source(
        guid=row.guid,
        name=row.name,
        text=row.text,
        turns=tuple(turns),
        file_hash=row.file_hash,
        reader=row.reader,
        variables=variables_of(row),
        warnings=tuple(row.warnings),
    )


def variables_of(row: Row[Any]) -> Variables:
    """Return the variables in a row of sources with its case's name."""
    return Variables(row.case_name, row.group_key, row.function, row.date, row.round, row.respondent)


def turn_of(row: Sequence[Any]) -> Turn:
    """Return a turn."""
    _, index, start, end, speaker, role, begin = row
    return Turn(index, start, end, speaker, Role(role), begin)


def suggestion_values(suggestion: Suggestion) -> Values:
    """Return a suggestion as a row."""
    return {
        "guid": suggestion.guid,
        "source_guid": suggestion.source_guid,
        **selection_values(suggestion.selection),
        "code_id": suggestion.code_id,
        "score": suggestion.score,
        "valence": suggestion.valence.value,
        "reason": suggestion.reason,
        "cues": cue_values(suggestion.cues),
        "engine": suggestion.engine,
        "engine_version": suggestion.engine_version,
        "pipeline": suggestion.pipeline,
        "codebook": suggestion.codebook,
    }


def suggestion_of(row: Sequence[Any]) -> Suggestion:
    """Return a suggestion."""
    guid, source, start, end, quote, code, score, valence, reason, cues, engine, version, pipeline, codebook = row
    return Suggestion(
        guid,
        source,
        Selection(start, end, quote),
        code,
        score,
        Valence(valence),
        reason,
        cues_of(cues),
        engine,
        version,
        pipeline,
        codebook,
    )


def cue_values(cues: Iterable[Cue]) -> list[tuple[int, int, str, bool]]:
    """Return cues as JSON."""
    return [(cue.start, cue.end, cue.term, cue.negated) for cue in cues]


def cues_of(values: Iterable[list[Any]]) -> tuple[Cue, ...]:
    """Return cues from JSON."""
    return tuple([Cue(*value) for value in values])


def selection_values(selection: Selection) -> Values:
    """Return a selection as columns."""
    return {"start": selection.start, "end": selection.end, "quote": selection.quote}


def coding_values(coding: Coding) -> Values:
    """Return a coding as a row."""
    return {
        "guid": coding.guid,
        "source_guid": coding.source_guid,
        **selection_values(coding.selection),
        "code_id": coding.code_id,
        "valence": coding.valence.value,
        "user_guid": coding.user_guid,
        "at": coding.at,
        "suggestion_guid": coding.suggestion_guid,
    }


def coding_of(row: Row[Any]) -> Coding:
    """Return a coding."""
    return Coding(
        row.guid,
        row.source_guid,
        Selection(row.start, row.end, row.quote),
        row.code_id,
        Valence(row.valence),
        row.user_guid,
        row.at,
        row.suggestion_guid,
    )


def review_values(review: Review) -> Values:
    """Return a review as a row."""
    return {
        "guid": review.guid,
        "suggestion_guid": review.suggestion_guid,
        "decision": review.decision.value,
        "user_guid": review.user_guid,
        "at": review.at,
        "coding_guid": review.coding_guid,
    }


def review_of(row: Row[Any]) -> Review:
    """Return a review."""
    return Review(row.guid, row.suggestion_guid, Decision(row.decision), row.user_guid, row.at, row.coding_guid)


def note_values(note: Note) -> Values:
    """Return a note as a row."""
    return {
        "guid": note.guid,
        "target_kind": note.target_kind.value,
        "target": note.target,
        "text": note.text,
        "user_guid": note.user_guid,
        "at": note.at,
    }


def note_of(row: Row[Any]) -> Note:
    """Return a note."""
    return Note(row.guid, NoteTarget(row.target_kind), row.target, row.text, row.user_guid, row.at)


def user_of(row: Row[Any]) -> User:
    """Return a coder."""
    return User(row.guid, row.name)


def step_values(step: Step) -> Values:
    """Return a step as a row."""
    effect = step.effect
    return {
        "guid": step.guid,
        "user_guid": step.user_guid,
        "source_guid": step.source_guid,
        "at": step.at,
        "kind": step.kind.value,
        "code_id": step.code_id,
        "detail": {
            "coding": step.coding_guid,
            "codings": effect.codings,
            "withdrawn": effect.withdrawn,
            "notes": effect.notes,
            "withdrawn_notes": effect.withdrawn_notes,
            "suggestion": effect.suggestion_guid,
            "before": [effect.before.decision.value, effect.before.coding_guid],
            "after": [effect.after.decision.value, effect.after.coding_guid],
        },
    }


def step_of(row: Row[Any]) -> Step:
    """Return a step."""
    detail = row.detail
    effect = Effect(
        tuple(detail["codings"]),
        tuple(detail["withdrawn"]),
        tuple(detail["notes"]),
        tuple(detail["withdrawn_notes"]),
        detail["suggestion"],
        _verdict_of(*detail["before"]),
        _verdict_of(*detail["after"]),
    )
    return Step(
        row.guid,
        row.user_guid,
        row.source_guid,
        row.at,
        StepKind(row.kind),
        row.code_id,
        detail["coding"],
        effect,
        row.undone_at is not None,
    )


def lesson_values(lesson: Lesson) -> Values:
    """Return a version of a lesson as a row, without its quotes."""
    return {
        "guid": lesson.guid,
        "version": lesson.version,
        "title": lesson.title,
        "text": lesson.text,
        "status": lesson.status.value,
        "codes": list(lesson.codes),
        "user_guid": lesson.user_guid,
        "at": lesson.at,
    }


def lesson_quote_values(number: int, lesson: Lesson) -> list[Values]:
    """Return a row for each quote under the version of a lesson that is row `number`."""
    return [
        {
            "lesson_number": number,
            "number": item.number,
            "position": position,
            "coding_guid": item.coding_guid,
            "stance": item.stance.value,
            "answer": item.answer,
        }
        for position, item in enumerate(lesson.evidence)
    ]


def lesson_of(row: Row[Any], quotes: Iterable[Row[Any]]) -> Lesson:
    """Return a version of a lesson with its quotes."""
    return Lesson(
        guid=row.guid,
        title=row.title,
        text=row.text,
        status=Status(row.status),
        codes=tuple(row.codes),
        evidence=tuple(
            Evidence(quote.number, quote.coding_guid, Stance(quote.stance), quote.answer) for quote in quotes
        ),
        user_guid=row.user_guid,
        at=row.at,
        version=row.version,
    )


def place_values(place: Place) -> Values:
    """Return a place as columns of the summaries table."""
    return {"kind": place.kind.value, "case_name": place.case, "subject": place.subject}


def summary_values(summary: Summary) -> Values:
    """Return a version of a summary as a row, without its quotes."""
    return {
        **place_values(summary.place),
        "version": summary.version,
        "text": summary.text,
        "user_guid": summary.user_guid,
        "at": summary.at,
    }


def summary_quote_values(number: int, summary: Summary) -> list[Values]:
    """Return a row for each quote under the version of a summary that is row `number`."""
    return [
        {"summary_number": number, "position": position, "coding_guid": guid}
        for position, guid in enumerate(summary.quotes)
    ]


def summary_of(row: Row[Any], quotes: Iterable[Row[Any]]) -> Summary:
    """Return a version of a summary with its quotes."""
    return Summary(
        place=Place(SummaryKind(row.kind), row.case_name, row.subject),
        text=row.text,
        quotes=tuple(quote.coding_guid for quote in quotes),
        user_guid=row.user_guid,
        at=row.at,
        version=row.version,
    )


def cell_values(case: str | None, code_id: str) -> Values:
    """Return a cell of the balance as columns of the rulings table."""
    return {"case_name": case or "", "code_id": code_id}


def ruling_values(ruling: Ruling) -> Values:
    """Return a version of a ruling as a row."""
    return {
        **cell_values(ruling.case, ruling.code_id),
        "version": ruling.version,
        "judgement": ruling.judgement and ruling.judgement.value,
        "reason": ruling.reason,
        "user_guid": ruling.user_guid,
        "at": ruling.at,
    }


def ruling_of(row: Row[Any]) -> Ruling:
    """Return a version of a ruling."""
    return Ruling(
        case=row.case_name or None,
        code_id=row.code_id,
        judgement=row.judgement and Judgement(row.judgement),
        reason=row.reason,
        user_guid=row.user_guid,
        at=row.at,
        version=row.version,
    )


def export_values(export: Export) -> Values:
    """Return an export as a row."""
    return {
        "guid": export.guid,
        "at": export.at,
        "form": export.form,
        "file": export.file,
        "file_hash": export.file_hash,
        "snapshot": export.snapshot.to_json(),
    }


def export_of(row: Row[Any]) -> Export:
    """Return an export."""
    return Export(row.guid, row.at, row.form, row.file, row.file_hash, Snapshot.from_json(row.snapshot))


def _verdict_of(decision: str, coding_guid: str | None) -> Verdict:
    return Verdict(Decision(decision), coding_guid)
