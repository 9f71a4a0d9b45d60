"""What the chapters of the page are made of: tables, figures, names with their colour, and links."""

from collections.abc import Iterable, Sequence

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._parts import quoting
from lerende_evaluatie.exporters._parts.framework import colour

KINDS = {judgement: judgement.name.lower() for judgement in Judgement}
"""The class of a sign, which gives it its colour."""


def table(caption: str, head: Iterable[Element], rows: Iterable[Sequence[Element]], kind: str = "") -> Element:
    """Return a table that says what it is, and that moves on its own when it is wider than the screen."""
    made = html.table(head, rows)
    made.insert(0, E.caption(caption))
    if kind:
        made.set("class", kind)
    return html.wide(made, caption)


def row_head(*content: Element | str) -> Element:
    """Return the first cell of a row, which names it."""
    return E.th({"scope": "row"}, *content)


def figure(value: int | str, kind: str = "") -> Element:
    """Return a cell with a number."""
    words = value if isinstance(value, str) else texts.number(value)
    return E.td({"class": f"number {kind}".rstrip()}, words)


def figures(values: Iterable[int]) -> list[Element]:
    """Return cells with numbers."""
    return [figure(value) for value in values]


def name(code: Code, *content: Element) -> Element:
    """Return the first cell of a row about a code, with its colour."""
    return row_head(E.div({"class": "name"}, swatch(code), E.div(*content)))


def swatch(code: Code) -> Element:
    """Return the colour of a code; a colour that is none is left out."""
    found = colour(code.color)
    return E.span({"class": "swatch", "aria-hidden": "true", **({"style": f"background:#{found}"} if found else {})})


def link(*content: Element | str, anchor: str | None) -> Element:
    """Return a link to a place on the page; without such a place the words alone."""
    return E.a({"href": f"#{anchor}"}, *content) if anchor else E.span(*content)


def quiet(words: str) -> list[Element]:
    """Return a remark, or nothing when there are no words."""
    return [E.p({"class": "quiet"}, words)] if words else []


def paragraphs(text: str) -> list[Element]:
    """Return what somebody wrote."""
    return [E.p(line) for line in quoting.paragraphs(text)]


def sign(judgement: Judgement) -> list[Element]:
    """Return a sign, which is also there in words for who does not see it."""
    return [
        E.span({"class": "sign", "aria-hidden": "true"}, judgement.value),
        E.span({"class": "unseen"}, texts.SIGN_NAMES[judgement]),
    ]
