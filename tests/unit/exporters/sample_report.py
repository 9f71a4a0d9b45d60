"""A small, made-up report: two themes with parts, one cross-cutting theme, six pilots, nine interviews.

`build` sets codes and quotes only; `rich` adds what people wrote, lessons, rounds and the figures of others.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain import lessons as lesson_rules
from lerende_evaluatie.domain.balance import MatrixCell
from lerende_evaluatie.domain.codebook import Code, CodeBook, Example
from lerende_evaluatie.domain.comparison import Change
from lerende_evaluatie.domain.context import Beside, Figure, FigureKind
from lerende_evaluatie.domain.lessons import Everyone, Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import Selection, Valence
from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.domain.report import (
    CoderRow,
    CodeSection,
    FrameworkCell,
    FrameworkRow,
    InterviewRow,
    LessonSection,
    Method,
    PilotPortrait,
    PortraitPart,
    Report,
)
from lerende_evaluatie.domain.tables import Cell, Column, Matrix, Row
from lerende_evaluatie.domain.writing import Heading, Ruling

SPEAKER = "Wilhelmina Achterberg"
GROUPS = {
    "initiatiefnemer": "Initiatiefnemers en projectleiders",
    "werkgever": "Werkgevers",
    "werknemer": "Werknemers",
    "partner_publiek": "Samenwerkingspartners publiek",
    "partner_privaat": "Samenwerkingspartners privaat",
}
CASES = ("Buurtwerf", "Gastvrij Station", "Groene Loper", "Kringloop Noord", "Schoolhulp", "Zorgmaatjes")

CODES = (
    Code(
        "waarde_werknemer",
        "Waarde voor de werknemer",
        "#2E7D32",
        "Wat het werk doet voor, of kost aan, de mens die werkt of meedoet: inkomen, contact, ritme, trots en groei.",
        use_when="Iemand vertelt wat het werk met een mens doet.",
        avoid_when="Het gaat over wat het de organisatie oplevert.",
        examples=(Example("Ik kom weer onder de mensen.", Valence.POSITIVE),),
        near_misses=(Example("We hebben nu extra handen.", None, "gaat over de organisatie"),),
    ),
    Code("trots", "Trots en eigenwaarde", "#66BB6A", "Hoe iemand zichzelf ziet.", "waarde_werknemer"),
    Code("inkomen", "Inkomen en armoedeval", "#81C784", "Wat iemand overhoudt.", "waarde_werknemer"),
    Code(
        "draagvlak",
        "Draagvlak",
        "#1565C0",
        "Steun en inzet in en om de organisaties: bestuur, werkvloer, gemeente, politiek en buurt.",
    ),
    Code("werkvloer", "Draagvlak op de werkvloer", "#42A5F5", "Steun van collega’s.", "draagvlak"),
    Code("politiek", "Draagvlak in de politiek", "#90CAF9", "Steun van raad en college.", "draagvlak"),
    Code("regelgeving", "Regels en wetten", "geen kleur", "Wetten, vergunningen en schotten.", is_secondary=True),
    Code("verdringing", "Verdringing", "#8D6E63", "Ander werk dat verdwijnt.", is_secondary=True),
)
WORDS = (
    "Ik sta weer met plezier op, dat had ik jaren niet gehad.",
    "Ja, eh, in het begin was het zoeken.\nMaar nu draait het gewoon.",
    "Zonder draagvlak op de werkvloer lukt het niet, dat hebben we wel gemerkt toen de eerste collega’s afhaakten.",
    "Van die paar euro extra blijft niks over, want dan raakt hij weer zijn toeslag kwijt en zit hij in de schulden.",
    "De gemeente denkt mee.",
)


def quote(number: int, code_id: str, valence: Valence, text: str, **changes: object) -> Quote:
    """Return a quote from one of nine interviews."""
    interview = number % 9
    group = tuple(GROUPS)[interview % 5]
    made = Quote(
        guid=f"{number:08x}-0000-4000-8000-{number:012x}",
        code_id=code_id,
        selection=Selection(number * 1000, number * 1000 + len(text), text),
        valence=valence,
        attribution=f"aldus de projectleider van pilot {CASES[interview % 6]}",
        source_name=f"{interview + 1:02}_interview.docx",
        place=f"{interview + 1:02}_interview.docx, beurt {number + 2}, 0:04:{number % 60:02}",
        case=CASES[interview % 6],
        group=group,
        function="projectleider" if group == "initiatiefnemer" else None,
        round=1,
        respondent=f"{interview + 1:02}_interview.docx#{SPEAKER}",
        coder="Noor",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def build(codes: tuple[Code, ...], quotes: list[Quote], cases: tuple[str, ...] = CASES) -> Report:
    """Return a report on these codes and quotes, counted as the program counts."""
    codebook = CodeBook("Maatschappelijk waardevol werk", "0123456789abcdef0123", codes, "Drie waarden.")
    sections = tuple(
        CodeSection(
            code,
            codebook.depth(code.id),
            evidence.count(each for each in quotes if codebook.within(each.code_id, code.id)),
            own := tuple(each for each in quotes if each.code_id == code.id),
            own,
        )
        for code in codebook.walk()
    )
    rows = tuple(
        InterviewRow(
            f"{index + 1:02}_interview.docx",
            CASES[index % 6],
            tuple(GROUPS)[index % 5],
            "projectleider" if index % 5 == 0 else None,
            date(2023, 3, index + 1),
            1 + index % 2,
            4000 + index,
            sum(each.source_name.startswith(f"{index + 1:02}_") for each in quotes),
        )
        for index in range(9)
    )
    method = Method(
        software="lerende-evaluatie 0.1.0",
        codebook=codebook.name,
        codebook_version=codebook.version,
        pipelines=("simplemma 2.0",),
        engines=("codebook 1",),
        coders=(CoderRow("Noor", 20, 3, 9, 4), CoderRow("Sam", 2, 0, 1, 1)),
        suggestions=44,
        undecided=5,
        codings=30,
        lost=1,
    )
    return Report(
        title="Werk dat telt",
        subtitle="Lerende evaluatie van zes pilots",
        date=date(2023, 11, 3),
        interviews=rows,
        cases=cases,
        groups=tuple(GROUPS),
        group_labels=GROUPS,
        codebook=codebook,
        sections=sections,
        matrix=evidence.matrix(quotes, codebook, cases),
        method=method,
        includes_suggestions=any(each.suggestion for each in quotes),
    )


def sample_quotes() -> list[Quote]:
    """Return thirty-one quotes, one of them a machine's proposal."""
    plan = [("waarde_werknemer", 9), ("trots", 6), ("draagvlak", 7), ("werkvloer", 7), ("regelgeving", 1)]
    valences, texts = cycle(Valence), cycle(WORDS)
    made = [quote(0, code_id, next(valences), next(texts)) for code_id, many in plan for _ in range(many)]
    numbered = [quote(n, each.code_id, each.valence, each.text) for n, each in enumerate(made)]
    proposal = quote(99, "draagvlak", Valence.POSITIVE, "De buurt staat erachter.", coder=None, suggestion=True)
    return [*numbered, replace(proposal, score=0.824, reason="‘staat erachter’ wijst op draagvlak.")]


