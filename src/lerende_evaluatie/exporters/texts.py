"""Every Dutch sentence of the exporters room, and the rules by which numbers become words."""

from collections.abc import Iterable, Sequence
from datetime import date

from lerende_evaluatie.domain.balance import MatrixCell
from lerende_evaluatie.domain.context import Figure, FigureKind
from lerende_evaluatie.domain.evidence import ENOUGH_IN_GROUP, ENOUGH_PASSAGES, ENOUGH_RESPONDENTS
from lerende_evaluatie.domain.lessons import Stance, Status
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Counts, Judgement
from lerende_evaluatie.domain.settings import DEFAULT_GROUPS
from lerende_evaluatie.domain.tables import Cell, Column
from lerende_evaluatie.domain.writing import Heading, Ruling

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
ROUND = ("ronde", "rondes")
WORKER = ("werknemer", "werknemers")

NO_REPORT = "{file} bestaat niet; controleer de naam."
NOT_A_REPORT = "{file} is geen Word-document (.docx) dat gelezen kan worden; sla het in Word opnieuw op als .docx."


def number(value: int) -> str:
    """Return a whole number as the Dutch write it: 5.000."""
    return f"{value:,}".replace(",", ".")


def plain_number(value: float) -> str:
    """Return a number with as few decimals as it needs, at most two: 1.250.000 or 3,5."""
    whole, _, decimals = f"{value:.2f}".partition(".")
    return ",".join(filter(None, (number(int(whole)), decimals.rstrip("0")))).replace("-", "−")


def euros(value: float) -> str:
    """Return an amount of money: € 4.000 or € 3,50."""
    cents = abs(round(value * 100)) % 100
    return f"€\u00a0{plain_number(value)}{'0' if cents and cents % 10 == 0 else ''}"


def amount(value: int, words: tuple[str, str]) -> str:
    """Return "1 passage" or "2 passages"."""
    return f"{number(value)} {words[value != 1]}"


