"""What a project's owner chose."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lerende_evaluatie.domain.roles import label_key
from lerende_evaluatie.domain.writing import Heading

DEFAULT_GROUPS = {
    "initiatiefnemer": "Initiatiefnemers en projectleiders",
    "werkgever": "Werkgevers",
    "werknemer": "Werknemers",
    "partner_publiek": "Samenwerkingspartners publiek",
    "partner_privaat": "Samenwerkingspartners privaat",
}
DEFAULT_PORTRAIT_CODES: Mapping[str, tuple[str, ...]] = {
    Heading.OCCASION: ("gedeelde_visie", "eigen_belang"),
    Heading.GOAL: ("doelen_uitgesproken", "weging_doelen", "doelovereenstemming"),
    Heading.PARTNERS: ("rol_gemeente", "strategische_fit"),
    Heading.WORK: ("passend_werk", "dienstverlening", "productiviteit"),
    Heading.WORKERS: ("toeleiding",),
    Heading.EXPERIENCES: ("begeleiding", "draagvlak", "regelgeving"),
    Heading.PLANS: ("leerruimte", "financiering"),
}
"""Which codes of the codebook that comes along feed which heading of a pilot portrait."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Labels that a person says are interviewers, respondents, or neither (a passer-by, noise)."""

    interviewers: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def overrides(self, other: "Speakers") -> "Speakers":
        """Return these labels where given, and those of `other` where not; a label named here has its role here."""
        here = {label_key(label) for label in (*self.interviewers, *self.respondents, *self.unknown)}

        def left(labels: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(label for label in labels if label_key(label) not in here)

        return Speakers(
            self.interviewers or left(other.interviewers),
            self.respondents or left(other.respondents),
            self.unknown or left(other.unknown),
        )


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model that answers over the OpenAI-compatible interface.

    `address` is the URL under which ``/chat/completions`` lies; `may_leave` is the owner's explicit consent that words
    from interviews go to another computer.
    """

    address: str = "http://127.0.0.1:11434/v1"
    model: str = ""
    may_leave: bool = False

    @property
    def host(self) -> str:
        """The name or number of the computer in the address, in lower case."""
        return urlsplit(self.address).hostname or ""

    @property
    def stays_here(self) -> bool:
        """Whether what is asked stays on this computer, as far as the settings can tell.

        Ollama passes questions for a model whose name ends in "cloud" on to a service elsewhere.
        """
        return is_loopback(self.host) and not self.model.lower().endswith(("-cloud", ":cloud"))


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer itself: ``localhost`` or a loopback address, written out in full."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Settings:
    """The contents of evaluatie.toml. Paths are relative to the project's folder, with forward slashes.

    `report_quotes` is how many quotes the report prints under a code, 0 for all; `without_hesitations` whether it
    prints […] for "eh" and the like. `portrait_codes` holds, per heading of a pilot portrait, the ids of the codes
    whose quotes are proposed there; an id that the codebook does not have proposes nothing.
    """

    name: str
    database: str = "sqlite:///project.db"
    codebook: str = "codebook/analysekader.yaml"
    pipeline: str = "auto"
    engines: tuple[str, ...] = ("codebook", "learned")
    groups: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_GROUPS))
    speakers: Speakers = field(default_factory=Speakers)
    speakers_by_file: Mapping[str, Speakers] = field(default_factory=dict)
    report_title: str = ""
    report_subtitle: str = ""
    report_template: str = ""
    report_quotes: int = 6
    without_hesitations: bool = False
    portrait_codes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(DEFAULT_PORTRAIT_CODES))
    language_model: LanguageModel = field(default_factory=LanguageModel)

    def speakers_in(self, file: str) -> Speakers:
        """Return the labels that hold for one transcript."""
        return self.speakers_by_file.get(file, Speakers()).overrides(self.speakers)
