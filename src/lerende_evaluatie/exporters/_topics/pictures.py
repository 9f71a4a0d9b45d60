"""The map of passages and the table of topics × codes as SVG, without scripts and without anything from elsewhere."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from lerende_evaluatie.domain.colors import PALETTE
from lerende_evaluatie.domain.topic_report import TopicReport
from lerende_evaluatie.domain.topics import Run
from lerende_evaluatie.exporters._topics import texts
from lerende_evaluatie.files import xml_safe

NAMESPACE = "http://www.w3.org/2000/svg"
Element = Any
"""An element of lxml, whose builders have no types."""
_S = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
WIDTH, HEIGHT, MARGIN = 960, 560, 30
GREY = "#9aa3ab"
ROW, COLUMN, LEFT, TOP = 24, 74, 300, 130
SLANT = 130
"""Room at the right for the last name, which is slanted."""
LONGEST = 44
HEAT = "#1f6f78"


def color_of(number: int) -> str:
    """Return the color of a topic."""
    return PALETTE[(number - 1) % len(PALETTE)] if number else GREY


def topic_map(run: Run) -> Element:
    """Return the passages as dots, in the color of their topic, with its number where its passages lie."""
    svg = _picture(WIDTH, HEIGHT, texts.MAP_TITLE.format(passages=len(run.passages), topics=len(run.topics)))
    points: dict[int, list[tuple[float, float]]] = {}
    for passage in sorted(run.passages, key=lambda passage: passage.topic):
        at = MARGIN + passage.x * (WIDTH - 2 * MARGIN), MARGIN + (1 - passage.y) * (HEIGHT - 2 * MARGIN)
        points.setdefault(passage.topic, []).append(at)
    for number, found in points.items():
        dots = _S.g({"fill": color_of(number), "fill-opacity": "0.55" if number else "0.3"})
        dots.extend(_S.circle({"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "3.2"}) for x, y in found)
        svg.append(dots)
    for topic in run.topics:
        x, y = (_middle(values) for values in zip(*points[topic.number], strict=True))
        label = _S.g(
            _S.title(xml_safe(f"{topic.number}. {topic.label}")),
            _S.circle(
                {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "12", "fill": color_of(topic.number), "stroke": "#fff"}
            ),
            _S.text(
                str(topic.number),
                {"x": f"{x:.1f}", "y": f"{y + 4:.1f}", "fill": "#fff", "font-size": "12", "text-anchor": "middle"},
            ),
        )
        svg.append(label)
    return svg


def heat_map(report: TopicReport) -> Element:
    """Return topics × top codes: in each cell how many of the topic's passages have the code."""
    topics = [found for found in report.comparison.topics if found.passages]
    used = {code for found in topics for code in found.codes}
    codes = [code for code in report.codebook.roots() if code.id in used]
    svg = _picture(LEFT + COLUMN * max(len(codes), 1) + SLANT, TOP + ROW * len(topics) + MARGIN, texts.HEAT_TITLE)
    for column, code in enumerate(codes):
        x = LEFT + COLUMN * column + COLUMN / 2
        place = {
            "x": f"{x}",
            "y": f"{TOP - 10}",
            "font-size": "12",
            "fill": "currentColor",
            "transform": f"rotate(-35 {x} {TOP - 10})",
        }
        svg.append(_S.text(_short(code.name, 24), place))
    for line, found in enumerate(topics):
        y = TOP + ROW * line
        name = f"{found.topic.number}. {found.topic.label}"
        svg.append(
            _S.text(_short(name, LONGEST), {"x": "0", "y": f"{y + 16}", "font-size": "12", "fill": "currentColor"})
        )
        for column, code in enumerate(codes):
            count = found.codes.get(code.id, 0)
            svg.extend(_cell(LEFT + COLUMN * column, y, count, found.passages, f"{name}, {code.name}"))
    return svg


def as_file(svg: Element) -> bytes:
    """Return a picture as a file by itself."""
    data: bytes = etree.tostring(svg, xml_declaration=True, encoding="utf-8")
    return data


def _cell(x: float, y: float, count: int, of: int, what: str) -> list[Element]:
    share = count / of
    place = {"x": f"{x}", "y": f"{y}", "width": f"{COLUMN - 2}", "height": f"{ROW - 2}"}
    box = _S.rect(
        _S.title(xml_safe(f"{what}: {texts.OF.format(count=count, of=of)}")),
        {**place, "fill": HEAT, "fill-opacity": f"{0.05 + 0.75 * share:.2f}"},
    )
    if not count:
        return [box]
    ink = "#fff" if share > 0.6 else "currentColor"
    number = {"x": f"{x + COLUMN / 2 - 1}", "y": f"{y + 15}", "font-size": "11", "text-anchor": "middle", "fill": ink}
    return [box, _S.text(f"{count}/{of}", number)]


def _picture(width: float, height: float, title: str) -> Element:
    return _S.svg(
        _S.title(title),
        {"viewBox": f"0 0 {width:.0f} {height:.0f}", "role": "img", "font-family": "system-ui, sans-serif"},
    )


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _short(text: str, longest: int) -> str:
    text = xml_safe(text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
