"""Every Dutch sentence of the exporters room, and the rules by which numbers become words."""

from collections.abc import Sequence
from datetime import date

from lerende_evaluatie.domain.evidence import ENOUGH_PASSAGES, ENOUGH_RESPONDENTS
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Counts, Judgement, MatrixCell

# Errors: one sentence, the file and the way out.

NO_FOLDER = "‘{file}’ kan niet worden geschreven, want de map ‘{folder}’ bestaat niet; maak die map of kies een andere."
IS_FOLDER = "‘{file}’ kan niet worden geschreven, want dat is een map; kies een bestandsnaam."
NO_PERMISSION = (
    "‘{file}’ kan niet worden geschreven; sluit het bestand als het nog open is in Word of Excel, "
    "of kies een andere naam of map."
)
DISK_FULL = "‘{file}’ kan niet worden geschreven, want de schijf is vol; maak ruimte vrij en probeer het opnieuw."
CANNOT_WRITE = "‘{file}’ kan niet worden geschreven ({reason}); kies een andere naam of map."
NO_TEMPLATE = "De huisstijl ‘{file}’ bestaat niet; controleer de naam of laat --template weg."
BAD_TEMPLATE = "De huisstijl ‘{file}’ is geen Word-document; bewaar haar in Word als .docx en probeer het opnieuw."
MACRO_TEMPLATE = "De huisstijl ‘{file}’ bevat macro’s; bewaar haar in Word als .docx en probeer het opnieuw."
TEMPLATE_UNREADABLE = "De huisstijl ‘{file}’ kan niet worden gelezen; sluit het bestand in Word of kies een ander."
TEMPLATE_NOT_USED = "‘{file}’ kent geen huisstijl; laat --template weg of kies een Word-bestand."

# Numbers and lists

MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()
PASSAGE = ("passage", "passages")
QUOTE = ("citaat", "citaten")
INTERVIEW = ("interview", "interviews")
PILOT = ("pilot", "pilots")
RESPONDENT = ("respondent", "respondenten")
GROUP = ("groep", "groepen")
SUGGESTION = ("voorstel", "voorstellen")
CODED_PASSAGE = ("gecodeerde passage", "gecodeerde passages")

NO_REPORT = "{file} bestaat niet; controleer de naam."
NOT_A_REPORT = "{file} is geen Word-document (.docx) dat gelezen kan worden; sla het in Word opnieuw op als .docx."


def number(value: int) -> str:
    """Return a whole number as the Dutch write it: 5.000."""
    return f"{value:,}".replace(",", ".")


def amount(value: int, words: tuple[str, str]) -> str:
    """Return "1 passage" or "2 passages"."""
    return f"{number(value)} {words[value != 1]}"


