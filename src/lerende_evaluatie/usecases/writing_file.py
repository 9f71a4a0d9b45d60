"""What people wrote, to a file and back in: quotes by their words, so that it can go to another copy of the project."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from lerende_evaluatie.domain import lessons as lesson_rules
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.lessons import Evidence, Lesson
from lerende_evaluatie.domain.model import Selection, Source, User
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.tracing import bare
from lerende_evaluatie.domain.writing import Heading, Place, ReportText, SummaryKind
from lerende_evaluatie.errors import WritingError
from lerende_evaluatie.projects.interviews import file_key
from lerende_evaluatie.projects.writing_file import (
    Writings,
    WrittenLesson,
    WrittenQuote,
    WrittenRuling,
    WrittenText,
    read_writings,
)
from lerende_evaluatie.usecases import lessons, review, texts, writing
from lerende_evaluatie.usecases.heard import heard
from lerende_evaluatie.usecases.project import Progress, Project, no_progress

# Out


def project_writings(project: Project) -> tuple[Writings, tuple[str, ...]]:
    """Return what people wrote and did not take away, and a sentence for each quote that has to be left out.

    A proposal of the machine that nobody worked on is nobody's writing yet.
    """
    wording = _Wording(project)
    written = [one for one in lessons.lessons(project) if not one.lesson.is_proposal]
    found = Writings(
        lessons=tuple(wording.lesson(one.lesson) for one in written),
        rulings=tuple(
            WrittenRuling(one.case, one.code_id, one.judgement, one.reason)
            for one in project.store.rulings()
            if one.judgement is not None
        ),
        texts=tuple(
            WrittenText(
                one.place.kind,
                one.place.case,
                one.place.subject,
                one.text,
                wording.quotes(one.quotes, _name(one.place)),
            )
            for one in project.store.summaries()
            if not one.is_empty
        ),
    )
    return found, tuple(wording.left_out)


class _Wording:
    """Puts codings into words by which they are found again."""

    def __init__(self, project: Project) -> None:
        self._quotes = {quote.guid: quote for _, quote in heard(project).quotes}
        self._alike: dict[tuple[str, str, str], list[Quote]] = {}
        for quote in self._quotes.values():
            self._alike.setdefault(_words_and_code(quote), []).append(quote)
        self.left_out: list[str] = []

    def lesson(self, lesson: Lesson) -> WrittenLesson:
        quotes = []
        for item in lesson.evidence:
            for quote in self.quotes([item.coding_guid], lesson.title):
                quotes.append(replace(quote, number=item.number, stance=item.stance, answer=item.answer))
        return WrittenLesson(lesson.title, lesson.text, lesson.status, lesson.codes, tuple(quotes))

    def quotes(self, guids: Iterable[str], under: str) -> tuple[WrittenQuote, ...]:
        """Return the codings that count, in words; the others are named as left out from what is called `under`."""
        found = []
        for guid in guids:
            if guid in self._quotes:
                found.append(self._quote(self._quotes[guid]))
            else:
                self.left_out.append(texts.QUOTE_LEFT_OUT.format(name=under))
        return tuple(found)

    def _quote(self, quote: Quote) -> WrittenQuote:
        alike = self._alike[_words_and_code(quote)]
        places = _places(alike)
        coders = [one.coder for one in alike if one.passage == quote.passage]
        return WrittenQuote(
            file=quote.source_name,
            words=quote.text,
            code=quote.code_id,
            occurrence=places.index(quote.passage) + 1 if len(places) > 1 else None,
            coder=quote.coder or "" if len(coders) > 1 else "",
        )


# In


@dataclass(slots=True)
class ImportReport:
    """What was taken in; `already` stood in the project just so. `problems` are Dutch sentences with line numbers."""

    lessons: int = 0
    rulings: int = 0
    texts: int = 0
    already: int = 0
    problems: list[str] = field(default_factory=list)


def import_writings(
    project: Project, path: Path, coder: str, *, overwrite: bool = False, progress: Progress = no_progress
) -> ImportReport:
    """Take in what stands in a file in the name of `coder`; doing it twice changes nothing.

    A lesson, judgement or text is taken in whole or not at all. A lesson never takes the place of another; a judgement
    or text that stands there otherwise is left alone, unless `overwrite` (its versions are kept).
    """
    found = read_writings(path)
    taking = _Taking(project, review.coder(project, coder), overwrite)
    problems = list(found.faults)
    steps = taking.steps(found)
    for line, step in progress(steps, texts.TAKING_IN, len(steps)):
        try:
            step()
        except _ProblemError as error:
            problems.append((error.line or line, str(error)))
        except WritingError as error:
            problems.append((line, str(error)))
    taking.report.problems = [
        texts.REVIEW_PROBLEM.format(file=path.name, line=line, problem=problem) for line, problem in sorted(problems)
    ]
    return taking.report


class _ProblemError(WritingError):
    """Why a part is not taken in; `line` is that of a quote, when one is to blame."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class _Taking:
    """The project as a file with writings sees it."""

    def __init__(self, project: Project, user: User, overwrite: bool) -> None:
        self._project = project
        self._user = user
        self._overwrite = overwrite
        self._finding = _Finding(project, user)
        self._names = _Names(project.codebook)
        self._cases = writing.cases_of(heard(project).sources)
        # As it was before: two lessons of one name in the file both come in, and neither does so twice.
        self._lessons: dict[str, list[Lesson]] = {}
        for one in project.store.lessons():
            self._lessons.setdefault(_title_key(one.title), []).append(one)
        self.report = ImportReport()

    def steps(self, found: Writings) -> list[tuple[int, Callable[[], None]]]:
        """Return what is to be done, each with the line it is about."""
        return [
            *((one.line, partial(self._take_lesson, one)) for one in found.lessons),
            *((one.line, partial(self._take_ruling, one)) for one in found.rulings),
            *((one.line, partial(self._take_text, one)) for one in found.texts),
        ]

    def _take_lesson(self, written: WrittenLesson) -> None:
        codes = [self._names.code(name) for name in written.codes]
        made = lessons.new_lesson(written.title, codes)
        made = replace(made, text=written.text, status=written.status, evidence=tuple(self._evidence(written.quotes)))
        same_title = self._lessons.get(_title_key(written.title), [])
        checked = lesson_rules.check(made, self._project.codebook.with_unknown(codes)) if same_title else made
        if any(lesson_rules.is_same(one, checked) for one in same_title):
            self.report.already += 1
        elif same_title:
            raise _ProblemError(texts.LESSON_THERE)
        else:
            lessons.save(self._project, self._user, made)
            self.report.lessons += 1

    def _evidence(self, quotes: Sequence[WrittenQuote]) -> Iterator[Evidence]:
        number = 0
        for written, guid in zip(quotes, self._finding.guids(quotes), strict=True):
            number = written.number or number + 1
            yield Evidence(number, guid, written.stance, written.answer)

    def _take_ruling(self, written: WrittenRuling) -> None:
        if written.case is not None:
            self._check_case(written.case)
        theme = self._names.theme(written.theme)
        cell = (written.case, theme)
        there = next((one for one in self._project.store.rulings() if (one.case, one.code_id) == cell), None)
        counts = there is not None and there.judgement is not None
        if there and (there.judgement, there.reason) == (written.judgement, written.reason.strip()):
            self.report.already += 1
        elif counts and not self._overwrite:
            raise _ProblemError(texts.RULING_THERE)
        else:
            version = there.version if there else 0
            writing.rule(self._project, self._user, written.case, theme, written.judgement, written.reason, version)
            self.report.rulings += 1

    def _take_text(self, written: WrittenText) -> None:
        place = self._place(written)
        guids = tuple(dict.fromkeys(self._finding.guids(written.quotes)))
        there = writing.summary(self._project, place)
        if there and (there.text, there.quotes) == (written.text, guids):
            self.report.already += 1
        elif there and not there.is_empty and not self._overwrite:
            raise _ProblemError(texts.TEXT_THERE)
        else:
            writing.write(self._project, self._user, place, written.text, guids, there.version if there else 0)
            self.report.texts += 1

    def _place(self, written: WrittenText) -> Place:
        if written.kind is SummaryKind.REPORT:
            if written.case:
                raise _ProblemError(texts.NO_CASE_HERE)
        else:
            self._check_case(written.case)
        if written.kind is SummaryKind.CELL:
            return Place(written.kind, written.case, self._names.theme(written.subject))
        known = [*Heading] if written.kind is SummaryKind.PORTRAIT else [*ReportText]
        subject = written.subject.casefold()
        if subject not in known:
            raise _ProblemError(texts.CHOOSE_PLACE.format(kind=written.kind, choices=", ".join(known)))
        return Place(written.kind, written.case, subject)

    def _check_case(self, case: str) -> None:
        if case not in self._cases:
            raise _ProblemError(texts.CHOOSE_CASE.format(choices=", ".join(self._cases)))


