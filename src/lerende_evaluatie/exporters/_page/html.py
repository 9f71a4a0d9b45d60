"""What our pages have in common: one file in Dutch, without scripts, that needs nothing from elsewhere.

Words in `E` are never markup, and characters that no page may hold are replaced by U+FFFD.
"""

from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from lxml import html
from lxml.builder import ElementMaker

from lerende_evaluatie.files import xml_safe

Element = Any
"""An element of lxml, whose builders have no types."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def _add_words(element: Element, words: str) -> None:
    words = xml_safe(words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


E = ElementMaker(makeelement=html.html_parser.makeelement, typemap={str: _add_words})


def page(title: str, package: str, *content: Element) -> bytes:
    """Return a page as a file, in our style (``common.css``) and that of ``page.css`` in `package`."""
    document = E.html(
        {"lang": "nl"},
        E.head(
            E.meta(charset="utf-8"),
            E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(title),
            E.style(_style(__package__, "common.css") + _style(package, "page.css")),
        ),
        E.body(*content),
    )
    data: bytes = html.tostring(document, encoding="utf-8")
    return b"<!doctype html>\n" + data


def contents(links: Iterable[tuple[str, str]], label: str) -> Element:
    """Return links to places on the page: an anchor and words for each."""
    return E.nav({"aria-label": label}, E.ul(*(E.li(E.a(words, href=f"#{anchor}")) for anchor, words in links)))


def table(head: Iterable[Element], rows: Iterable[Sequence[Element]]) -> Element:
    """Return a table: cells of the head, and of each row."""
    return E.table(E.thead(E.tr(*head)), E.tbody(*(E.tr(*row) for row in rows)))


def heads(names: Sequence[str], *, figures_from: int = 1000) -> list[Element]:
    """Return the header cells of a table; from `figures_from` on they stand above numbers."""
    kinds = ({"scope": "col"}, {"scope": "col", "class": "number"})
    return [E.th(name, kinds[index >= figures_from]) for index, name in enumerate(names)]


def wide(content: Element, label: str = "") -> Element:
    """Return what may be wider than the screen, so that it alone moves; with a label by keyboard too."""
    named = {"role": "region", "aria-label": xml_safe(label), "tabindex": "0"} if label else {}
    return E.div({"class": "wide", **named}, content)


def _style(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")
