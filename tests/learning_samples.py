"""Invented passages that a model can learn from in a moment: about home and about the bus, and some about neither."""

from itertools import product

from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Valence

_AT_HOME = (
    "is blij dat ik weer werk heb",
    "vertelt op school trots over mijn werk",
    "ziet dat ik vrolijker van het werk thuiskom",
    "merkt thuis dat ik weer kan lachen",
    "zegt dat ik thuis aan tafel weer meepraat",
    "vindt dat ik door het werk rustiger slaap",
)
_FAMILY = ("Mijn vrouw", "Mijn dochter", "Onze zoon", "Mijn moeder", "Mijn man")
_ON_THE_ROAD = (
    "rijdt te laat en dan mis ik de aansluiting",
    "stopt niet meer bij de halte van het werk",
    "is vol, dus ik sta een uur langs de weg",
    "kost per maand meer dan ik kan betalen",
)
_VEHICLES = ("De bus", "De streekbus", "De trein", "De buurtbus", "De belbus")
_NOTHING = (
    "ligt op tafel in de kamer hiernaast",
    "begint om negen uur en duurt een uur",
    "staat in een map bij de receptie",
    "komt op dinsdag langs met de post",
    "is vorig jaar geverfd, lichtblauw geloof ik",
    "heeft twee deuren en een raam",
)
_THINGS = ("Het formulier", "De vergadering", "Het rooster", "De kast", "Het verslag")


def _of(begins: tuple[str, ...], ends: tuple[str, ...], codes: set[str], valence: Valence) -> list[Labelled]:
    return [Labelled(f"{begin} {end}.", frozenset(codes), None, valence) for begin, end in product(begins, ends)]


AT_HOME = _of(_FAMILY, _AT_HOME, {"thuis"}, Valence.POSITIVE)
ON_THE_ROAD = _of(_VEHICLES, _ON_THE_ROAD, {"bus"}, Valence.NEGATIVE)
OF_OTHERS = _of(("Mijn kinderen", "Zijn kinderen", "Haar kinderen", "De kinderen"), _AT_HOME, set(), Valence.NEUTRAL)
NOTHING = _of(_THINGS, _NOTHING, set(), Valence.NEUTRAL)
EXAMPLES = (*AT_HOME, *ON_THE_ROAD, *NOTHING)