class _Names:
    """Codes as people write them: by id, or by name."""

    def __init__(self, codebook: CodeBook) -> None:
        self._roots = [code.id for code in codebook.roots()]
        self._ids = {code.name.casefold(): code.id for code in codebook.codes}
        self._ids.update({code.id: code.id for code in codebook.codes})

    def code(self, name: str) -> str:
        """Return the id of a code; a name that is not known as it is."""
        return self._ids.get(name) or self._ids.get(name.casefold(), name)

    def theme(self, name: str) -> str:
        """Return the id of a main code."""
        found = self.code(name)
        if found not in self._roots:
            raise _ProblemError(texts.CHOOSE_THEME.format(choices=", ".join(self._roots)))
        return found


class _Finding:
    """Finds the coding that a quote stands for."""

    def __init__(self, project: Project, user: User) -> None:
        everything = heard(project)
        self._sources = {file_key(source.name): source for source in everything.sources}
        self._quotes = {guid: [quote for _, quote in found] for guid, found in everything.by_source.items()}
        self._names = _Names(project.codebook)
        self._user = user

    def guids(self, quotes: Iterable[WrittenQuote]) -> list[str]:
        """Return the coding of each quote; of two that are alike, each has its own where there are two."""
        found: list[str] = []
        for written in quotes:
            try:
                found.append(self._guid(written, found))
            except _ProblemError as error:
                raise _ProblemError(str(error), written.line) from None
        return found

    def _guid(self, written: WrittenQuote, taken: Collection[str]) -> str:
        source = self._sources.get(file_key(written.file))
        if source is None:
            raise _ProblemError(texts.REVIEW_SOURCE.format(name=written.file.strip()))
        candidates = self._at_place(self._coded(written, source), written, source)
        codes = sorted({quote.code_id for quote in candidates})
        if len(codes) > 1:
            raise _ProblemError(texts.CHOOSE_CODE.format(name=source.name, choices=", ".join(codes)))
        places = _places(candidates)
        if len(places) > 1:
            raise _ProblemError(texts.CHOOSE_OCCURRENCE.format(name=source.name, count=len(places)))
        coder = written.coder or self._user.name
        return min(candidates, key=lambda quote: (quote.guid in taken, quote.coder != coder, quote.coder or "")).guid

    def _coded(self, written: WrittenQuote, source: Source) -> list[Quote]:
        """Return the codings on these words, with the code that is meant."""
        found = _on_words(written.words, source, self._quotes[source.guid])
        code = self._names.code(written.code)
        fitting = [quote for quote in found if not code or quote.code_id == code]
        if not fitting:
            codes = ", ".join(sorted({quote.code_id for quote in found}))
            raise _ProblemError(texts.OTHER_CODE.format(name=source.name, choices=codes))
        return fitting

    def _at_place(self, found: list[Quote], written: WrittenQuote, source: Source) -> list[Quote]:
        """Return those at the place that is meant, when one is named."""
        places = _places(found)
        if written.occurrence is None:
            return found
        if written.occurrence > len(places):
            raise _ProblemError(texts.NO_OCCURRENCE.format(name=source.name, count=len(places)))
        return [quote for quote in found if quote.passage == places[written.occurrence - 1]]


