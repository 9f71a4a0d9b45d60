"""The chapter with the lessons, grouped by theme, each with the quotes for it and against it."""

from lerende_evaluatie.domain.report import LessonSection, Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import lessons, quoting
from lerende_evaluatie.exporters._word.story import Run, Story


def chapter(story: Story, report: Report) -> None:
    """Set the lessons, theme by theme."""
    story.heading(texts.LESSONS, 1)
    story.text(texts.LESSONS_INTRO if report.lessons else texts.NO_LESSONS)
    for theme in lessons.per_theme(report):
        story.heading(theme.name, 2)
        for section in theme.lessons:
            _lesson(story, report, section)


def _lesson(story: Story, report: Report, section: LessonSection) -> None:
    story.heading(section.lesson.title, 3)
    if status := lessons.status(section):
        story.text([Run(status, "Strong")], "Lesmerk" if section.lesson.is_proposal else "Lesgegevens", keep_next=True)
    for label, told in lessons.facts(report, section):
        story.text([*([Run(label, "Strong")] if label else []), Run(told)], "Lesgegevens", keep_next=True)
    if mark := lessons.mark(section):
        story.text(mark, "Lesmerk")
    for paragraph in lessons.text(section):
        story.told(paragraph, ahead=True)
    for stance, found in lessons.by_stance(section):
        story.text(texts.stance_label(stance, len(found)), "Richting")
        for item, quote in found:
            story.quote(quote, quoting.spoken(report, quote), keep_next=bool(item.answer))
            if item.answer:
                story.text([Run(texts.ANSWER, "Strong"), Run(item.answer)], "Antwoord")
    if to_do := lessons.to_do(section, story.numbers):
        story.told(to_do, "Lesgegevens", label=texts.TO_DO)
