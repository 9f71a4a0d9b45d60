"""``lessons``: proposals from the pattern of codings, and what was heard of each lesson."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._lessons_file import export, import_
from lerende_evaluatie.cli._session import Session, command, group, table
from lerende_evaluatie.errors import UsageError

if TYPE_CHECKING:
    from lerende_evaluatie.domain.lessons import Evidence, Lesson, Voices
    from lerende_evaluatie.usecases.lessons import Shown


@group(help=texts.LESSONS)
def cli() -> None:
    """Group what can be done with lessons."""


@command(help=texts.LESSONS_DRAFT)
@click.option("--again", is_flag=True, help=texts.OPTION_AGAIN)
def draft(session: Session, again: bool) -> None:
    """Propose lessons from the pattern of codings."""
    from lerende_evaluatie.usecases.drafting import draft_lessons

    with session.project() as project:
        found = draft_lessons(project, again=again)
        has_any = bool(project.store.lessons())
    nothing = texts.LESSONS_UNCHANGED if has_any or found.skipped else texts.LESSONS_TOO_FEW
    session.show(
        {"made": _names(found.made), "renewed": _names(found.renewed), "skipped": list(found.skipped)},
        *(texts.LESSONS_MADE.format(title=lesson.title) for lesson in found.made),
        *(texts.LESSONS_RENEWED.format(title=lesson.title) for lesson in found.renewed),
        *found.skipped,
        texts.LESSONS_NEXT if found.made or found.renewed else nothing,
    )


@command(name="list", help=texts.LESSONS_LIST)
def list_(session: Session) -> None:
    """Show all lessons."""
    from lerende_evaluatie.usecases.lessons import lessons

    with session.project() as project:
        found = lessons(project)
    shown = table(*texts.LESSON_HEADS)
    for number, one in enumerate(found, 1):
        shown.add_row(
            str(number),
            one.lesson.title,
            one.lesson.status,
            _author(one),
            _voices(one.hearing.supports),
            _voices(_against(one)),
            ", ".join(_marks(one)),
        )
    data = {"lessons": [_data(number, one) for number, one in enumerate(found, 1)]}
    session.show(data, shown if found else texts.NO_LESSONS)


@command(help=texts.LESSONS_SHOW)
@click.argument("which", metavar=texts.LESSON)
def show(session: Session, which: str) -> None:
    """Show one lesson, by its number in the list or its guid."""
    from lerende_evaluatie.usecases.lessons import lessons

    with session.project() as project:
        found = lessons(project)
        name_of = project.codebook.name_of
    number = _number_of(which, found)
    one = found[number - 1]
    codes = ", ".join(map(name_of, one.lesson.codes)) or texts.LESSON_NO_CODES
    silent = [*one.hearing.silent_cases, *(project.settings.groups.get(key, key) for key in one.hearing.silent_groups)]
    marks = _marks(one)
    session.show(
        {**_data(number, one), **_text_data(one)},
        one.lesson.title,
        texts.LESSON_STATE.format(status=one.lesson.status, author=_author(one), codes=codes),
        texts.LESSON_SUPPORTED.format(voices=_voices(one.hearing.supports)),
        texts.LESSON_CONTRADICTED.format(voices=_voices(_against(one))),
        *[texts.LESSON_SILENT.format(names=", ".join(silent))] * bool(silent),
        *[texts.LESSON_WARNING.format(marks=", ".join(marks))] * bool(marks),
        *_sentence_lines(one),
    )


for subcommand in (draft, list_, show, export, import_):
    cli.add_command(subcommand)


def _number_of(which: str, found: "Sequence[Shown]") -> int:
    """Return the number in the list of a lesson that is given by number or guid; UsageError when there is none."""
    for number, one in enumerate(found, 1):
        if which in (str(number), one.lesson.guid):
            return number
    raise UsageError(texts.LESSON_UNKNOWN.format(which=which))


def _author(one: "Shown") -> str:
    return texts.LESSON_PROPOSAL if one.lesson.is_proposal else one.author


def _against(one: "Shown") -> "Voices":
    from lerende_evaluatie.domain.lessons import Stance

    return one.hearing.voices[Stance.CONTRADICTS]


def _voices(voices: "Voices") -> str:
    counts = voices.counts
    return texts.voices(len(counts.cases), len(counts.groups), counts.respondents)


def _marks(one: "Shown") -> list[str]:
    """Return what asks for attention: that one pilot is no lesson yet, and how much is not dealt with."""
    count = sum(map(len, _open(one).values()))
    return [texts.LESSON_SINGLE_CASE] * one.hearing.is_single_case + [texts.LESSON_OPEN.format(count=count)] * bool(
        count
    )


def _open(one: "Shown") -> dict[str, list[Any]]:
    """Return what is not dealt with, per kind."""
    from lerende_evaluatie.domain.lessons import unbacked

    return {
        "unanswered": list(one.hearing.unanswered),
        "unweighed": [quote.guid for quote in one.hearing.unweighed],
        "withdrawn": list(one.hearing.shaky),
        "without_quotes": list(unbacked(one.lesson)),
    }


def _sentence_lines(one: "Shown") -> Iterator[str]:
    """Yield each sentence with its quotes; a quote is written out where it comes first."""
    from lerende_evaluatie.domain.lessons import references, sentences

    by_number = {item.number: item for item in one.lesson.evidence}
    written: set[int] = set()
    for sentence in sentences(one.lesson.text):
        numbers = [number for number in dict.fromkeys(references(sentence)) if number in by_number]
        yield f"\n{sentence}"
        for number in numbers:
            if number in written:
                yield texts.LESSON_QUOTE_ABOVE.format(number=number)
            else:
                yield from _quote_lines(one, by_number[number])
        written.update(numbers)
        if not numbers:
            yield texts.LESSON_NO_QUOTES
    rest = [item for item in one.lesson.evidence if item.number not in written]
    if rest:
        yield f"\n{texts.LESSON_REST}"
    for item in rest:
        yield from _quote_lines(one, item)


def _quote_lines(one: "Shown", item: "Evidence") -> Iterator[str]:
    quote = one.quotes[item.number]
    if quote is None:
        yield texts.LESSON_QUOTE_GONE.format(number=item.number, stance=item.stance)
    else:
        yield texts.LESSON_QUOTE.format(
            number=item.number,
            stance=item.stance,
            words=" ".join(quote.text.split()),
            attribution=quote.attribution,
            place=quote.place,
        )
    if item.answer:
        yield texts.LESSON_ANSWER.format(answer=item.answer)


def _names(lessons: "Sequence[Lesson]") -> list[dict[str, Any]]:
    return [{"guid": lesson.guid, "title": lesson.title, "codes": lesson.codes} for lesson in lessons]


def _data(number: int, one: "Shown") -> dict[str, Any]:
    lesson, hearing = one.lesson, one.hearing
    return {
        "number": number,
        "guid": lesson.guid,
        "version": lesson.version,
        "title": lesson.title,
        "status": lesson.status,
        "proposal": lesson.is_proposal,
        "author": one.author or None,
        "theme": one.theme.id if one.theme else None,
        "codes": lesson.codes,
        "heard": {stance: _voices_data(voices) for stance, voices in hearing.voices.items()},
        "silent": {
            "pilots": hearing.silent_cases,
            "groups": hearing.silent_groups,
            "rounds": hearing.silent_rounds,
        },
        "single_pilot": hearing.is_single_case,
        "open": _open(one),
    }


def _voices_data(voices: "Voices") -> dict[str, Any]:
    return {
        "passages": voices.counts.passages,
        "respondents": voices.counts.respondents,
        "interviews": voices.counts.interviews,
        "pilots": voices.counts.cases,
        "groups": voices.counts.groups,
        "rounds": voices.rounds,
    }


def _text_data(one: "Shown") -> dict[str, Any]:
    from lerende_evaluatie.domain.lessons import references, sentences

    return {
        "text": one.lesson.text,
        "sentences": [{"text": sentence, "quotes": references(sentence)} for sentence in sentences(one.lesson.text)],
        "evidence": [_quote_data(one, item) for item in one.lesson.evidence],
    }


def _quote_data(one: "Shown", item: "Evidence") -> dict[str, Any]:
    quote = one.quotes[item.number]
    found = {"number": item.number, "coding": item.coding_guid, "stance": item.stance, "answer": item.answer}
    if quote is None:
        return {**found, "counts": False}
    return {
        **found,
        "counts": True,
        "code": quote.code_id,
        "valence": quote.valence,
        "quote": quote.text,
        "attribution": quote.attribution,
        "source": quote.source_name,
        "start": quote.selection.start,
        "end": quote.selection.end,
        "place": quote.place,
    }
