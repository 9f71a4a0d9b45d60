"""Topics as one page without scripts, that needs no internet and nothing beside it; words on it are never markup."""

from collections.abc import Iterable, Sequence

from lxml.html import builder as E

from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.domain.topic_report import Shown, TopicReport
from lerende_evaluatie.domain.topics import Placed, Share, Topic
from lerende_evaluatie.exporters import texts as common
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._tables.csv import Value
from lerende_evaluatie.exporters._topics import tables, texts
from lerende_evaluatie.exporters._topics.pictures import Element, color_of, heat_map, topic_map
from lerende_evaluatie.files import xml_safe

FEW = 200
"""With fewer passages the page warns."""
LOW = 0.5
"""Below this agreement between seeds the page warns."""


def page(report: TopicReport) -> bytes:
    """Return the page as a file."""
    sections = [
        ("onderwerpen", texts.H_TOPICS, _topics(report)),
        ("kaart", texts.H_MAP, [E.P(texts.MAP_LEAD), topic_map(report.run)]),
        *((f"per-{shown.by.value}", texts.H_BY[shown.by], _spread(report, shown)) for shown in report.spreads),
        ("codes", texts.H_CODES, _codes(report)),
        ("modellen", texts.H_MODELS, [E.P(texts.MODELS_LEAD), _table(texts.MODEL_COLUMNS, tables.model_rows(report))]),
        ("verantwoording", texts.H_METHOD, _method(report)),
    ]
    return html.page(
        f"{texts.TITLE}: {report.title}",
        __package__,
        E.H1(texts.TITLE),
        E.P(_safe(report.title), E.CLASS("quiet")),
        *_opening(report),
        html.contents(((anchor, title) for anchor, title, _ in sections), common.CONTENTS),
        *(E.E.section(E.H2(title), *content, id=anchor) for anchor, title, content in sections),
    )


def _opening(report: TopicReport) -> Iterable[Element]:
    run, seeds = report.run, report.run.choices.seeds
    steady = sum(topic.is_steady(seeds) for topic in run.topics)
    numbers = [len({passage.source_name for passage in run.passages}), len(run.passages), len(run.topics)]
    if not run.says_nothing_of_chance:
        numbers.append(steady)
    yield E.P(texts.LEAD)
    yield E.DL(
        E.CLASS("figures"),
        *(E.DIV(E.DT(label), E.DD(str(number))) for label, number in zip(texts.FIGURES, numbers, strict=False)),
    )
    if report.changed:
        yield E.P(_safe(texts.CHANGED.format(names=", ".join(report.changed))), E.CLASS("note"))
    if len(run.passages) < FEW:
        yield E.P(texts.FEW.format(count=len(run.passages)), E.CLASS("note"))
    if 2 * len(run.passages) < run.offered:
        dropped = run.offered - len(run.passages)
        yield E.P(texts.MOST_DROPPED.format(offered=run.offered, dropped=dropped), E.CLASS("note"))
    if run.is_like_chance:
        yield E.P(texts.LIKE_CHANCE, E.CLASS("note"))
    if run.is_always_the_same:
        yield E.P(texts.ALWAYS_THE_SAME, E.CLASS("note"))
    if run.agreement is not None and run.agreement < LOW:
        yield E.P(texts.UNSTEADY.format(agreement=common.decimal(run.agreement)), E.CLASS("note"))


def _topics(report: TopicReport) -> list[Element]:
    seeds = report.run.choices.seeds
    how = [E.P(texts.HOW_STABLE.format(seeds=seeds))] if seeds > 1 else []
    cards = E.UL(E.CLASS("topics"), *(_card(report, topic) for topic in report.run.topics))
    return [*how, E.P(f"{texts.MACHINE} {texts.LINK_NOTE}", E.CLASS("quiet")), cards]


def _card(report: TopicReport, topic: Topic) -> Element:
    run = report.run
    color, strongest = color_of(topic.number), max((word.weight for word in topic.words), default=1.0)
    bars = (
        E.LI(
            E.SPAN(_safe(word.text)), E.I(style=f"background:{color};width:{100 * word.weight / (strongest or 1):.0f}%")
        )
        for word in topic.words
    )
    members = [(index, passage) for index, passage in enumerate(run.passages) if passage.topic == topic.number]
    return E.LI(
        {"class": "topic", "style": f"border-top-color:{color}", "id": f"onderwerp-{topic.number}"},
        E.H3(_safe(f"{topic.number}. {topic.label}")),
        *_badges(report, topic),
        E.UL(E.CLASS("words"), *bars),
        E.P(E.B(texts.QUOTES)),
        *(_quote(report, index, run.passages[index]) for index in topic.quotes),
        E.E.details(
            E.E.summary(texts.ALL_PASSAGES.format(count=len(members))),
            *(_quote(report, index, passage) for index, passage in members),
        ),
    )


