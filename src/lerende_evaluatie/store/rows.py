"""From the domain's dataclasses to rows, and back."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

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
from lerende_evaluatie.domain.steps import Effect, Step, StepKind, Verdict
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


def _verdict_of(decision: str, coding_guid: str | None) -> Verdict:
    return Verdict(Decision(decision), coding_guid)
