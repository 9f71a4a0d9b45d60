"""The chapter with a portrait of each pilot, under fixed headings."""

from collections.abc import Iterator

from lerende_evaluatie.domain.report import PilotPortrait, PortraitPart
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import paragraphs, quiet
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import portraits


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield a part per pilot."""
    anchored = {f"pilot-{at}": portrait for at, portrait in enumerate(setting.report.portraits, 1)}
    if not anchored:
        yield E.p(texts.NO_PILOTS)
        return
    yield E.p(texts.PILOTS_INTRO)
    yield html.contents(((anchor, one.case) for anchor, one in anchored.items()), texts.TO_PILOTS)
    for anchor, portrait in anchored.items():
        yield E.section({"class": "part", "id": anchor}, *_portrait(setting, portrait))


def _portrait(setting: Setting, portrait: PilotPortrait) -> Iterator[Element]:
    yield E.h3(portrait.case)
    yield E.p(portraits.interviewed(setting.report, portrait))
    for part in portrait.parts:
        yield E.h4(texts.HEADINGS[part.heading])
        yield from _under_heading(setting, part)


def _under_heading(setting: Setting, part: PortraitPart) -> Iterator[Element]:
    """Yield the own text, the figures and the quotes, or an honest line."""
    yield from paragraphs(part.text)
    yield from map(E.p, portraits.figures_told(part.figures))
    yield from quiet(portraits.note(part))
    yield from setting.folded(texts.capital(texts.amount(len(part.quotes), texts.QUOTE)), part.quotes)