# The rich report

WRITER = "4a4a4a4a-0000-4000-8000-000000000001"
LATER = datetime(2023, 11, 1, 12, tzinfo=UTC)
FEW = 4
"""How many quotes the chapter on a theme prints in the rich report."""


def rich() -> Report:
    """Return the sample with everything that a report can hold; half of the quotes are of a second round."""
    quotes = [replace(each, round=1 + int(each.source_name[:2]) % 2) for each in sample_quotes()]
    report = build(CODES, quotes)
    sections = tuple(replace(section, chosen=section.quotes[:FEW]) for section in report.sections)
    first, *rest = report.matrix
    ruled = replace(first.cells[0], ruling=_ruling(CASES[0], first.code, "Na de gesprekken ging het mis."))
    last = replace(first.overall, ruling=_ruling(None, first.code, "Een groep woog te zwaar"))
    matrix = (replace(first, cells=(ruled, *first.cells[1:]), overall=last), *rest)
    by_round = _columns(report, quotes, "round", (1, 2))
    return replace(
        report,
        sections=sections,
        matrix=matrix,
        names={WRITER: "Noor"},
        introduction="Zes pilots begonnen in 2022.\n\nDit rapport vertelt wat zij leerden.",
        portraits=tuple(_portrait(report, quotes, case) for case in CASES),
        framework=tuple(FrameworkRow(row.code, _framework(row.code, row.cells, quotes)) for row in matrix),
        by_group=_columns(report, quotes, "group", tuple(GROUPS)),
        by_round=by_round,
        changes=_changes(by_round),
        beside=_beside(),
        lessons=_lessons(report, quotes),
    )


