"""Who asks and who answers: a role for every speaker label of a transcript."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lerende_evaluatie.domain import texts
from lerende_evaluatie.domain.model import Role
from lerende_evaluatie.domain.transcript import Transcript

INTERVIEWER_WORDS = frozenset(
    "interviewer interviewster int onderzoeker onderzoekster gespreksleider gespreksleidster moderator "
    "vragensteller evaluator".split()
)
RESPONDENT_WORDS = frozenset(
    "respondent respondente resp geïnterviewde geinterviewde deelnemer deelneemster participant informant "
    "befragter befragte".split()
)
ASKING, ANSWERING = frozenset({"i", "v", "q", "vraag"}), frozenset({"r", "a", "b", "p", "antwoord"})
PAIRS = frozenset(
    {("i", "r"), ("i", "a"), ("i", "b"), ("i", "p"), ("v", "a"), ("v", "r"), ("q", "a"), ("vraag", "antwoord")}
)

_NUMBER = re.compile(r"[\s._#-]*\d{1,3}[a-z]?$")
_WORD = re.compile(r"[^\W\d_]+")
_DAMPING = 2
"""Added to the number of turns, so that a passer-by with one question does not become the interviewer."""


def label_key(label: str) -> str:
    """Return what two spellings of one label have in common."""
    folded = unicodedata.normalize("NFC", label).casefold()
    return " ".join(folded.split()).strip("()[]:.")


def base_of(label: str) -> str:
    """Return a label without its number: ``i`` for ``I1``, ``respondent`` for ``Respondent 2``."""
    return _NUMBER.sub("", label_key(label)).strip(" .")


def role_by_word(label: str) -> Role | None:
    """Return the role that a word in the label gives away, as in ``Jan (interviewer)``."""
    for word in _WORD.findall(label_key(label)):
        if word in INTERVIEWER_WORDS:
            return Role.INTERVIEWER
        if word in RESPONDENT_WORDS:
            return Role.RESPONDENT
    return None


def roles_by_pair(labels: Iterable[str]) -> dict[str, Role]:
    """Return the roles of letters such as I and R, which say something only when both are there."""
    bases = {label: base_of(label) for label in labels}
    words = {role_by_word(label) for label in bases}
    found = set(bases.values())
    asking = {ask for ask, answer in PAIRS if answer in found or (len(ask) == 1 and Role.RESPONDENT in words)}
    answering = {answer for ask, answer in PAIRS if ask in found or (len(answer) == 1 and Role.INTERVIEWER in words)}
    roles = {label: Role.INTERVIEWER for label, base in bases.items() if base in asking}
    return roles | {label: Role.RESPONDENT for label, base in bases.items() if base in answering}


@dataclass(slots=True)
class _Speech:
    """How one speaker talks."""

    turns: int = 0
    questions: int = 0
    words: int = 0

    @property
    def curiosity(self) -> tuple[float, int]:
        """Return what is highest for an interviewer: questions per turn, then few words."""
        return self.questions / (self.turns + _DAMPING), -self.words


def detect_roles(
    transcript: Transcript,
    interviewers: Collection[str] = (),
    respondents: Collection[str] = (),
    unknown: Collection[str] = (),
) -> tuple[dict[str, Role], tuple[str, ...]]:
    """Return the role of each speaker label, and Dutch warnings about what was guessed.

    The labels in `interviewers`, `respondents` and `unknown` win; otherwise the label itself tells, otherwise
    how the speakers talk.
    """
    speech = _speech(transcript)
    roles = _given(speech, interviewers, respondents, unknown)
    by_pair = roles_by_pair(speech)
    for label in speech:
        role = role_by_word(label) or by_pair.get(label)
        if role and label not in roles:
            roles[label] = role
    warnings = _add_by_behaviour(roles, speech)
    return {label: roles[label] for label in speech}, warnings


def _speech(transcript: Transcript) -> dict[str, _Speech]:
    """Count turns, questions and words of each speaker, in order of appearance."""
    speech: dict[str, _Speech] = {}
    for utterance in transcript.utterances:
        if utterance.speaker:
            one = speech.setdefault(utterance.speaker, _Speech())
            one.turns += 1
            one.questions += utterance.words.count("?")
            one.words += len(utterance.words.split())
    return speech


def _given(
    labels: Iterable[str], interviewers: Collection[str], respondents: Collection[str], unknown: Collection[str]
) -> dict[str, Role]:
    """Return the roles that a person wrote down."""
    given = {label_key(label): Role.UNKNOWN for label in unknown}
    given |= {label_key(label): Role.RESPONDENT for label in respondents}
    given |= {label_key(label): Role.INTERVIEWER for label in interviewers}
    return {label: given[label_key(label)] for label in labels if label_key(label) in given}


def _add_by_behaviour(roles: dict[str, Role], speech: dict[str, _Speech]) -> tuple[str, ...]:
    """Give a role to the speakers that have none yet; say what was guessed."""
    unlabelled = [label for label in speech if label not in roles]
    guess: str | None = None
    warnings: tuple[str, ...] = ()
    if unlabelled and len(speech) > 1 and Role.INTERVIEWER not in roles.values():
        guess, warnings = _guess_interviewer(unlabelled, speech)
    for label in unlabelled:
        roles[label] = Role.INTERVIEWER if label == guess else Role.RESPONDENT
    return warnings


def _guess_interviewer(unlabelled: list[str], speech: dict[str, _Speech]) -> tuple[str | None, tuple[str, ...]]:
    """Return the unlabelled speaker who asks most, if anyone does, with a warning."""
    most = max(speech, key=lambda label: speech[label].curiosity)
    if most not in unlabelled or not speech[most].questions:
        return None, (texts.NOBODY_ASKS,)
    return most, (texts.GUESSED_INTERVIEWER.format(name=most),)