def listing(parts: Sequence[str]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    return " en ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def names(parts: Sequence[str]) -> str:
    """Return a list of names, with no "en" before the last when a name holds one: "a; b, c en d; e" or "a en b, c"."""
    if any("," in part for part in parts):
        return "; ".join(parts)
    return ", ".join(parts) if any(" en " in part for part in parts) else listing(parts)


def share(value: int, total: int, words: tuple[str, str]) -> str:
    """Return "5 van de 6 pilots", "geen van de 6 pilots", "alle 6 pilots", "beide pilots" or "de enige pilot"."""
    if value == total and value:
        whole = {1: f"de enige {words[0]}", 2: f"beide {words[1]}"}
        return whole.get(total, f"alle {amount(total, words)}")
    return f"{number(value) if value else 'geen'} van de {amount(total, words)}"


def in_sentence(label: str) -> str:
    """Return a group as it stands within a sentence; a label of the user's own, which may be a name, stays as it is."""
    return label[:1].lower() + label[1:] if label in DEFAULT_GROUPS.values() else label


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

SUGGESTIONS_COUNT = (
    "In de aantallen en in de balans tellen de voorstellen van de software mee. "
    "Bij de lessen tellen zij niet mee: daar tellen alleen de passages die een mens heeft gekoppeld."
)


def basis(interviews: int, pilots: int, passages: int, suggestions: int) -> str:
    """Return the line that says what the report is based on."""
    where = f" in {amount(pilots, PILOT)}" if pilots else ""
    extra = f", en daarnaast {amount(suggestions, SUGGESTION)} van de software" if suggestions else ""
    return f"Gebaseerd op {amount(interviews, INTERVIEW)}{where}, met {amount(passages, CODED_PASSAGE)}{extra}."


# Introduction and overview

TABLE = "Tabel"
INTRODUCTION = "Inleiding en werkwijze"
OVERVIEW = "Overzicht van de interviews"
WAY_OF_WORKING = "Zo zijn de interviews gelezen"
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
    return f"Voor dit rapport {verb} {amount(interviews, INTERVIEW)} gehouden{where}{who}."


OVERVIEW_TABLE = "De tabel laat zien met wie er is gesproken."
OVERVIEW_APPENDIX = "{appendix} noemt de interviews een voor een."


def period(first: date, last: date, undated: int) -> str:
    """Return when the interviews were held; `undated` is of how many that is not known."""
    when = f"op {long_date(first)}" if first == last else f"tussen {long_date(first)} en {long_date(last)}"
    gap = f"; van {amount(undated, INTERVIEW)} is de datum niet ingevuld" if undated else ""
    return f"De gesprekken waren {when}{gap}."


def in_rounds(interviews: Sequence[tuple[int, int]]) -> str:
    """Return how many interviews there were in each round (number, interviews); empty with fewer than two rounds."""
    if len(interviews) < 2:
        return ""
    (first, many), *later = interviews
    parts = [f"{amount(many, INTERVIEW)} in ronde {first}", *(f"{number(many)} in ronde {at}" for at, many in later)]
    return f"Er waren {amount(len(interviews), ROUND)}: {listing(parts)}."


def read_by_people(themes: int, codes: int) -> str:
    """Return how people read the interviews."""
    below = f", met {number(codes - themes)} onderdelen daaronder" if codes - themes > 1 else ""
    return (
        "De uitgeschreven interviews zijn stuk voor stuk gelezen. Een stuk van een interview dat over een thema gaat, "
        "heet een passage. Elke passage is gekoppeld aan een of meer thema’s uit het analysekader, "
        "en kreeg een richting: positief, negatief, gemengd of neutraal, gezien vanuit het slagen van het werk. "
        f"Er {'is' if themes == 1 else 'zijn'} "
        f"{amount(themes, ('thema', 'thema’s'))}{below}."
    )


def coded_by(coders: int, codings: int) -> str:
    """Return who coded and how much."""
    who = "Eén codeur legde" if coders == 1 else f"{number(coders)} codeurs legden samen"
    return f"{who} {amount(codings, ('codering', 'coderingen'))} vast."


WITH_SUGGESTIONS = (
    "Een programma deed daarbij voorstellen. Een voorstel telt pas mee als een mens het heeft gelezen en overgenomen."
)
METHOD_APPENDIX = "{appendix} beschrijft de werkwijze precies."


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
    "Wat mensen vertelden, is geordend naar thema’s. Bij elk thema staat hieronder wat ermee wordt bedoeld."
)
PASSAGES_EXPLAINED = (
    " Een passage is een stuk van een interview dat bij een thema hoort. Elke passage kreeg ook een richting: "
    "positief, negatief, gemengd of neutraal, gezien vanuit het slagen van het werk."
)
FRAMEWORK_APPENDIX = "{appendix} geeft het hele codeboek."
MAIN_THEMES_CAPTION = "De hoofdthema’s"
CROSS_THEMES_CAPTION = "De thema’s die overal doorheen lopen"
THEME = "Thema"
MEANING = "Wat ermee wordt bedoeld"
NO_CODES = "Het codeboek is nog leeg."
NO_DEFINITION = "Bij dit thema staat geen omschrijving in het codeboek."


def parts_of(codes: Sequence[str]) -> str:
    """Return the line that names the codes below a theme."""
    return f"{'Onderdeel' if len(codes) == 1 else 'Onderdelen'}: {names(codes)}."


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
    (
        Judgement.MIXED,
        "gemengd: er zijn genoeg passages, maar geen van beide kanten haalt twee derde, "
        "of een groep ervaart het duidelijk anders dan het geheel.",
    ),
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
    f"Een groep ervaart het duidelijk anders als zij minstens {ENOUGH_IN_GROUP} passages met een richting heeft, "
    "en minstens twee derde daarvan wijst de andere kant op. "
    "Een 0 betekent dat er over dit thema niets is vastgelegd."
)

BALANCE_LINKS = "Kies een vak om naar het thema te gaan."


def cell_counts(cell: MatrixCell) -> str:
    """Return what stands behind the sign: "12 · 5 resp."."""
    return f"{number(cell.passages)} · {number(cell.respondents)}\u00a0resp." if cell.passages else "0"


def cell_groups(cell: MatrixCell) -> str:
    """Return the groups under a cell, or nothing."""
    return amount(cell.groups, GROUP) if cell.passages else ""


OTHERWISE = "Een noot bij een teken betekent dat iemand anders oordeelt dan de rekenregel. Beide tekens staan er."
RULINGS_HEAD = "Waar iemand anders oordeelt"
RULING_NOTE = "noot {number}"
COMPUTED = "berekend "


