"""The chapter on the analysis framework: what each theme means."""

from collections.abc import Iterator

from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import link, name, quiet, table
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import framework


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield the main themes and those that run through all."""
    codebook = setting.report.codebook
    if not codebook.codes:
        yield E.p(texts.NO_CODES)
        return
    if codebook.description.strip():
        yield E.p({"class": "words"}, codebook.description.strip())
    yield E.p(framework.intro(setting.report))
    for caption, codes in framework.kinds_of_themes(codebook):
        rows = []
        for code in codes:
            meaning = E.td(E.p({"class": "words"}, code.definition or texts.NO_DEFINITION))
            meaning.extend(quiet(framework.names_below(codebook, code)))
            rows.append([name(code, E.span(link(code.name, anchor=setting.theme_anchor(code.id)))), meaning])
        yield table(caption, html.heads((texts.THEME, texts.MEANING)), rows, "codes")