def _ruling(case: str | None, code: Code, reason: str) -> Ruling:
    return Ruling(case, code.id, Judgement.NEGATIVE, reason, WRITER, LATER, 1)


def _portrait(report: Report, quotes: list[Quote], case: str) -> PilotPortrait:
    """The first pilot is written up, the second has figures and quotes that were proposed, the others have nothing."""
    of_case = [each for each in quotes if each.case == case]
    parts = []
    for index, heading in enumerate(Heading):
        text = f"Zo ging het bij {case}.\nDat was zo bedacht." if case == CASES[0] else ""
        shown = of_case[index : index + 1] if case in CASES[:2] else []
        figures = _figures_of(case, heading) if case == CASES[1] else ()
        parts.append(PortraitPart(heading, text, tuple(shown), bool(text), figures))
    return PilotPortrait(case, tuple(row for row in report.interviews if row.case == case), tuple(parts))


def figure(case: str, kind: FigureKind, value: str, number: float | None = None, **changes: object) -> Figure:
    """Return a row of context.csv."""
    made = Figure(case, None, kind, value, number, None, date(2023, 6, 1), "opgave van de pilot", "", 2)
    return replace(made, **changes)  # type: ignore[arg-type]


def _figures_of(case: str, heading: Heading) -> tuple[Figure, ...]:
    if heading is Heading.PARTNERS:
        return figure(case, FigureKind.PARTNER, "Bakkerij De Ster"), figure(case, FigureKind.PARTNER, "Zorgbuur")
    return (figure(case, FigureKind.WORKERS, "42", 42.0),) if heading is Heading.WORKERS else ()


def _framework(code: Code, cells: tuple[MatrixCell, ...], quotes: list[Quote]) -> tuple[FrameworkCell, ...]:
    """Summaries on the first theme only, one of them on quotes that stand in the appendix alone."""
    found = []
    for case, cell in zip(CASES, cells, strict=True):
        under = [each for each in quotes if each.case == case and each.code_id == code.id]
        is_written = code.id == CODES[0].id and case != CASES[5]
        text = f"Bij {case} is het werk de moeite waard." if is_written else ""
        found.append(FrameworkCell(case, cell, text, tuple(under[-2:]) if is_written else ()))
    return tuple(found)


def _columns(report: Report, quotes: list[Quote], by: str, values: tuple[str | int, ...]) -> Matrix:
    codebook = report.codebook
    interviews = {value: [row for row in report.interviews if getattr(row, by) == value] for value in values}
    columns = tuple(Column(value, len(interviews[value]), len(interviews[value]) + 1) for value in values)

    def cell(code_id: str | None, value: str | int | None) -> Cell:
        under = [
            each
            for each in quotes
            if (code_id is None or codebook.within(each.code_id, code_id))
            and (value is None or getattr(each, by) == value)
        ]
        counts = evidence.count(under)
        return Cell(counts, evidence.judge(counts))

    rows = tuple(
        Row(code, 0, tuple(cell(code.id, value) for value in values), cell(code.id, None)) for code in codebook.roots()
    )
    total = tuple(cell(None, value) for value in values)
    return Matrix(columns, Column(None, 9, 11), rows, total, cell(None, None))