def ruling_told(note: int, theme: str, case: str | None, ruling: Ruling, computed: Judgement, who: str) -> str:
    """Return the note on a cell in which a person judges otherwise."""
    where = case if case is not None else ALL_PILOTS.lower()
    sign = ruling.judgement or computed
    agrees = f"dat komt nu ook uit de berekening ({computed})"
    rest = agrees if sign is computed else f"berekend {computed} ({SIGN_NAMES[computed]})"
    told = f"Noot {note}. {theme}, {where}: {sign} ({SIGN_NAMES[sign]}), {rest}. Reden: {as_sentence(ruling.reason)}"
    return f"{told} ({who})" if who else told


def as_sentence(text: str) -> str:
    """Return a text with a full stop behind it, when it has no sign of its own there."""
    return text if text.endswith((".", "!", "?", "…", ":", "”")) else f"{text}."


# Beside the balance

BESIDE = "Naast zelfevaluatie en kosten-baten"
BESIDE_INTRO = (
    "Sommige pilots gaven zichzelf een cijfer, of lieten kosten en baten uitrekenen. De tabel zet dat naast wat de "
    "interviews laten zien. In de laatste kolom staat wat een andere kant op wijst dan de interviews."
)
BESIDE_CAPTION = "Interviews, zelfevaluatie en kosten en baten"
BESIDE_COLUMNS = ("Pilot", "Thema", "Interviews", "Zelfevaluatie", "Kosten en baten", "Wijkt af")
COSTS_AND_BENEFITS = "kosten en baten"
BESIDE_RULE = (
    "Een cijfer in het bovenste derde deel van de schaal staat er met ☺, in het onderste derde deel met ☹, en "
    "daartussen met 😐. Zijn de baten hoger dan de kosten, dan staat er ☺; zijn ze lager, dan ☹. "
    "Een ? wijkt nergens van af: daarvoor is te weinig gehoord."
)
FIGURES_FROM = "Bronnen: {sources}."
_DEVIATIONS = {FigureKind.SELF_EVALUATION: "zelfevaluatie"}


def deviations(kinds: Iterable[FigureKind]) -> str:
    """Return what disagrees with the interviews."""
    return listing(list(dict.fromkeys(_DEVIATIONS.get(kind, COSTS_AND_BENEFITS) for kind in kinds)))


def score(figure: Figure, *, dated: bool) -> str:
    """Return a score with its scale: "4 (schaal 1 tot 5)"; `dated` adds when it was given: ", 1 juni 2023"."""
    is_counted = figure.number is not None and figure.scale is not None
    value = figure.value if figure.number is None else plain_number(figure.number)
    scale = "schaal {} tot {}".format(*map(plain_number, figure.scale or ())) if is_counted else ""
    day = long_date(figure.date).replace(" ", "\u00a0") if dated and figure.date else ""
    when = f", {day}" if day else ""
    return f"{value} ({scale}){when}" if scale else f"{value}{when}"


def costs_and_benefits(costs: float | None, benefits: float | None) -> str:
    """Return both sums, as far as they are known."""
    known = (("kosten", costs), ("baten", benefits))
    return ", ".join(f"{name} {euros(value)}" for name, value in known if value is not None)


# Portraits of pilots

PILOTS = "De pilots"
PILOTS_INTRO = "Dit hoofdstuk beschrijft de pilots een voor een, elk onder dezelfde kopjes."
NO_PILOTS = "Er zijn nog geen pilots om te beschrijven: vul bij de interviews in bij welke pilot ze horen."
HEADINGS = {
    Heading.OCCASION: "Aanleiding",
    Heading.GOAL: "Doelstelling",
    Heading.PARTNERS: "Samenwerkende partijen",
    Heading.WORK: "Aard van het werk",
    Heading.WORKERS: "Aantal werknemers",
    Heading.EXPERIENCES: "Ervaringen met de uitvoering",
    Heading.PLANS: "Ontwikkelplannen",
}
NOT_WRITTEN = "Hierover heeft nog niemand een tekst geschreven. Deze citaten gaan er waarschijnlijk over."
NOTHING_HERE = "Hierover is nog niets vastgelegd."


