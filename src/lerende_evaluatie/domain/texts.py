"""Every Dutch sentence of the domain room."""

from collections.abc import Sequence

SHOWN = 3
"""How many file names a remark names."""

STALE_SELECTION = (
    "De gekozen woorden staan niet meer op deze plek in het interview; laad de pagina opnieuw en kies ze nog eens."
)
NOT_A_RESPONDENT = (
    "In deze selectie staan ook woorden van de interviewer, of woorden zonder spreker; "
    "kies alleen woorden van een respondent, en codeer een antwoord met een vraag ertussen in twee delen."
)
EMPTY_NAME = "Een codeur heeft een naam nodig; vul uw naam in."
BAD_GUID = "De browser gaf iets een kenmerk dat niet klopt, dus er is niets bewaard; laad de pagina opnieuw."
EMPTY_NOTE = "Een memo zonder tekst wordt niet bewaard; schrijf eerst iets op."
UNKNOWN_CODE = "De code ‘{code}’ staat niet in het codeboek; kies een code die er wel in staat."
UNCODABLE = "De code ‘{code}’ is een kopje in het codeboek en kan zelf niet gebruikt worden; kies een code eronder."

LESSON_WITHOUT_TITLE = "Geef de les eerst een titel die zegt wat er moet gebeuren, zoals ‘Houd aandacht voor …’."
TITLE_TOO_LONG = "Deze titel is te lang; gebruik hoogstens {most} tekens en schrijf de rest in de tekst."
TEXT_TOO_LONG = "Deze tekst is te lang; gebruik hoogstens {most} tekens."
QUOTE_TWICE = (
    "Een citaat staat twee keer bij deze les, of twee citaten hebben hetzelfde nummer; laad de pagina opnieuw."
)
RULING_WITHOUT_REASON = "Schrijf er kort bij waarom u anders oordeelt; die reden komt bij de balans in het rapport."

ATTRIBUTION = "aldus {article} {role} van pilot {case}"
ATTRIBUTION_NO_CASE = "aldus {article} {role}"
UNKNOWN_ROLE = "respondent"
SUBROLES = {
    "initiatiefnemer": "initiatiefnemer",
    "werkgever": "werkgever",
    "werknemer": "werknemer",
    "partner_publiek": "publieke partner",
    "partner_privaat": "private partner",
}
PLACE = "{name}, beurt {turn}"
PLACE_TIMED = "{name}, beurt {turn}, {time}"

GUESSED_INTERVIEWER = (
    "“{name}” stelt de meeste vragen en geldt daarom als interviewer; klopt dat niet, "
    'kies dan de rollen op het scherm Interviews, of zet in evaluatie.toml bij [sprekers]: interviewer = ["…"].'
)
NOBODY_ASKS = (
    "Wie de interviewer is, blijkt niet uit de tekst, dus alle sprekers zonder rol gelden als respondent; "
    'kies de rollen op het scherm Interviews, of zet in evaluatie.toml bij [sprekers]: interviewer = ["…"].'
)


def listing(names: Sequence[str]) -> str:
    """Return file names as a list that stays short."""
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown} en nog {len(names) - SHOWN}"
