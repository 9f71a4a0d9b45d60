"""How long the Word report with 5,000 quotes takes, against a bare string-and-zip writer of the same document.

    python3 dev.py run python benchmarks/word.py

The bare writer glues strings together for as many paragraphs and rows as the
report has, checks and escapes nothing else than it must, and zips a document.xml of the same size.
"""

import io
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.model import Selection, Valence
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import CodeSection, InterviewRow, Method, Report
from lerende_evaluatie.exporters import word

QUOTES = 5_000
RUNS = 5
CHOSEN = 6
"""How many quotes the chapter on a theme prints; the others stand in the appendix."""
TEXT = (
    "Toen hij hier begon zei hij bijna niks, en nu, ja, nu loopt hij de wijk rond en kennen ze hem allemaal. "
    "Dat had ik van tevoren niet gedacht, en zijn moeder ook niet. Keer {}."
)
CODES = tuple(Code(f"thema_{n}", f"Thema {n}", "#336699", "Waar dit over gaat.") for n in range(13))
CASES = tuple(f"Pilot {n}" for n in range(6))


def make_quote(number: int) -> Quote:
    """Return a made-up quote of two lines."""
    text = TEXT.format(number)
    name = f"{number % 32:02}_interview.docx"
    return Quote(
        guid=f"{number:08x}-0000-4000-8000-{number:012x}",
        code_id=CODES[number % len(CODES)].id,
        selection=Selection(number * 300, number * 300 + len(text), text),
        valence=tuple(Valence)[number % 4],
        attribution=f"aldus een werknemer van pilot {number % 6}",
        source_name=name,
        place=f"{name}, beurt {number}, 0:04:10",
        case=CASES[number % 6],
        group="werknemer",
        function=None,
        round=1,
        respondent=name,
        coder="Noor",
    )


def make_report() -> Report:
    """Return a report with 5,000 quotes in 13 themes."""
    quotes = [make_quote(number) for number in range(QUOTES)]
    codebook = CodeBook("Meting", "1", CODES)
    own = {code.id: tuple(quote for quote in quotes if quote.code_id == code.id) for code in CODES}
    return Report(
        title="Meting",
        subtitle="",
        date=date(2026, 1, 1),
        interviews=tuple(
            InterviewRow(f"{n:02}_interview.docx", CASES[n % 6], "werknemer", None, None, 1, 5000, 156)
            for n in range(32)
        ),
        cases=CASES,
        groups=("werknemer",),
        group_labels={"werknemer": "Werknemers"},
        codebook=codebook,
        sections=tuple(
            CodeSection(code, 0, evidence.count(own[code.id]), own[code.id], own[code.id][:CHOSEN]) for code in CODES
        ),
        matrix=evidence.matrix(quotes, codebook, CASES),
        method=Method("meting", "Meting", "1", (), (), (), 0, 0, QUOTES, 0),
    )


PARAGRAPH = (
    '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:bookmarkStart w:id="{number}" w:name="citaat_{guid}"/>'
    '<w:r><w:t xml:space="preserve">“{text}”</w:t></w:r><w:bookmarkEnd w:id="{number}"/>'
    '<w:r><w:t xml:space="preserve">, {attribution}.</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Citaatnummer"/></w:rPr>'
    '<w:t xml:space="preserve"> [{number}]</w:t></w:r></w:p>'
)
CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="3024" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr>'
    '{}<w:r><w:t xml:space="preserve">{}</w:t></w:r>{}</w:p></w:tc>'
)
LINK = '<w:hyperlink w:anchor="citaat_{}">'


def bare(report: Report, target: Path, rest: dict[str, bytes], size: int) -> None:
    """Write the same quotes and places as strings; pad to the size of the real document.xml."""
    body, rows = [], []
    for number, quote in enumerate(report.quotes, 1):
        guid = quote.guid.replace("-", "")
        body.append(
            PARAGRAPH.format(number=number, guid=guid, text=escape(quote.text), attribution=escape(quote.attribution))
        )
        name = escape(report.codebook.name_of(quote.code_id))
        cells = CELL.format(LINK.format(guid), number, "</w:hyperlink>") + CELL.format("", name, "")
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}{CELL.format('', escape(quote.place), '')}</w:tr>")
    document = f"<w:document><w:body>{''.join(body)}<w:tbl>{''.join(rows)}</w:tbl></w:body></w:document>".encode()
    document += b" " * max(0, size - len(document))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, data in rest.items():
            archive.writestr(name, data)
    target.write_bytes(buffer.getvalue())


def best(action: Callable[[], None]) -> float:
    """Return the shortest of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    report = make_report()
    with tempfile.TemporaryDirectory() as folder:
        target, floor = Path(folder, "verslag.docx"), Path(folder, "kaal.docx")
        word.export(report, target)
        with zipfile.ZipFile(target) as archive:
            rest = {name: archive.read(name) for name in archive.namelist()}
        size = len(rest.pop("word/document.xml"))
        bare(report, floor, rest, size)
        with zipfile.ZipFile(floor) as archive:
            floor_size = len(archive.read("word/document.xml"))
        report_time = best(lambda: word.export(report, target))
        bare_time = best(lambda: bare(report, floor, rest, size))
    print(f"| {QUOTES:,} quotes | seconds | document.xml |\n|---|---|---|")
    print(f"| Word report | {report_time:.2f} | {size / 1e6:.1f} MB |")
    print(f"| bare string + zip | {bare_time:.2f} | {floor_size / 1e6:.1f} MB |")
    print(f"| ratio | {report_time / bare_time:.1f} | |")


if __name__ == "__main__":
    main()