def interviews_in(interviews: int, groups: Sequence[str]) -> str:
    """Return who was interviewed in a pilot; `groups` are labels with how many interviews, "werkgevers (2)"."""
    who = f": {names(groups)}" if groups else ""
    verb = "is" if interviews == 1 else "zijn"
    return f"Over deze pilot {verb} {amount(interviews, INTERVIEW)} gehouden{who}." if interviews else NO_INTERVIEW_HERE


NO_INTERVIEW_HERE = "Over deze pilot zijn geen interviews gehouden."


def partners(figures: Sequence[Figure]) -> str:
    """Return who works together."""
    found = [f"{figure.value} ({figure.remark})" if figure.remark else figure.value for figure in figures]
    return f"Hier {'doet' if len(found) == 1 else 'doen'} mee: {names(found)}.{_sources(figures)}"


def workers(figure: Figure) -> str:
    """Return how many people worked there, and on which day."""
    value = figure.number
    many = figure.value if value is None else f"{plain_number(value)} {WORKER[value != 1]}"
    when = f"Op {long_date(figure.date)}" if figure.date else "Op een dag die niet is ingevuld,"
    remark = f" {as_sentence(capital(figure.remark))}" if figure.remark else ""
    return f"{when} {'was er' if value == 1 else 'waren er'} {many}.{remark}{_sources([figure])}"


def _sources(figures: Sequence[Figure]) -> str:
    found = list(dict.fromkeys(figure.source for figure in figures if figure.source))
    label = "Bron" if len(found) == 1 else "Bronnen"
    return f" {label}: {as_sentence(names(found))}" if found else ""


# Comparison

COMPARISON = "Vergelijking"
BETWEEN_PILOTS = "Tussen pilots"
BETWEEN_GROUPS = "Tussen groepen"
BETWEEN_ROUNDS = "Tussen rondes"
PILOTS_COMPARED = (
    "Per thema staat hieronder wat er in elke pilot is gehoord: het teken uit de balans, een samenvatting, "
    "en de nummers van de citaten waar die samenvatting op steunt."
)
COMPARED_COLUMNS = ("Pilot", "Oordeel", "Samenvatting", "Citaten")
COMPARED_CAPTION = "{theme}, per pilot"
NO_SUMMARY = "Nog geen samenvatting."
NOTHING_HEARD = "Niets gehoord."
NOTHING_TO_COMPARE = "Er heeft nog niemand samengevat wat er per pilot over een thema is gehoord."
GROUPS_COMPARED = (
    "De tabel laat zien hoeveel elke groep over een thema zei, en welke kant dat op wijst. "
    "‘2 van 14 passages’ betekent: van de 14 passages over dit thema komen er 2 uit deze groep. Daaronder staat "
    "hoeveel van de mensen uit de groep iets over het thema zeiden, en in hoeveel van de interviews met de groep. "
    "De groepen zijn niet even groot: let dus op die aantallen."
)
GROUPS_CAPTION = "Thema’s per groep"
ONE_GROUP = "De interviews zijn met één groep gehouden. Er valt dus niets te vergelijken."
ROUNDS_COMPARED = (
    "De tabel laat per ronde zien hoeveel er over een thema is gezegd, en welke kant dat op wijst. "
    "‘2 van 14 passages’ betekent: van de 14 passages over dit thema komen er 2 uit deze ronde. Daaronder staat "
    "hoeveel van de mensen uit die ronde iets over het thema zeiden, en in hoeveel van de interviews."
)
ROUNDS_CAPTION = "Thema’s per ronde"
ONE_ROUND = "De interviews zijn van één ronde. Er valt dus niets te vergelijken."
ROUND_HEAD = "Ronde {number}"
WHAT_CHANGED = "Van ronde {earlier} naar ronde {later}"
NO_CHANGE = "Bij geen enkel thema veranderde het teken."


def no_summary_of(themes: Sequence[str]) -> str:
    """Return the line that names the themes on which nobody wrote a summary."""
    return f"Nog niet samengevat: {names(themes)}."


def column_size(column: Column) -> str:
    """Return the denominators under the head of a column."""
    return f"{amount(column.interviews, INTERVIEW)}, {amount(column.respondents, RESPONDENT)}"