def _on_words(words: str, source: Source, quotes: Sequence[Quote]) -> list[Quote]:
    """Return the codings of exactly these words; else those that lie round them or in them."""
    spoken = dict.fromkeys((_flat(words), bare(words)))  # quotation marks may have been put round them
    for one in spoken:
        if exact := [quote for quote in quotes if _flat(quote.text) == one]:
            return exact
    places = [place for one in spoken for place in _occurrences(one, source)]
    if not places:
        raise _ProblemError(texts.REVIEW_QUOTE.format(name=source.name))
    near = [quote for quote in quotes if any(_is_within(quote.selection, place) for place in places)]
    if not near:
        raise _ProblemError(texts.NOT_CODED.format(name=source.name))
    return near


def _occurrences(words: str, source: Source) -> Iterator[Selection]:
    """Yield where words stand in an interview, however its lines are broken."""
    if pattern := r"\s+".join(map(re.escape, words.split())):
        for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", source.text):
            yield Selection(found.start(), found.end(), found.group())


def _is_within(one: Selection, other: Selection) -> bool:
    """Tell whether one of the two lies in the other."""
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def _places(quotes: Iterable[Quote]) -> list[tuple[str, int, int]]:
    return sorted({quote.passage for quote in quotes})


def _words_and_code(quote: Quote) -> tuple[str, str, str]:
    return quote.source_name, _flat(quote.text), quote.code_id


def _flat(text: str) -> str:
    return " ".join(text.split())


def _title_key(title: str) -> str:
    return _flat(title).casefold()


def _name(place: Place) -> str:
    return ", ".join(filter(None, (place.kind, place.case, place.subject)))
