"""What changed in the evidence since an earlier report, as a Word document for its writer."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.domain.snapshots import Differences, Resigned
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import write_whole
from lerende_evaluatie.exporters._parts import front
from lerende_evaluatie.exporters._word.package import open_document, save, set_properties, set_running_title
from lerende_evaluatie.exporters._word.story import Cell, Line, Run, Story, heads, words


def write_changes(found: Differences, gone: Mapping[str, tuple[str, str]], report: Report, target: Path) -> None:
    """List what changed; `gone` are words and interview of the codings that went. ExportError when that fails."""
    document, ids = open_document(None)
    title = f"{front.title(report)} – {texts.CHANGES_TITLE}"
    set_running_title(document, ids, title, from_first_page=True)
    set_properties(document, report, title)
    story = Story(document.element.body.sectPr, ids)
    story.text(texts.CHANGES_TITLE, "Title")
    story.text(texts.changes_intro(found.since.file, found.since.at.astimezone().date(), report.date))
    _quotes(story, report, texts.CHANGES_ADDED, [(quote, "") for quote in found.added])
    _quotes(
        story,
        report,
        texts.CHANGES_RECODED,
        [(one.quote, _before(report, one.code_id, one.valence)) for one in found.recoded],
    )
    _list(story, texts.CHANGES_GONE, [_gone(found, guid, gone, report) for guid in found.gone])
    _signs(story, report, found.signs)
    _list(story, texts.CHANGES_LESSONS_ADDED, [lesson.title for lesson in found.lessons_added])
    _list(story, texts.CHANGES_LESSONS_CHANGED, [lesson.title for lesson in found.lessons_changed])
    if found.lessons_gone:
        _list(story, texts.CHANGES_LESSONS_GONE, [texts.lessons_gone(len(found.lessons_gone))])
    write_whole(target, save(document, story.finish()))


def _quotes(story: Story, report: Report, head: str, found: list[tuple[Quote, str]]) -> None:
    if not found:
        return
    story.heading(head, 2)
    story.table((3.5, 8.5, 4), heads(texts.CHANGES_COLUMNS), _rows(report, found))


def _rows(report: Report, found: list[tuple[Quote, str]]) -> Iterator[list[Cell]]:
    for quote, before in found:
        code = [Line((Run(report.codebook.name_of(quote.code_id), "Strong"),)), Line((Run(quote.valence.value),))]
        if before:
            code.append(Line((Run(before, "Bijschrift"),)))
        said = Cell((Line((Run(f"“{quote.text}”"),)), Line((Run(quote.attribution, "Bijschrift"),))))
        yield [Cell(tuple(code)), said, words(quote.place)]


def _gone(found: Differences, guid: str, gone: Mapping[str, tuple[str, str]], report: Report) -> str:
    """Return the words with what they were coded as: the same words may stand in a report more than once."""
    if guid not in gone:
        return texts.NOT_KEPT
    said, interview = gone[guid]
    code_id, valence, _ = found.since.snapshot.quotes[guid]
    return f"“{said}” ({report.codebook.name_of(code_id)}, {valence}; {interview})"


def _before(report: Report, code_id: str, valence: str) -> str:
    return texts.before(report.codebook.name_of(code_id), Valence(valence).value)


def _signs(story: Story, report: Report, found: tuple[Resigned, ...]) -> None:
    if not found:
        return
    story.heading(texts.CHANGES_SIGNS, 2)
    rows = [
        [
            words(report.codebook.name_of(one.code_id)),
            words(one.case or texts.ALL_PILOTS),
            *(Cell((Line((Run(sign, "Symbool" if sign else None),)),)) for sign in (one.before, one.after)),
        ]
        for one in found
    ]
    story.table((6, 5, 2.5, 2.5), heads(texts.CHANGES_SIGN_COLUMNS), rows)


def _list(story: Story, head: str, lines: list[str]) -> None:
    if lines:
        story.heading(head, 2)
    for line in lines:
        story.text(line, "ListBullet")
