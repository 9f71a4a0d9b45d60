"""The report as one page: the same chapters and numbers as in Word, with quotes that unfold and links to each place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.report import CodeSection, InterviewRow, Judgement, MatrixCell, Quote, Report
from lerende_evaluatie.exporters import _html, _parts, texts
from lerende_evaluatie.exporters._docx import colour
from lerende_evaluatie.exporters._html import E, Element

KINDS = {judgement: judgement.name.lower() for judgement in Judgement}
"""The class of a cell of the balance, which gives it its colour."""


def page(report: Report) -> bytes:
    """Return the page as a file."""
    themes = list(_parts.per_theme(report.sections))
    anchors = {theme[0].code.id: f"thema-{number}" for number, theme in enumerate(themes, 1)}
    chapters = [
        ("interviews", texts.OVERVIEW, _overview(report)),
        ("kader", texts.FRAMEWORK, _framework(report, anchors)),
        ("balans", texts.BALANCE, _balance(report, anchors)),
        ("themas", texts.THEMES, _themes(report, themes, anchors)),
        ("bijlage-a", texts.APPENDIX_INTERVIEWS, _interviews(report)),
        ("bijlage-b", texts.APPENDIX_CODEBOOK, _codebook(report)),
        ("bijlage-c", texts.APPENDIX_METHOD, _method(report)),
        ("bijlage-d", texts.APPENDIX_PLACES, _places(report)),
    ]
    title, warning = _parts.title(report), _parts.warning(report)
    return _html.page(
        title,
        __package__,
        E.header(
            E.h1(title),
            *([E.p({"class": "subtitle"}, report.subtitle)] if report.subtitle.strip() else []),
            E.p({"class": "quiet"}, texts.long_date(report.date), E.br(), _parts.basis(report)),
            *([E.p({"class": "note"}, warning)] if warning else []),
        ),
        _html.contents(((anchor, words) for anchor, words, _ in chapters), texts.CONTENTS),
        E.main(*(E.section({"id": anchor}, E.h2(words), *content) for anchor, words, content in chapters)),
    )


def _overview(report: Report) -> Iterator[Element]:
    if not report.interviews:
        yield E.p(texts.NO_INTERVIEWS)
        return
    found = _parts.overview(report)
    yield E.p(found.intro)
    rows = [
        [E.th({"scope": "row"}, line.name), *_figures(line.figures), _figure(line.total, "total")]
        for line in found.lines
    ]
    names = [texts.GROUP_HEAD, *found.cases, texts.TOTAL]
    yield _table(texts.OVERVIEW_CAPTION, _html.heads(names, figures_from=1), rows, "summed")
    if found.gaps:
        yield E.p({"class": "quiet"}, found.gaps)


def _framework(report: Report, anchors: Mapping[str, str]) -> Iterator[Element]:
    codebook = report.codebook
    if not codebook.codes:
        yield E.p(texts.NO_CODES)
        return
    if codebook.description.strip():
        yield E.p({"class": "words"}, codebook.description.strip())
    yield E.p(texts.FRAMEWORK_INTRO)
    for caption, codes in _parts.kinds_of_themes(codebook):
        rows = []
        for code in codes:
            below = _parts.names_below(codebook, code)
            meaning = E.td(E.p({"class": "words"}, code.definition or texts.NO_DEFINITION))
            meaning.extend([E.p({"class": "quiet"}, below)] if below else [])
            rows.append([_name(code, E.span(_link(code.name, anchor=anchors.get(code.id)))), meaning])
        yield _table(caption, _html.heads((texts.THEME, texts.MEANING)), rows, "codes")


def _balance(report: Report, anchors: Mapping[str, str]) -> Iterator[Element]:
    if not report.matrix:
        yield E.p(texts.NO_BALANCE)
        return
    yield E.p(texts.BALANCE_INTRO, " ", E.span({"class": "on-screen"}, texts.BALANCE_LINKS))
    rows = []
    for row in report.matrix:
        anchor = anchors.get(row.code.id)
        cells = (_judged(cell, anchor) for cell in (*row.cells, row.overall))
        rows.append([E.th({"scope": "row"}, row.code.name), *cells])
    names = (texts.THEME, *report.cases, texts.ALL_PILOTS)
    yield _table(texts.BALANCE_CAPTION, _html.heads(names, figures_from=1), rows, "balance")
    yield E.h3(texts.LEGEND_HEAD)
    signs = (E.li(E.span({"class": f"sign {KINDS[sign]}"}, sign.value), E.span(words)) for sign, words in texts.LEGEND)
    yield E.ul({"class": "legend"}, *signs)
    yield E.p({"class": "quiet"}, texts.LEGEND_RULE)
    if _parts.counts_suggestions(report):
        yield E.p({"class": "quiet"}, texts.SUGGESTIONS_COUNT)


def _judged(cell: MatrixCell, anchor: str | None) -> Element:
    """Return a cell; its sign is also there in words, for who does not see it."""
    groups = texts.cell_groups(cell)
    content = [
        E.span({"class": "sign", "aria-hidden": "true"}, cell.judgement.value),
        E.span({"class": "unseen"}, f"{texts.SIGN_NAMES[cell.judgement]}: "),
        f" {texts.cell_counts(cell)}",
        *([E.span({"class": "unseen"}, ", "), E.span({"class": "groups"}, groups)] if groups else []),
    ]
    return E.td({"class": f"number {KINDS[cell.judgement]}"}, _link(*content, anchor=anchor))


# Themes


def _themes(report: Report, themes: Sequence[Sequence[CodeSection]], anchors: Mapping[str, str]) -> Iterator[Element]:
    if not themes:
        yield E.p(texts.NO_THEMES)
        return
    yield E.p(texts.THEMES_INTRO, " ", E.span({"class": "on-screen"}, texts.UNFOLD))
    yield _html.contents(((anchors[theme[0].code.id], theme[0].code.name) for theme in themes), texts.TO_THEMES)
    numbers = count(1)
    for theme in themes:
        yield E.section({"class": "theme", "id": anchors[theme[0].code.id]}, *_theme(report, theme, numbers))


def _theme(report: Report, theme: Sequence[CodeSection], numbers: Iterator[int]) -> Iterator[Element]:
    main, *below = theme
    yield E.h3(_swatch(main.code), main.code.name)
    yield from _definition(main.code)
    if not any(map(_parts.has_something, theme)):
        yield E.p(texts.NOTHING_YET)
        return
    yield from _section(report, main, numbers)
    for section in filter(_parts.has_something, below):
        yield E.h4(section.code.name)
        yield from _definition(section.code)
        yield from _section(report, section, numbers)
    silent = [section.code.name for section in below if not _parts.has_something(section)]
    if silent:
        yield E.p({"class": "quiet"}, texts.nothing_about(silent))


def _definition(code: Code) -> list[Element]:
    return [E.p({"class": "words"}, code.definition)] if code.definition else []


def _section(report: Report, section: CodeSection, numbers: Iterator[int]) -> Iterator[Element]:
    if heard := _parts.heard(report, section.counts):
        yield E.p(heard)
    for valence, quotes in _parts.by_direction(section):
        shown = (_quote(next(numbers), quote) for quote in quotes)
        yield E.details(E.summary(texts.valence_label(valence, len(quotes))), *shown)


def _quote(number: int, quote: Quote) -> Element:
    """Return the words as they were said, and below them who said so, and where."""
    pending = [E.span(texts.PENDING), " "] if quote.suggestion else []
    who = [E.span({"class": "isolated"}, texts.capital(quote.attribution)), " · "] if quote.attribution else []
    where = [E.span({"class": "isolated"}, quote.place), " · "]
    return E.figure(
        {"class": "quote proposal" if quote.suggestion else "quote", "id": f"citaat-{number}"},
        E.blockquote(E.p(quote.text)),
        E.figcaption(*pending, *who, *where, _link(f"[{number}]", anchor=f"plaats-{number}")),
    )


# Appendices


def _interviews(report: Report) -> Iterator[Element]:
    if not report.interviews:
        yield E.p(texts.NO_INTERVIEWS)
        return
    yield E.p(texts.INTERVIEWS_INTRO)
    rows = [_interview(report, row) for row in report.interviews]
    sums = (sum(row.words for row in report.interviews), sum(row.passages for row in report.interviews))
    rows.append([E.th({"scope": "row"}, texts.TOTAL), *(E.td() for _ in range(4)), *_figures(sums)])
    yield _table(texts.INTERVIEWS_CAPTION, _html.heads(texts.INTERVIEW_COLUMNS, figures_from=4), rows, "summed")


def _interview(report: Report, row: InterviewRow) -> list[Element]:
    who = E.td(_parts.group_name(report, row.group))
    who.extend([E.p({"class": "quiet"}, row.function)] if row.function else [])
    return [
        E.th({"scope": "row"}, row.name),
        E.td(row.case or ""),
        who,
        E.td(texts.short_date(row.date)),
        _figure("" if row.round is None else row.round),
        *_figures((row.words, row.passages)),
    ]


def _codebook(report: Report) -> Iterator[Element]:
    codebook = report.codebook
    if not codebook.codes:
        yield E.p(texts.NO_CODES)
        return
    rows = []
    for code in codebook.walk():
        above = _parts.names_above(codebook, code)
        name = [*([E.span({"class": "quiet"}, above)] if above else []), E.span(code.name)]
        lines = (E.p({"class": "words"}, E.b(label), words) for label, words in _parts.explanation(code))
        rows.append([_name(code, *name, E.span({"class": "quiet"}, code.id)), E.td(*lines)])
    yield _table(texts.CODEBOOK_CAPTION, _html.heads(texts.CODEBOOK_COLUMNS), rows, "codes")


def _method(report: Report) -> Iterator[Element]:
    facts = report.method
    yield E.p(texts.made_with(facts.software, facts.codebook, facts.codebook_version))
    yield E.h3(texts.WHAT_SOFTWARE_DID)
    yield E.ul(*(E.li(line) for line in _parts.done_by_software(facts)))
    yield E.h3(texts.WHAT_PEOPLE_DID)
    done = _parts.done_by_people(facts)
    yield E.p(texts.PEOPLE_INTRO if done else texts.NO_CODERS)
    if done:
        yield E.ul(*(E.li(line) for line in done))
    if facts.coders:
        lines = _parts.coder_lines(facts)
        rows = [[E.th({"scope": "row"}, name), *_figures(figures)] for name, figures in lines]
        summed = "summed" if len(lines) > len(facts.coders) else ""
        yield _table(texts.CODERS_CAPTION, _html.heads(texts.CODER_COLUMNS, figures_from=1), rows, summed)


def _places(report: Report) -> Iterator[Element]:
    rows = [
        [
            E.td({"id": f"plaats-{number}"}, _link(str(number), anchor=f"citaat-{number}")),
            E.td(report.codebook.name_of(quote.code_id)),
            E.td(quote.place),
        ]
        for number, quote in enumerate(_parts.printed(report), 1)
    ]
    if not rows:
        yield E.p(texts.NO_QUOTES)
        return
    yield E.p(texts.PLACES_INTRO)
    yield _table(texts.PLACES_CAPTION, _html.heads(texts.PLACES_COLUMNS), rows)


# Cells


def _table(caption: str, head: Iterable[Element], rows: Iterable[Sequence[Element]], kind: str = "") -> Element:
    made = _html.table(head, rows)
    made.insert(0, E.caption(caption))
    if kind:
        made.set("class", kind)
    return _html.wide(made, caption)


def _figure(value: int | str, kind: str = "") -> Element:
    words = value if isinstance(value, str) else texts.number(value)
    return E.td({"class": f"number {kind}".rstrip()}, words)


def _figures(values: Iterable[int]) -> list[Element]:
    return [_figure(value) for value in values]


def _name(code: Code, *content: Element) -> Element:
    return E.th({"scope": "row"}, E.div({"class": "name"}, _swatch(code), E.div(*content)))


def _swatch(code: Code) -> Element:
    """Return the colour of a code; a colour that is none is left out."""
    found = colour(code.color)
    return E.span({"class": "swatch", "aria-hidden": "true", **({"style": f"background:#{found}"} if found else {})})


def _link(*content: Element | str, anchor: str | None) -> Element:
    return E.a({"href": f"#{anchor}"}, *content) if anchor else E.span(*content)
