"""The chapter with the lessons, by theme, each with the quotes that support, nuance and contradict it."""

from collections.abc import Iterator, Sequence

from lerende_evaluatie.domain.lessons import Evidence, Stance
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import LessonSection
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import lessons


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield a part per theme, with its lessons."""
    themes = lessons.per_theme(setting.report)
    if not themes:
        yield E.p(texts.NO_LESSONS)
        return
    anchored = [
        (theme.name, {f"les-{at}-{number}": section for number, section in enumerate(theme.lessons, 1)})
        for at, theme in enumerate(themes, 1)
    ]
    yield E.p(texts.LESSONS_INTRO)
    links = ((anchor, one.lesson.title) for _, found in anchored for anchor, one in found.items())
    yield html.contents(links, texts.TO_LESSONS)
    for name, found in anchored:
        told = (E.article({"id": anchor}, *_lesson(setting, one)) for anchor, one in found.items())
        yield E.section({"class": "part"}, E.h3(name), *told)


def _lesson(setting: Setting, section: LessonSection) -> Iterator[Element]:
    yield E.h4(section.lesson.title)
    marks = filter(None, (lessons.status(section), lessons.mark(section)))
    if labels := [E.li(mark) for mark in marks]:
        yield E.ul({"class": "marks"}, *labels)
    for label, told in lessons.facts(setting.report, section):
        yield E.p({"class": "quiet"}, *([E.b(label)] if label else []), told)
    yield from (E.p(*setting.told(paragraph)) for paragraph in lessons.text(section))
    for stance, found in lessons.by_stance(section):
        yield _side(setting, stance, found)
    if to_do := lessons.to_do(section, setting.numbers):
        yield E.p({"class": "note"}, E.b(texts.TO_DO), *setting.told(to_do))


def _side(setting: Setting, stance: Stance, found: Sequence[tuple[Evidence, Quote]]) -> Element:
    """Return the quotes of one kind, folded, each with how the lesson deals with it."""
    label = E.summary(texts.stance_label(stance, len(found)))
    return E.details(label, *(part for item, quote in found for part in (setting.quote(quote), *_answer(item))))


def _answer(item: Evidence) -> list[Element]:
    return [E.p({"class": "answer words"}, E.b(texts.ANSWER), item.answer)] if item.answer else []