def cell_share(cell: Cell, passages: int) -> str:
    """Return how many of all `passages` on a theme stand in a cell."""
    return f"{number(cell.counts.passages)} van {amount(passages, PASSAGE)}"


def column_shares(cell: Cell, column: Column) -> tuple[str, str]:
    """Return how many of the people and of the interviews of a column said something."""
    return (
        f"{number(cell.counts.respondents)} van {amount(column.respondents, RESPONDENT)}",
        f"{number(cell.counts.interviews)} van {amount(column.interviews, INTERVIEW)}",
    )


def changed(theme: str, earlier: Cell, later: Cell, rounds: tuple[Column, Column]) -> str:
    """Return how the sign of a theme changed, with what is under both signs."""
    before, after = (
        f"{SIGN_NAMES[cell.judgement]} ({amount(cell.counts.passages, PASSAGE)}, {column_shares(cell, column)[0]})"
        for cell, column in zip((earlier, later), rounds, strict=True)
    )
    return f"{theme}: eerst {before}, daarna {after}."


def in_both_rounds(respondents: int) -> str:
    """Return how many people were heard in both rounds."""
    if not respondents:
        return (
            "Voor zover bekend is niemand in beide rondes gesproken. "
            "Een verschil kan dus ook komen doordat er andere mensen zijn gesproken."
        )
    verb = "is" if respondents == 1 else "zijn"
    return f"Van de mensen {verb} er {number(respondents)} in beide rondes gesproken."


def unchanged(themes: Sequence[str]) -> str:
    """Return which themes have the same sign in both rounds."""
    return f"Het teken bleef gelijk bij: {names(themes)}."


def too_little(themes: Sequence[str]) -> str:
    """Return of which themes a round holds too little for a sign."""
    return f"In een van de rondes te weinig gehoord om iets te zeggen: {names(themes)}."


def not_comparable(themes: Sequence[str]) -> str:
    """Return which themes cannot be compared, and why."""
    which = "Dit thema kwam" if len(themes) == 1 else "Deze thema’s kwamen"
    return f"Niet te vergelijken: {names(themes)}. {which} maar in een van beide rondes aan de orde."


# Lessons

LESSONS = "Lessen"
LESSONS_INTRO = (
    "De lessen staan onder het thema waar zij bij horen. Bij elke les staat waar zij is gehoord, en welke citaten haar "
    "steunen, nuanceren of tegenspreken. Ook staat erbij uit welke pilots en groepen geen citaat komt, "
    "en wat nog niet is verwerkt. Een les telt pas als zij in meer dan één pilot is gehoord. "
    "De nummers tussen haken in de tekst verwijzen naar de citaten."
)
NO_LESSONS = "Er zijn nog geen lessen opgeschreven."
LESSONS_WITHOUT_THEME = "Lessen zonder thema"
STATUSES = {Status.DRAFT: "Concept", Status.DISCUSSED: "Besproken, nog niet vastgesteld"}
PROPOSED_LESSON = "Voorstel van het programma, nog door niemand bewerkt"
STANCES = {
    Stance.SUPPORTS: "Steunt deze les",
    Stance.NUANCES: "Nuanceert deze les",
    Stance.CONTRADICTS: "Spreekt deze les tegen",
}
ANSWER = "Wat de les daarmee doet: "
MISSING_QUOTE = "[citaat vervallen]"
ONE_PILOT = "Slechts in één pilot gehoord"
NO_PILOT = "Nog in geen enkele pilot gehoord"
NOT_SUPPORTED = "Nog geen citaat steunt deze les."
HEARD = "Gehoord: "
SILENT = "Geen citaat uit: "
TO_DO = "Nog niet verwerkt: "


def stance_label(stance: Stance, quotes: int) -> str:
    """Return the small label above the quotes of one kind under a lesson."""
    return f"{STANCES[stance]} ({amount(quotes, QUOTE)})"


def heard_among(preposition: str, heard: Sequence[str], total: int, words: tuple[str, str]) -> str:
    """Return "in 2 van de 6 pilots (A en B)"; "in alle 6 pilots" names none of them."""
    which = f" ({names(heard)})" if 0 < len(heard) < total else ""
    return f"{preposition} {share(len(heard), total, words)}{which}"