def listing(parts: Sequence[str]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    return " en ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def share(value: int, total: int, words: tuple[str, str]) -> str:
    """Return "5 van de 6 pilots", "geen van de 6 pilots" or "de enige pilot"."""
    if total == 1 and value == 1:
        return f"de enige {words[0]}"
    return f"{number(value) if value else 'geen'} van de {amount(total, words)}"


def long_date(day: date) -> str:
    """Return "3 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date | None) -> str:
    """Return "3-11-2026", or nothing."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def capital(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


# Title page and contents

NO_TITLE = "Evaluatierapport"
CONTENTS = "Inhoud"
PAGE_OF = ("Pagina ", " van ")
CONTAINS_SUGGESTIONS = (
    "Let op: in dit rapport staan ook voorstellen van de software waarover nog niemand heeft beslist. "
    "Ze zijn te herkennen aan de grijze, schuine letters en aan de woorden [voorstel, nog niet beoordeeld]. "
    "Een voorstel is geen bewijs. Lees het na voordat u het gebruikt."
)

SUGGESTIONS_COUNT = "In de aantallen en in de balans tellen de voorstellen van de software mee."


def basis(interviews: int, pilots: int, passages: int, suggestions: int) -> str:
    """Return the line that says what the report is based on."""
    parts = [amount(interviews, INTERVIEW), amount(pilots, PILOT), amount(passages, CODED_PASSAGE)]
    extra = f", en daarnaast {amount(suggestions, SUGGESTION)} van de software" if suggestions else ""
    return f"Gebaseerd op {listing(parts)}{extra}."


# Overview

TABLE = "Tabel"
OVERVIEW = "Overzicht van de interviews"
OVERVIEW_CAPTION = "Aantal interviews per groep en per pilot"
NOT_FILLED_IN = "Niet ingevuld"
TOTAL = "Totaal"
GROUP_HEAD = "Groep"
NO_INTERVIEWS = "Er zijn nog geen interviews ingelezen."


def overview_intro(interviews: int, pilots: int, groups: int) -> str:
    """Return the sentence above the overview; pilots and groups are those that were really interviewed."""
    where = f" in {amount(pilots, PILOT)}" if pilots else ""
    who = f", met mensen uit {amount(groups, GROUP)}" if groups else ""
    verb = "is" if interviews == 1 else "zijn"
    return (
        f"Voor dit rapport {verb} {amount(interviews, INTERVIEW)} gebruikt{where}{who}. "
        "De tabel laat zien met wie er is gesproken. Bijlage A noemt de interviews een voor een."
    )


def overview_gaps(without_case: int, without_group: int) -> str:
    """Return the note on interviews of which pilot or group is unknown; empty when there are none."""
    gaps = [
        f"van {amount(count, INTERVIEW)} is de {what} niet ingevuld"
        for count, what in ((without_case, "pilot"), (without_group, "groep"))
        if count
    ]
    return f"{capital(listing(gaps))}." if gaps else ""


def part(caption: str, index: int, total: int) -> str:
    """Return the caption of one part of a table that is too wide for one page."""
    return f"{caption} (deel {index} van {total})" if total > 1 else caption


# Framework

FRAMEWORK = "Het analysekader"
FRAMEWORK_INTRO = (
    "Wat mensen vertelden, is geordend naar thema’s. Bij elk thema staat hieronder wat ermee wordt bedoeld. "
    "Een passage is een stuk van een interview dat bij een thema hoort. Elke passage kreeg ook een richting: "
    "positief, negatief, gemengd of neutraal, gezien vanuit het slagen van het werk. Bijlage B geeft het hele codeboek."
)
MAIN_THEMES_CAPTION = "De hoofdthema’s"
CROSS_THEMES_CAPTION = "De thema’s die overal doorheen lopen"
THEME = "Thema"
MEANING = "Wat ermee wordt bedoeld"
NO_CODES = "Het codeboek is nog leeg."
NO_DEFINITION = "Bij dit thema staat geen omschrijving in het codeboek."


def parts_of(names: Sequence[str]) -> str:
    """Return the line that names the codes below a theme."""
    return f"{'Onderdeel' if len(names) == 1 else 'Onderdelen'}: {listing(names)}."


# Balance

BALANCE = "Balans"
BALANCE_INTRO = (
    "De balans laat per thema en per pilot zien welke kant de interviews op wijzen, en op hoeveel dat steunt. "
    "In elk vak staat een teken met het aantal passages, het aantal respondenten (resp.) en het aantal groepen. "
    "De laatste kolom telt alle pilots samen."
)
BALANCE_CAPTION = "Balans per thema en per pilot"
ALL_PILOTS = "Alle pilots"
NO_BALANCE = "Er is nog geen balans te geven: het codeboek heeft geen thema’s."
LEGEND_HEAD = "Zo leest u de tekens"
LEGEND = (
    (Judgement.POSITIVE, "overwegend positief: minstens twee derde van de passages met een richting is positief."),
    (Judgement.MIXED, "gemengd: er zijn genoeg passages, maar geen van beide kanten haalt twee derde."),
    (Judgement.NEGATIVE, "overwegend negatief: minstens twee derde van de passages met een richting is negatief."),
    (
        Judgement.UNKNOWN,
        f"te weinig om iets te zeggen: minder dan {ENOUGH_PASSAGES} passages, minder dan {ENOUGH_RESPONDENTS} "
        "respondenten, of geen enkele passage met een richting.",
    ),
)
SIGN_NAMES = {sign: meaning.partition(":")[0] for sign, meaning in LEGEND}
LEGEND_RULE = (
    "Een gemengde passage telt voor de helft mee als positief en voor de helft als negatief. "
    "Een neutrale passage heeft geen richting: zij telt alleen mee in het aantal passages. "
    "Een 0 betekent dat er over dit thema niets is vastgelegd."
)

BALANCE_LINKS = "Kies een vak om naar het thema te gaan."


def cell_counts(cell: MatrixCell) -> str:
    """Return what stands behind the sign: "12 · 5 resp."."""
    return f"{number(cell.passages)} · {number(cell.respondents)} resp." if cell.passages else "0"


def cell_groups(cell: MatrixCell) -> str:
    """Return the groups under a cell, or nothing."""
    return amount(cell.groups, GROUP) if cell.passages else ""


# Themes

THEMES = "Wat mensen zeggen, per thema"
THEMES_INTRO = (
    "Dit hoofdstuk geeft per thema de citaten, in de woorden van de mensen zelf. Achter elk citaat staat wie het zei: "
    "de rol en de pilot, nooit een naam. Het nummer tussen haken verwijst naar bijlage D. "
    "Daar staat waar het citaat in de interviews te vinden is."
)
UNFOLD = "Kies een richting om de citaten te lezen; als u de pagina afdrukt, staan ze er allemaal."
TO_THEMES = "Naar een thema"
NO_THEMES = "Er zijn nog geen thema’s om te laten zien."
NOTHING_YET = "Over dit thema is nog niets besloten: er is geen passage aan gekoppeld."
VALENCES = {
    Valence.POSITIVE: "positief",
    Valence.NEGATIVE: "negatief",
    Valence.MIXED: "gemengd",
    Valence.NEUTRAL: "neutraal",
}
PENDING = "[voorstel, nog niet beoordeeld]"


def heard(counts: Counts, pilots: int, groups: int) -> str:
    """Return how often a theme was heard, with what it is a part of."""
    verb = "gaat" if counts.passages == 1 else "gaan"
    where = [
        f"{preposition} {share(value, total, words)}"
        for preposition, value, total, words in (
            ("in", len(counts.cases), pilots, PILOT),
            ("bij", len(counts.groups), groups, GROUP),
        )
        if total
    ]
    return (
        f"Hierover {verb} {amount(counts.passages, PASSAGE)}, van {amount(counts.respondents, RESPONDENT)} "
        f"in {amount(counts.interviews, INTERVIEW)}{'; gehoord ' if where else ''}{listing(where)}."
    )


def directions(counts: Counts) -> str:
    """Return the valences as a sentence; empty when nothing was counted."""
    found = [(counts.valences.get(valence, 0), word) for valence, word in VALENCES.items()]
    found = [(value, word) for value, word in found if value]
    if not found:
        return ""
    if len(found) == 1:
        value, word = found[0]
        return f"Deze passage is {word}." if value == 1 else f"Ze zijn alle {number(value)} {word}."
    parts = [f"{number(value)} {word}" for value, word in found]
    return f"Daarvan {'is' if found[0][0] == 1 else 'zijn'} er {listing(parts)}."


def valence_label(valence: Valence, quotes: int) -> str:
    """Return the small label above the quotes of one direction."""
    return f"{capital(VALENCES[valence])} ({amount(quotes, QUOTE)})"


def nothing_about(names: Sequence[str]) -> str:
    """Return the line that names the sub-codes without passages."""
    return f"Nog niets besloten is er over: {listing(names)}."


# Appendices

APPENDIX_INTERVIEWS = "Bijlage A – De interviews"
APPENDIX_CODEBOOK = "Bijlage B – Het codeboek"
APPENDIX_METHOD = "Bijlage C – Zo is dit rapport gemaakt"
APPENDIX_PLACES = "Bijlage D – Vindplaatsen van de citaten"

INTERVIEWS_INTRO = (
    "Bij woorden staat het aantal woorden van de mensen die geïnterviewd zijn; de vragen tellen niet mee. "
    "Bij passages staat hoeveel passages uit het interview zijn gekoppeld aan een thema."
)
INTERVIEWS_CAPTION = "De interviews"
INTERVIEW_COLUMNS = ("Interview", "Pilot", "Groep en functie", "Datum", "Ronde", "Woorden", "Passages")

CODEBOOK_CAPTION = "Het codeboek"
CODEBOOK_COLUMNS = ("Code", "Uitleg")
DEFINITION = "Omschrijving: "
USE_WHEN = "Wel: "
AVOID_WHEN = "Niet: "
EXAMPLE = "Voorbeeld: "
NEAR_MISS = "Net niet: "

WHAT_SOFTWARE_DID = "Wat de software deed"
WHAT_PEOPLE_DID = "Wat mensen deden"
CODERS_CAPTION = "Het werk van de codeurs"
CODER_COLUMNS = ("Codeur", "Voorstel aanvaard", "Voorstel gewijzigd", "Voorstel afgewezen", "Met de hand gecodeerd")
ONLY_SUGGESTS = (
    "De software stelt alleen voor. Een passage telt pas als bewijs wanneer een mens haar heeft gelezen en gekoppeld."
)
NO_SUGGESTIONS = "De software heeft geen voorstellen gedaan."
ALL_DECIDED = "Over alle voorstellen heeft iemand beslist."
NO_CODERS = "Er heeft nog niemand gecodeerd."
PEOPLE_INTRO = (
    "Codeurs lazen de interviews. Zij aanvaardden voorstellen, wijzigden ze of wezen ze af, "
    "en koppelden zelf passages aan codes. Ook de afgewezen voorstellen zijn bewaard."
)
NONE_LOST = "Alle gecodeerde passages staan nog woordelijk in de interviews."


def made_with(software: str, codebook: str, version: str) -> str:
    """Return which software and which codebook the report rests on."""
    shown = version if len(version) <= 16 else f"{version[:12]}…"
    edition = f", versie {shown}" if shown else ""
    return f"Dit rapport is gemaakt met {software}. Het codeboek is ‘{codebook}’{edition}."


def read_with(pipelines: Sequence[str]) -> str:
    """Return how the Dutch text was analysed."""
    return f"De software las het Nederlands met {listing(pipelines)}."


def suggested_by(engines: Sequence[str]) -> str:
    """Return what made the suggestions."""
    return f"De voorstellen kwamen van: {listing(engines)} (naam en versie van het onderdeel)."


def suggestions_made(suggestions: int) -> str:
    """Return how many suggestions the software made."""
    return f"De software deed {amount(suggestions, SUGGESTION)}." if suggestions else NO_SUGGESTIONS


def undecided(count: int) -> str:
    """Return how many suggestions wait for a person."""
    return f"Over {amount(count, SUGGESTION)} heeft nog niemand beslist." if count else ALL_DECIDED


def codings_made(count: int) -> str:
    """Return how many codings people decided on."""
    verb = "is" if count == 1 else "zijn"
    return f"Samen {verb} er {amount(count, ('codering', 'coderingen'))} vastgelegd, elk door een mens. Een passage kan bij meer codes horen; het aantal verschillende passages is dan kleiner."


def lost(count: int) -> str:
    """Return how many codings lost their place in the text."""
    if not count:
        return NONE_LOST
    which = "Die staat" if count == 1 else "Die staan"
    return (
        f"Van {amount(count, ('codering', 'coderingen'))} zijn de woorden niet teruggevonden, "
        f"omdat het interview later is veranderd. {which} niet in dit rapport."
    )


PLACES_INTRO = (
    "Met deze tabel vindt u elk citaat terug in de interviews. Het nummer is het nummer achter het citaat. "
    "Klik erop om naar het citaat te gaan."
)
PLACES_CAPTION = "Vindplaats per citaat"
PLACES_COLUMNS = ("Nummer", "Thema", "Vindplaats")
NO_QUOTES = "Er zijn nog geen citaten."

# Workbook

SHEET_CODINGS = "Coderingen"
SHEET_BALANCE = "Balans"
SHEET_INTERVIEWS = "Interviews"
SHEET_CODES = "Codes"
BALANCE_COLUMNS = ("Thema", "Pilot", "Teken", "Passages", "Respondenten", "Groepen")
INTERVIEW_SHEET_COLUMNS = ("Interview", "Pilot", "Groep", "Functie", "Datum", "Ronde", "Woorden", "Passages")
CODE_SHEET_COLUMNS = (
    "Code-id", "Code", "Valt onder", "Omschrijving", "Passages", "Respondenten", "Interviews",
    *(capital(word) for word in VALENCES.values()),
)  # fmt: skip


def with_suggestions(sheet: str) -> str:
    """Return the name of a sheet in which suggestions count too."""
    return f"{sheet} met voorstellen"


# Tables of quotes

QUOTE_COLUMNS = (
    "Code-id", "Code", "Hoofdthema", "Richting", "Citaat", "Toeschrijving", "Pilot", "Groep", "Functie", "Ronde",
    "Interview", "Vindplaats", "Begin", "Einde", "Codeur", "Staat", "Score", "Reden", "Memo",
)  # fmt: skip
DECIDED = "besloten"
SUGGESTED = "voorstel"
SHEET = "Citaten"
CUT = " […]"
QUOTES_TITLE = "Gecodeerde citaten"
QUOTES_CAPTION = "De citaten"
QUOTES_DOCUMENT_COLUMNS = ("Code", "Richting en staat", "Citaat", "Wie", "Waar")


def quotes_basis(decided: int, suggestions: int) -> str:
    """Return the line above the table of quotes."""
    parts = [amount(decided, ("besloten citaat", "besloten citaten"))]
    if suggestions:
        parts.append(f"{amount(suggestions, SUGGESTION)} van de software waarover nog niemand heeft beslist")
    return f"In deze tabel {'staat' if decided == 1 and not suggestions else 'staan'} {listing(parts)}."


def labelled(label: str, value: str) -> str:
    """Return "label: value" for a line in a cell."""
    return f"{label}: {value}"


def decimal(value: float | None) -> str:
    """Return a number between 0 and 1 as the Dutch write it: 0,82."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")
