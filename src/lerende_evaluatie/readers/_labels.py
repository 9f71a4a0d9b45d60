"""Which possible labels are speakers: a matter of the document as a whole.

“Interviewer:” is a speaker at once. “Anna:” is one when it comes back often enough; “Kijk:” and
“Succesfactoren:” never are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain.roles import base_of, role_by_word, roles_by_pair
from lerende_evaluatie.readers._heads import Form, Head, is_known, is_letter

MIN_SHARE = 0.03
"""A label that is not a known habit starts at least this share of the lines."""
MIN_DIALOGUE = 0.3
"""Without any known habit, names together start at least this share of the lines."""
METADATA_LINES = 40
"""How far from the top a line about the interview can stand."""
METADATA_WORDS = 100
"""A line about the interview is shorter than this."""

METADATA = frozenset(
    "aantal aanwezig aanwezigen adres afdeling audio auteur bestand bestandsnaam code contactpersoon datum duur "
    "eindtijd email functie geslacht gesprek gespreksduur groep id interview interviewnummer leeftijd lengte "
    "locatie naam nummer omvang onderwerp opname opnamedatum organisatie pilot plaats project respondentgroep "
    "respondentnummer rol ronde sector setting starttijd status taal telefoon thema tijd tijdstip titel "
    "transcribent transcript transcriptie uitgewerkt versie".split()
)
NEVER = METADATA | frozenset(
    "kijk bijvoorbeeld voorbeeld voorbeelden dus nou ja nee let nb ps kortom conclusie conclusies samenvatting "
    "opmerking opmerkingen noot toelichting tip tips advies aanbeveling aanbevelingen doel doelen doelstelling "
    "doelstellingen resultaat resultaten aanleiding achtergrond context inleiding introductie methode aanpak "
    "werkwijze succesfactor succesfactoren succes knelpunt knelpunten belemmering belemmeringen kans kansen "
    "voordeel voordelen nadeel nadelen plus min pluspunten minpunten les lessen vervolg planning stap fase "
    "ontwikkelplannen bron bronnen zie vragen antwoorden thema's namelijk oftewel eerlijk echt gewoon want maar "
    "en of stel punt ten tot verder daarnaast eerst eerste tweede derde dan ook wel so "
    "dat dit die deze hij zij ze we wij ik je jij u het de een er hier daar waarom hoe wat wie waar wanneer hm hmm "
    "mm oké ok eh uh".split()
)
NEVER_PHRASES = frozenset(("aard van het werk", "samenwerkende partijen", "let op", "tot slot", "aantal werknemers"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, and how a turn could start on it."""

    text: str
    head: Head | None


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that are speakers: key → the label as it is first written; heads above `start` are no turns."""

    names: Mapping[str, str]
    start: int = 0

    def accepts(self, index: int, head: Head | None) -> bool:
        """Tell whether `head`, on line `index`, starts a turn."""
        return head is not None and index >= self.start and head.key in self.names and _fits(head)


def labels_in(lines: Sequence[Line], *, subtitles: bool = False) -> Labels:
    """Return the labels that are speakers in these lines; in `subtitles` every cue may name its speaker."""
    start = _end_of_metadata(lines)
    heads = [line.head for line in lines[start:] if line.head and _fits(line.head)]
    counts = Counter(head.key for head in heads)
    start, counts = _drop_header_labels(lines, start, counts)
    total = sum(1 for line in lines[start:] if line.text.strip())
    known = _known(heads, counts)
    accepted = known | _recurring(heads, counts, known, total)
    accepted |= _timed(heads, counts, accepted)
    if subtitles and len(heads) == total > 2 and len(accepted) > 1:
        accepted |= set(counts)
    if not _enough(sum(counts[key] for key in accepted), total):
        return Labels({})
    names: dict[str, str] = {}
    for head in heads:
        if head.key in accepted:
            names.setdefault(head.key, head.label)
    return Labels(names, start)


def _fits(head: Head) -> bool:
    """Tell whether the label is set off strongly enough to be more than a short sentence on its own line."""
    if head.form is not Form.ALONE:
        return True
    return head.bold or head.timed or (is_known(head.label) and not is_letter(head.label))


def _could_be_name(key: str) -> bool:
    """Tell whether a label that is no known habit could be a speaker at all."""
    return key not in NEVER_PHRASES and key.split()[0] not in NEVER


def _end_of_metadata(lines: Sequence[Line]) -> int:
    """Return the line where the block about the interview on top has ended, 0 when there is none.

    “Interviewer: M. de Vries” above “Datum: 12 mei” is no turn.
    """
    end = 0
    seen: set[str] = set()
    for index, line in enumerate(lines[:METADATA_LINES]):
        if line.head is None or (line.head.form is Form.ALONE and not _fits(line.head)):
            continue
        if line.head.key in seen or len(line.text) > METADATA_WORDS or "?" in line.text:
            break
        seen.add(line.head.key)
        if line.head.key.split()[0] in METADATA:
            end = index + 1
    return end


def _drop_header_labels(lines: Sequence[Line], start: int, counts: Counter[str]) -> tuple[int, Counter[str]]:
    """Leave out “Interviewer: M. de Vries” on top of a transcript that writes “I:” for the interviewer."""
    recurring = {key for key, count in counts.items() if count > 1}
    roles = roles_by_pair(recurring)
    for index, line in enumerate(lines[start:], start):
        if line.head is None or not _fits(line.head):
            continue
        key = line.head.key
        if counts[key] > 1 or role_by_word(key) is None or role_by_word(key) not in roles.values():
            break
        start, counts = index + 1, counts - Counter([key])
    return start, counts


def _known(heads: Sequence[Head], counts: Counter[str]) -> set[str]:
    """Return the labels that are known habits; one letter, “Vraag” or “Antwoord” only beside its partner."""
    present = {head.key for head in heads if counts[head.key]}
    words = {key for key in present if is_known(key) and not is_letter(key)}
    return words | set(roles_by_pair(present))


def _recurring(heads: Sequence[Head], counts: Counter[str], known: set[str], total: int) -> set[str]:
    """Return the names that come back often enough to be speakers."""
    both_known = len({base_of(key) for key in known}) > 1 or len(known) > 2
    least = max(3 if both_known else 2, MIN_SHARE * total)
    names = {key for key, count in counts.items() if key not in known and count >= least and _could_be_name(key)}
    if known or not names:
        return names
    share = sum(counts[key] for key in names) / total
    enough = share >= MIN_DIALOGUE and (len(names) > 1 or counts[next(iter(names))] > 2)
    return names if enough else set()


def _timed(heads: Sequence[Head], counts: Counter[str], accepted: set[str]) -> set[str]:
    """Return the names with a time on a line of their own, in a document where that is how turns start."""
    timed = [head.key for head in heads if head.form is Form.ALONE and head.timed]
    habit = sum(key in accepted for key in timed)
    if habit < 3 or habit < len(timed) / 2:
        return set()
    return {key for key in timed if counts[key] and _could_be_name(key)}


def _enough(heads: int, total: int) -> bool:
    """Tell whether so many turns make a transcript; two names in a long report do not."""
    return heads >= MIN_SHARE * total and (heads >= 3 or heads * 3 >= total)
