"""What a project's owner chose."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lerende_evaluatie.domain.roles import label_key

DEFAULT_GROUPS = {
    "initiatiefnemer": "Initiatiefnemers en projectleiders",
    "werkgever": "Werkgevers",
    "werknemer": "Werknemers",
    "partner_publiek": "Samenwerkingspartners publiek",
    "partner_privaat": "Samenwerkingspartners privaat",
}


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
class Settings:
    """The contents of evaluatie.toml. Paths are relative to the project's folder, with forward slashes."""

    name: str
    database: str = "sqlite:///project.db"
    codebook: str = "codebook/analysekader.yaml"
    pipeline: str = "auto"
    engines: tuple[str, ...] = ("codebook",)
    groups: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_GROUPS))
    speakers: Speakers = field(default_factory=Speakers)
    speakers_by_file: Mapping[str, Speakers] = field(default_factory=dict)
    report_title: str = ""
    report_subtitle: str = ""
    report_template: str = ""

    def speakers_in(self, file: str) -> Speakers:
        """Return the labels that hold for one transcript."""
        return self.speakers_by_file.get(file, Speakers()).overrides(self.speakers)
