"""Every Dutch sentence of the readers. `name` is the name of the file, never words from it."""

from collections.abc import Sequence

_SHOWN = 10
"""How many line numbers a warning lists."""


def not_found(name: str) -> str:
    """Say that there is no such file."""
    return f"{name} is er niet (meer); kijk of het bestand nog in de map staat en probeer het opnieuw."


def not_readable(name: str) -> str:
    """Say that the system does not give the file."""
    return f"{name} kan niet worden geopend; sluit het bestand in andere programma's en kijk of u het zelf mag openen."


def too_large(name: str, megabytes: int) -> str:
    """Say that the file is over the limit."""
    return (
        f"{name} is groter dan {megabytes} MB en wordt niet gelezen; haal grote plaatjes of geluid eruit "
        "of splits het bestand."
    )


def unpacks_too_large(name: str) -> str:
    """Say that the file would unpack to something huge."""
    return (
        f"{name} wordt na uitpakken veel te groot en wordt daarom niet gelezen; open het bestand en bewaar "
        "alleen de tekst in een nieuw bestand."
    )


def empty(name: str) -> str:
    """Say that there are no words in the file."""
    return f"{name} is leeg: er staat geen tekst in; kijk of u het goede bestand hebt gekozen."


def no_zip(name: str, program: str) -> str:
    """Say that the file is not what its name says."""
    return (
        f"{name} is geen geldig bestand van {program}, of het is beschadigd; open het daar en sla het opnieuw op "
        "met “Opslaan als”."
    )


def damaged(name: str, kind: str) -> str:
    """Say that the library cannot make anything of the file."""
    return f"{name} kan niet worden gelezen als {kind}; open het bestand en sla het opnieuw op, of bewaar het als txt."


def has_password(name: str) -> str:
    """Say that a document is encrypted."""
    return f"{name} is beveiligd met een wachtwoord; open het, haal het wachtwoord eraf en sla het opnieuw op."


def old_word(name: str) -> str:
    """Say that a .doc was renamed."""
    return (
        f"{name} is een oud Word-bestand (.doc) met een andere naam; open het in Word en kies “Opslaan als” "
        "Word-document (.docx)."
    )


def scanned(name: str) -> str:
    """Say that a pdf holds pictures only."""
    return (
        f"{name} bevat geen tekst, waarschijnlijk alleen scans; laat er eerst tekstherkenning (OCR) op los "
        "of vraag het oorspronkelijke bestand op."
    )


def not_text(name: str, kind: str) -> str:
    """Say that a text file holds something else."""
    return f"{name} is geen platte tekst maar {kind}; geef het bestand de juiste uitgang of bewaar het opnieuw als txt."


def not_rtf(name: str) -> str:
    """Say that an .rtf is something else."""
    return f"{name} is geen rtf-bestand; open het in uw tekstverwerker en sla het opnieuw op als rtf of docx."


def no_speakers() -> str:
    """Warn that nobody was recognised."""
    return (
        "Er zijn geen sprekers herkend, dus elke alinea telt als tekst zonder spreker; zet voor een interview een naam "
        "met een dubbele punt voor elke beurt, zoals “Interviewer:”."
    )


def before_first_speaker(count: int) -> str:
    """Warn that the top of the file has no speaker."""
    if count == 1:
        return "Eén alinea voor de eerste spreker is bewaard als tekst zonder spreker."
    return f"{count} alinea's voor de eerste spreker zijn bewaard als tekst zonder spreker."


def notes_left_out(count: int) -> str:
    """Warn that the words of footnotes are not in the text."""
    if count == 1:
        return "De tekst van één voetnoot of eindnoot is niet meegenomen."
    return f"De tekst van {count} voetnoten of eindnoten is niet meegenomen."


def broken_times(lines: Sequence[int]) -> str:
    """Warn that cues have no usable time."""
    shown = ", ".join(str(line) for line in lines[:_SHOWN])
    rest = f" en nog {len(lines) - _SHOWN} andere" if len(lines) > _SHOWN else ""
    where = f"op regel {shown}" if len(lines) == 1 else f"op de regels {shown}{rest}"
    return f"De tijd {where} klopt niet; de woorden zijn bewaard, maar niet het tijdstip."


def pages_without_text(pages: Sequence[int]) -> str:
    """Warn that some pages of a pdf are pictures."""
    shown = ", ".join(str(page) for page in pages[:_SHOWN])
    rest = f" en nog {len(pages) - _SHOWN} andere" if len(pages) > _SHOWN else ""
    where = f"Op bladzijde {shown} staat" if len(pages) == 1 else f"Op de bladzijden {shown}{rest} staat"
    return f"{where} alleen een afbeelding zonder tekst; wat daarop staat, is niet meegenomen."
