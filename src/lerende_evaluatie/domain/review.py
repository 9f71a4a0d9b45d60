"""The only door from Suggestion to Coding: a person decides, and every decision is kept."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from lerende_evaluatie.domain import texts
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import (
    Coding,
    Decision,
    Note,
    NoteTarget,
    Review,
    Selection,
    Source,
    Suggestion,
    User,
    Valence,
    new_guid,
)
from lerende_evaluatie.errors import ReviewError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision adds to the project; the store keeps all of it or nothing."""

    review: Review
    coding: Coding | None = None


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def accept(
    suggestion: Suggestion,
    user: User,
    *,
    code_id: str | None = None,
    valence: Valence | None = None,
    selection: Selection | None = None,
) -> Outcome:
    """Turn a suggestion into a coding by `user`, as proposed or with another code, valence or border."""
    coding = Coding(
        guid=new_guid(),
        source_guid=suggestion.source_guid,
        selection=selection or suggestion.selection,
        code_id=code_id or suggestion.code_id,
        valence=valence or suggestion.valence,
        user_guid=user.guid,
        at=now(),
        suggestion_guid=suggestion.guid,
    )
    decision = Decision.ACCEPTED if is_as_proposed(coding, suggestion) else Decision.CHANGED
    return Outcome(_review(suggestion, decision, user, coding), coding)


def is_as_proposed(coding: Coding, suggestion: Suggestion) -> bool:
    """Tell whether a coding says just what the machine suggested."""
    proposed = (suggestion.selection, suggestion.code_id, suggestion.valence)
    return (coding.selection, coding.code_id, coding.valence) == proposed


def reject(suggestion: Suggestion, user: User) -> Outcome:
    """Record that `user` finds the suggestion wrong."""
    return Outcome(_review(suggestion, Decision.REJECTED, user))


def reopen(suggestion: Suggestion, user: User) -> Outcome:
    """Record that `user` takes an earlier decision on the suggestion back."""
    return Outcome(_review(suggestion, Decision.REOPENED, user))


def code_by_hand(source: Source, selection: Selection, code_id: str, valence: Valence, user: User) -> Coding:
    """Code a passage that no machine proposed."""
    check_selection(source, selection)
    return Coding(new_guid(), source.guid, selection, code_id, valence, user.guid, now())


def change(coding: Coding, user: User, *, code_id: str, valence: Valence) -> tuple[Coding, list[Review]]:
    """Return the coding that takes the place of `coding`, and the review when it came from a suggestion."""
    new = replace(coding, guid=new_guid(), code_id=code_id, valence=valence, user_guid=user.guid, at=now())
    if coding.suggestion_guid is None:
        return new, []
    review = Review(new_guid(), coding.suggestion_guid, Decision.CHANGED, user.guid, new.at, new.guid)
    return new, [review]


def write_note(kind: NoteTarget, target: str, text: str, user: User) -> Note:
    """Write a memo; ReviewError when it is empty."""
    if not text.strip():
        raise ReviewError(texts.EMPTY_NOTE)
    return Note(new_guid(), kind, target, text.strip(), user.guid, now())


def check_selection(source: Source, selection: Selection) -> None:
    """Raise ReviewError when the words do not stand there, or are not all a respondent's: a question is no evidence."""
    if not selection.stands_in(source.text):
        raise ReviewError(texts.STALE_SELECTION)
    if not set(source.turns_in(selection)) <= set(source.evidence_turns()):
        raise ReviewError(texts.NOT_A_RESPONDENT)


def check_code(codebook: CodeBook, code_id: str) -> None:
    """Raise ReviewError when `code_id` cannot be used for a coding."""
    code = codebook.get(code_id)
    if code is None:
        raise ReviewError(texts.UNKNOWN_CODE.format(code=code_id))
    if not code.is_codable:
        raise ReviewError(texts.UNCODABLE.format(code=code_id))


def decisions_in_force(reviews: list[Review]) -> dict[str, Review]:
    """Return per suggestion guid the last decision on it; reopened ones are left out."""
    last = {review.suggestion_guid: review for review in reviews}
    return {guid: review for guid, review in last.items() if review.decision is not Decision.REOPENED}


def _review(suggestion: Suggestion, decision: Decision, user: User, coding: Coding | None = None) -> Review:
    return Review(new_guid(), suggestion.guid, decision, user.guid, now(), coding.guid if coding else None)