def silent(cases: Sequence[str], groups: Sequence[str], rounds: Sequence[int]) -> str:
    """Return of whom no quote at all is under a lesson; empty when there is one of everybody."""
    parts = [
        f"{words[len(missing) != 1]} {names(missing)}"
        for words, missing in (
            (("pilot", "de pilots"), cases),
            (("de groep", "de groepen"), groups),
            (("ronde", "de rondes"), [str(round) for round in rounds]),
        )
        if missing
    ]
    return f"{'; '.join(parts)}." if parts else ""


def unanswered(quotes: int) -> str:
    """Return what comes before the numbers of quotes that contradict a lesson and have no answer."""
    return f"op {amount(quotes, QUOTE)} {'dat' if quotes == 1 else 'die'} de les {'tegenspreekt' if quotes == 1 else 'tegenspreken'}, is nog niet ingegaan"


def unweighed(passages: int) -> str:
    """Return what comes before the numbers of passages that point the other way."""
    verb = "wijst" if passages == 1 else "wijzen"
    return f"{amount(passages, PASSAGE)} bij dezelfde codes {verb} de andere kant op"


def and_more(count: int) -> str:
    """Return how many numbers are not named."""
    return f"en nog {number(count)}"


def shaky(quotes: int) -> str:
    """Return how many quotes under a lesson do not count any more."""
    return f"{amount(quotes, QUOTE)} {'telt' if quotes == 1 else 'tellen'} niet meer mee"


def unbacked(sentences: int) -> str:
    """Return how many sentences of a lesson refer to no quote."""
    return f"{amount(sentences, ('zin', 'zinnen'))} in de tekst {'verwijst' if sentences == 1 else 'verwijzen'} nog naar geen enkel citaat"


# Themes

THEMES = "Wat mensen zeggen, per thema"
THEMES_INTRO = (
    "Dit hoofdstuk geeft per thema de citaten, in de woorden van de mensen zelf. Achter elk citaat staat wie het zei: "
    "de rol en de pilot, nooit een naam."
)
THEMES_APPENDIX = "Het nummer tussen haken verwijst naar {appendix}: daar staat waar het citaat te vinden is."
OTHERS_APPENDIX = "Niet alle citaten staan hier; wat nergens anders in dit rapport staat, vindt u in {appendix}."
PARTS_COUNTED = "De onderdelen die hierna komen, zijn meegeteld."
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
        all_of_them = {1: "Deze passage is", 2: "Ze zijn beide"}.get(value, f"Ze zijn alle {number(value)}")
        return f"{all_of_them} {word}."
    parts = [f"{number(value)} {word}" for value, word in found]
    return f"Daarvan {'is' if found[0][0] == 1 else 'zijn'} er {listing(parts)}."


def remark(place: str, code: str, valence: Valence, coder: str | None) -> str:
    """Say in the margin where a quote comes from, and how it was coded."""
    by = f" door {coder}" if coder else ""
    return f"{place}. Gecodeerd{by} als {code}, {valence.value}." if place else f"Gecodeerd{by} als {code}."


def valence_label(valence: Valence, quotes: int) -> str:
    """Return the small label above the quotes of one direction."""
    return f"{capital(VALENCES[valence])} ({amount(quotes, QUOTE)})"


def choice_of(chosen: int, total: int) -> str:
    """Return the line that says how many of the quotes are printed here."""
    return f"Hieronder {'staat' if chosen == 1 else 'staan'} {number(chosen)} van de {amount(total, QUOTE)}."


def nothing_about(codes: Sequence[str]) -> str:
    """Return the line that names the codes without passages."""
    return f"Nog geen passage gaat over: {names(codes)}."


# Appendices

APPENDIX = "bijlage {letter}"
APPENDIX_HEADING = "{appendix} – {title}"
APPENDIX_TITLES = (
    "De interviews", "Het codeboek", "Zo is dit rapport gemaakt", "De overige gecodeerde passages",
    "Vindplaatsen van de citaten",
)  # fmt: skip
OTHERS_INTRO = "Hier staan per code de gecodeerde passages die nergens anders in dit rapport staan."
ALSO_PRINTED = "Hierover gaan ook deze citaten, die elders in dit rapport staan: "

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