def _badges(report: TopicReport, topic: Topic) -> Iterable[Element]:
    seeds = report.run.choices.seeds
    yield _badge(texts.SIZE.format(count=topic.size, share=texts.percent(topic.size / len(report.run.passages))))
    if seeds == 1:
        yield _badge(texts.ONCE)
    elif topic.is_steady(seeds):
        yield _badge(texts.STEADY_MARK.format(back=topic.back, seeds=seeds))
    else:
        yield _badge(texts.UNSTEADY_MARK.format(back=topic.back, seeds=seeds), "badge unsteady")
    if topic.name:
        yield _badge(texts.NAMED)


def _badge(text: str, kind: str = "badge") -> Element:
    return E.SPAN(text, E.CLASS(kind))


def _quote(report: TopicReport, index: int, passage: Placed) -> Element:
    where = E.P(_safe(f"{report.attributions[index]} · {report.places[index]}".removeprefix(" · ")), E.CLASS("quiet"))
    if report.links[index]:
        where.append(E.SPAN(" · "))
        where.append(E.A(texts.READ, href=report.links[index]))
    return E.BLOCKQUOTE(E.P(_safe(passage.selection.quote)), where)


def _spread(report: TopicReport, shown: Shown) -> list[Element]:
    lead = [E.P(texts.BY_LEAD)]
    if shown.by is By.ROUND:
        lead.append(E.P(texts.ROUND_NOTE if len(shown.labels) > 1 else texts.ONE_ROUND))
    most = max((share.share for row in shown.spread.rows for share in row), default=0.0) or 1.0
    head = html.heads([texts.TOPIC, *(_column(shown, label) for label in shown.labels)], figures_from=1)
    lines = (
        [
            E.TH(E.A(_safe(f"{topic.number}. {topic.label}"), href=f"#onderwerp-{topic.number}"), scope="row"),
            *(_share(share, most) for share in row),
        ]
        for topic, row in zip(report.run.topics, shown.spread.rows, strict=True)
    )
    return [*lead, html.wide(html.table(head, lines))]


def _column(shown: Shown, label: str) -> str:
    if not label:
        return texts.NOT_FILLED_IN
    return texts.ROUND_LABEL.format(round=label) if shown.by is By.ROUND else label


def _share(share: Share, most: float) -> Element:
    """Return a cell, the darker the nearer its share is to the highest of the table."""
    depth = {"class": "cell", "style": f"--share:{share.share / most:.2f}"}
    return E.TD(texts.OF.format(count=share.passages, of=share.of), depth)


def _codes(report: TopicReport) -> list[Element]:
    comparison = report.comparison
    if not comparison.interviews:
        return [E.P(texts.CODES_NONE)]
    return [
        E.P(texts.CODES_LEAD.format(interviews=comparison.interviews, of=comparison.of_interviews)),
        _table(texts.COVERAGE_COLUMNS, tables.coverage_rows(report)),
        E.P(texts.CODES_LEGEND, E.CLASS("quiet")),
        html.wide(heat_map(report)),
        _table(texts.CODE_COLUMNS, tables.code_rows(report)),
        E.P(texts.SPREAD_LEGEND, E.CLASS("quiet")),
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Element:
    return html.wide(html.table(html.heads(head), ([_cell(value) for value in row] for row in rows)))


def _cell(value: Value) -> Element:
    if isinstance(value, str):
        return E.TD(_safe(value))
    shown = common.decimal(value) if isinstance(value, float) else "–" if value is None else str(value)
    return E.TD(shown, E.CLASS("number"))


def _method(report: TopicReport) -> list[Element]:
    items = (part for name, value in tables.method(report.run) for part in (E.DT(name), E.DD(_safe(value))))
    return [E.DL(E.CLASS("method"), *items), E.P(texts.REPEAT)]


def _safe(text: str) -> str:
    return xml_safe(text)
