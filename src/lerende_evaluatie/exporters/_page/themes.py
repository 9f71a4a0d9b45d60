"""The chapter with the quotes, theme by theme."""

from collections.abc import Iterator, Sequence

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.report import CodeSection
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import quiet, swatch
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import themes


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield a part per main theme, with the codes below it and the quotes that were chosen."""
    if not setting.themes:
        yield E.p(texts.NO_THEMES)
        return
    yield E.p(themes.intro(setting.report), " ", E.span({"class": "on-screen"}, texts.UNFOLD))
    yield html.contents(((anchor, main.code.name) for anchor, (main, *_) in setting.themes.items()), texts.TO_THEMES)
    for anchor, theme in setting.themes.items():
        yield E.section({"class": "part", "id": anchor}, *_theme(setting, theme))


def _theme(setting: Setting, theme: Sequence[CodeSection]) -> Iterator[Element]:
    main, *below = theme
    yield E.h3(swatch(main.code), main.code.name)
    yield from _definition(main.code)
    if not any(map(themes.has_something, theme)):
        yield E.p(texts.NOTHING_YET)
        return
    yield from _section(setting, theme, main)
    for section in filter(themes.has_something, below):
        yield E.h4(section.code.name)
        yield from _definition(section.code)
        yield from _section(setting, theme, section)
    silent = [section.code.name for section in below if not themes.has_something(section)]
    if silent:
        yield from quiet(texts.nothing_about(silent))


def _definition(code: Code) -> list[Element]:
    return [E.p({"class": "words"}, code.definition)] if code.definition else []


def _section(setting: Setting, theme: Sequence[CodeSection], section: CodeSection) -> Iterator[Element]:
    if told := themes.section_told(setting.report, theme, section):
        yield E.p(told)
    yield from setting.by_direction(section.chosen)