def people_read(coders: int) -> str:
    """Return what the coders did."""
    who = "Eén codeur las" if coders == 1 else "Codeurs lazen" if not coders else f"{number(coders)} codeurs lazen"
    return (
        f"{who} de interviews. Voorstellen zijn aanvaard, gewijzigd of afgewezen, en passages zijn ook zonder voorstel "
        "aan codes gekoppeld. De afgewezen voorstellen zijn bewaard."
    )


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
    "Met deze tabel vindt u elk citaat terug in de interviews. Het nummer is dat achter het citaat. "
    "Klik erop om naar het citaat te gaan. Een citaat dat bij meer codes hoort, heeft één nummer."
)
PLACES_CAPTION = "Vindplaats per citaat"
PLACES_COLUMNS = ("Nr.", "Code", "Vindplaats")
NO_QUOTES = "Er zijn nog geen citaten."

# Workbook

SHEET_CODINGS = "Coderingen"
SHEET_BALANCE = "Balans"
SHEET_INTERVIEWS = "Interviews"
SHEET_CODES = "Codes"
BALANCE_COLUMNS = (
    "Thema", "Pilot", "Teken", "Berekend teken", "Eigen oordeel", "Passages", "Respondenten", "Groepen", "Reden", "Wie",
)  # fmt: skip
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


# What changed since an earlier report

CHANGES_TITLE = "Wat er veranderd is"
CHANGES_ADDED = "Nieuwe citaten"
CHANGES_RECODED = "Anders gecodeerd"
CHANGES_GONE = "Vervallen citaten"
NOT_KEPT = "(deze codering is niet meer te vinden)"
CHANGES_SIGNS = "Oordelen in de balans"
CHANGES_LESSONS_ADDED = "Nieuwe lessen"
CHANGES_LESSONS_CHANGED = "Gewijzigde lessen"
CHANGES_LESSONS_GONE = "Lessen die er niet meer in staan"
CHANGES_COLUMNS = ("Code en richting", "Citaat", "Plaats")
CHANGES_SIGN_COLUMNS = ("Thema", "Pilot", "Was", "Is nu")


def changes_intro(file: str, earlier: date, now: date) -> str:
    """Say between which reports the changes lie, and what they do not touch."""
    return (
        f"Deze lijst vergelijkt het rapport van {long_date(now)} met {file} van {long_date(earlier)}. "
        "Zij gaat over het bewijs: citaten, oordelen en lessen. Wat u zelf in Word schreef, is niet aangeraakt."
    )


def before(name: str, valence: str) -> str:
    """Say how the same words were coded before."""
    return f"was: {name}, {valence}"


def lessons_gone(count: int) -> str:
    """Say how many lessons are no longer in the report."""
    return "Eén les is weggelegd." if count == 1 else f"{count} lessen zijn weggelegd."


# Page and workbook

TO_PILOTS = "Naar een pilot"
TO_LESSONS = "Naar een les"
SHEET_BESIDE = "Naast de balans"
SHEET_FRAMEWORK = "Raamwerk"
SHEET_LESSONS = "Lessen"
SHEET_LESSON_QUOTES = "Lescitaten"
SHEET_PORTRAITS = "Portretten"
BESIDE_SHEET_COLUMNS = (
    "Pilot", "Thema", "Interviews", "Zelfevaluatie", "Score", "Kosten", "Baten", "Kosten en baten", "Wijkt af",
    "Laatste datum", "Bron", "Toelichting",
)  # fmt: skip
LESSON_SHEET_COLUMNS = (
    "Nr.", "Les", "Thema", "Status", "Codes",
    "Steun: pilots", "Steun: groepen", "Steun: respondenten", "Steun: rondes",
    "Tegen: pilots", "Tegen: groepen", "Tegen: respondenten", "Tegen: rondes",
    "Pilots die steunen", "Pilots die zwijgen", "Groepen die zwijgen", "Rondes die zwijgen", "Let op",
    "Citaten zonder antwoord", "Passages nog niet gewogen", "Tekst", "Laatst bewerkt door",
)  # fmt: skip
LESSON_QUOTE_COLUMNS = ("Les", "Titel", "Nummer", "Houding", "Antwoord", "Citaat", "Toeschrijving", "Vindplaats")