def _changes(by_round: Matrix) -> tuple[Change, ...]:
    """The first theme went from positive to mixed, the second cannot be compared."""
    one, two = by_round.columns
    first, second, *_ = by_round.rows
    went_down = Change(
        first.code,
        Cell(first.cells[0].counts, Judgement.POSITIVE),
        Cell(first.cells[1].counts, Judgement.MIXED),
        (one, two),
        2,
        is_comparable=True,
    )
    return went_down, Change(second.code, *second.cells, (one, two), 2, is_comparable=False)


def _beside() -> tuple[Beside, ...]:
    score = figure(CASES[0], FigureKind.SELF_EVALUATION, "4", 4.0, code_id=CODES[0].id, scale=(1.0, 5.0))
    costs = figure(CASES[0], FigureKind.COSTS, "120.000", 120_000.0, code_id=CODES[0].id, source="rekenblad")
    benefits = figure(CASES[0], FigureKind.BENEFITS, "€ 95.500,50", 95_500.5, code_id=CODES[0].id, source="rekenblad")
    return (
        Beside(
            CASES[0], CODES[0], Judgement.NEGATIVE, Judgement.POSITIVE, Judgement.NEGATIVE,
            (score, costs, benefits), (FigureKind.SELF_EVALUATION,),
        ),
        Beside(CASES[1], CODES[3], Judgement.UNKNOWN, Judgement.MIXED, None,
               (figure(CASES[1], FigureKind.SELF_EVALUATION, "😐", code_id=CODES[3].id),), ()),
    )  # fmt: skip


def lesson(report: Report, quotes: list[Quote], **changes: object) -> LessonSection:
    """Return a lesson with the quotes that its evidence names, heard as the program hears it."""
    made = Lesson("5b5b5b5b-0000-4000-8000-000000000001", "Houd aandacht voor trots", "", Status.DRAFT,
                  ("trots",), (), WRITER, LATER, 1)  # fmt: skip
    made = replace(made, **changes)  # type: ignore[arg-type]
    by_guid = {each.guid: each for each in quotes}
    everyone = Everyone(9, 9, CASES, tuple(GROUPS), (1, 2))
    theme = lesson_rules.theme_of(made, report.codebook)
    return LessonSection(
        made,
        report.codebook[theme] if theme else None,
        tuple((item, by_guid[item.coding_guid]) for item in made.evidence if item.coding_guid in by_guid),
        lesson_rules.hearing(made, lesson_rules.ground_of(quotes, report.codebook, everyone)),
        "Noor" if made.user_guid else "",
    )


def _lessons(report: Report, quotes: list[Quote]) -> tuple[LessonSection, ...]:
    """A lesson with quotes of each kind, an established one of one pilot, a proposal, and one without a theme."""
    proud = [each for each in quotes if each.code_id == "trots"]
    positive = [each for each in quotes if each.code_id == "waarde_werknemer" and each.valence is Valence.POSITIVE]
    mixed = [each for each in proud if each.valence is Valence.MIXED]
    negative = [each for each in proud if each.valence is Valence.NEGATIVE]
    whole = (
        *(Evidence(number, each.guid, Stance.SUPPORTS) for number, each in enumerate(positive, 1)),
        Evidence(5, negative[0].guid, Stance.CONTRADICTS),
        Evidence(6, negative[1].guid, Stance.CONTRADICTS, "Dat was voor de begeleiding er was."),
        Evidence(7, mixed[0].guid, Stance.NUANCES, "In het begin niet."),
        Evidence(8, "nergens", Stance.SUPPORTS),
    )
    supported = [each for each in quotes if each.code_id == "draagvlak"][:1]
    single = tuple(Evidence(3, each.guid, Stance.SUPPORTS) for each in supported)
    return (
        lesson(report, quotes, text="Werk geeft trots [1, 2]. Niet altijd [5].\nZo is het [8]. Dat bleef.",
               evidence=whole),
        lesson(report, quotes, title="Neem de werkvloer mee", text="Begin op tijd [3].", codes=("draagvlak",),
               status=Status.ESTABLISHED, evidence=single),
        lesson(report, quotes, title="Praat met de raad", text="Doe dat. [3]", codes=("draagvlak",),
               evidence=single, user_guid=None),
        lesson(report, quotes, title="Schrijf alles op", codes=(), status=Status.DISCUSSED),
    )  # fmt: skip
