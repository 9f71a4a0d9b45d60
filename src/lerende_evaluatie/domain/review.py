"""The only door from Suggestion to Coding: a person decides, and every decision is kept."""

import uuid
from collections.abc import Iterable
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
from lerende_evaluatie.domain.steps import OPEN, Verdict
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
    guid: str | None = None,
) -> Outcome:
    """Turn a suggestion into a coding by `user`, as proposed or with another code, valence or border."""
    coding = Coding(
        guid=guid or new_guid(),
        source_guid=suggestion.source_guid,
        selection=selection or suggestion.selection,
        code_id=code_id or suggestion.code_id,
        valence=valence or suggestion.valence,
        user_guid=user.guid,
        at=now(),
        suggestion_guid=suggestion.guid,
    )
    return Outcome(_coded(suggestion, user, coding), coding)


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


def reinstate(suggestion_guid: str, verdict: Verdict, user: User) -> Review:
    """Record that an earlier verdict of `user` on a suggestion is in force again."""
    return Review(new_guid(), suggestion_guid, verdict.decision, user.guid, now(), verdict.coding_guid)


def code_by_hand(
    source: Source, selection: Selection, code_id: str, valence: Valence, user: User, *, guid: str | None = None
) -> Coding:
    """Code a passage that no machine proposed."""
    check_selection(source, selection)
    return Coding(guid or new_guid(), source.guid, selection, code_id, valence, user.guid, now())


def change(
    coding: Coding,
    suggestion: Suggestion | None,
    user: User,
    *,
    code_id: str | None = None,
    valence: Valence | None = None,
    selection: Selection | None = None,
    guid: str | None = None,
) -> tuple[Coding, Review | None]:
    """Return the coding that takes the place of `coding`, and the review when it came from a suggestion."""
    new = replace(
        coding,
        guid=guid or new_guid(),
        selection=selection or coding.selection,
        code_id=code_id or coding.code_id,
        valence=valence or coding.valence,
        user_guid=user.guid,
        at=now(),
    )
    return new, _coded(suggestion, user, new) if suggestion else None


def says_the_same(one: Coding, other: Coding) -> bool:
    """Tell whether two codings give the same words the same code and valence."""
    return (one.selection, one.code_id, one.valence) == (other.selection, other.code_id, other.valence)


def write_note(kind: NoteTarget, target: str, text: str, user: User, *, guid: str | None = None) -> Note:
    """Write a memo; ReviewError when it is empty."""
    if not text.strip():
        raise ReviewError(texts.EMPTY_NOTE)
    return Note(guid or new_guid(), kind, target, text.strip(), user.guid, now())


def check_guid(guid: str) -> str:
    """Return a guid that was made elsewhere; ReviewError when it is not a UUID in its 36-character lower-case form."""
    try:
        is_one = str(uuid.UUID(guid)) == guid
    except ValueError:
        is_one = False
    if not is_one:
        raise ReviewError(texts.BAD_GUID)
    return guid


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


def decisions_in_force(reviews: Iterable[Review], user_guid: str) -> dict[str, Review]:
    """Return per suggestion guid the last decision of one coder; those taken back are left out."""
    return _standing({review.suggestion_guid: review for review in reviews if review.user_guid == user_guid}.values())


def decided_by_anyone(reviews: Iterable[Review]) -> dict[str, Review]:
    """Return the suggestions on which at least one coder's decision is in force, with such a decision."""
    return _standing({(review.suggestion_guid, review.user_guid): review for review in reviews}.values())


def verdict(reviews: Iterable[Review], suggestion_guid: str, user_guid: str) -> Verdict:
    """Return what the last decision of one coder on one suggestion says."""
    return verdict_of(decisions_in_force(reviews, user_guid).get(suggestion_guid))


def verdict_of(review: Review | None) -> Verdict:
    """Return what a review says; without one, or when it takes a decision back, the suggestion is open."""
    if review is None or review.decision is Decision.REOPENED:
        return OPEN
    return Verdict(review.decision, review.coding_guid)


def _standing(last: Iterable[Review]) -> dict[str, Review]:
    return {review.suggestion_guid: review for review in last if review.decision is not Decision.REOPENED}


def _coded(suggestion: Suggestion, user: User, coding: Coding) -> Review:
    decision = Decision.ACCEPTED if is_as_proposed(coding, suggestion) else Decision.CHANGED
    return _review(suggestion, decision, user, coding)


def _review(suggestion: Suggestion, decision: Decision, user: User, coding: Coding | None = None) -> Review:
    return Review(new_guid(), suggestion.guid, decision, user.guid, now(), coding.guid if coding else None)
