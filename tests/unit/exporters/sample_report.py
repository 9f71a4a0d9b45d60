"""A small, made-up report: two themes with parts, one cross-cutting theme, six pilots, nine interviews."""

from dataclasses import replace
from datetime import date
from itertools import cycle

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import Code, CodeBook, Example
from lerende_evaluatie.domain.model import Selection, Valence
from lerende_evaluatie.domain.report import CoderRow, CodeSection, InterviewRow, Method, Quote, Report

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
            tuple(each for each in quotes if each.code_id == code.id),
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
