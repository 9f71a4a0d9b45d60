"""Reviews in a table: suggestions out to a spreadsheet, decisions back in through the same door as the app's."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lerende_evaluatie.domain import texts as domain_texts
from lerende_evaluatie.domain.model import Coding, Decision, NoteTarget, Selection, Source, Suggestion, User, Valence
from lerende_evaluatie.domain.review import decided_by_anyone, decisions_in_force, is_as_proposed
from lerende_evaluatie.errors import EvaluationError, ReviewError, UsageError
from lerende_evaluatie.files import bare_newlines, decode, reason
from lerende_evaluatie.projects.interviews import file_key
from lerende_evaluatie.usecases import review, texts
from lerende_evaluatie.usecases.project import Progress, Project, no_progress

COLUMNS = ("bestand", "citaat", "voorstel", "besluit", "code", "valentie", "memo")
REQUIRED = ("bestand", "citaat", "besluit")
EXTRA = ("code_naam", "reden", "score")
YES = frozenset({"ja", "j", "aanvaard", "aanvaarden"})
NO = frozenset({"nee", "n", "afgewezen", "afwijzen"})
WORKBOOKS = (".xlsx", ".xls", ".ods")
OPENS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class ImportReport:
    """What a file of decisions led to; `problems` are Dutch sentences with line numbers."""

    accepted: int = 0
    changed: int = 0
    rejected: int = 0
    by_hand: int = 0
    already: int = 0
    nothing_to_reject: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    quote: str
    proposed: str
    accepts: bool
    code: str
    valence: Valence | None
    memo: str


def suggestion_table(project: Project, coder: str | None = None) -> list[dict[str, str]]:
    """Return the undecided suggestions as rows to decide on: fill in `besluit`, and change what is wrong.

    These are the ones that nobody decided on; with a `coder`, those that this coder did not decide on.
    """
    reviews = project.store.reviews()
    if coder is None:
        decided = decided_by_anyone(reviews)
    else:
        known = {user.name: user.guid for user in project.store.users()}
        decided = decisions_in_force(reviews, known.get(coder.strip(), ""))
    names = {source.guid: source.name for source in project.store.sources()}
    codebook = project.codebook
    return [
        {
            "bestand": names[item.source_guid],
            "citaat": item.selection.quote,
            "voorstel": item.code_id,
            "besluit": "",
            "code": item.code_id,
            "valentie": item.valence.value,
            "memo": "",
            "code_naam": codebook.name_of(item.code_id),
            "reden": item.reason,
            "score": f"{item.score:.2f}",
        }
        for item in project.store.suggestions()
        if item.guid not in decided
    ]


def write_table(rows: Iterable[dict[str, str]]) -> str:
    """Return rows as CSV for a Dutch spreadsheet: semicolons, a BOM; a cell can never be a formula."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS + EXTRA, delimiter=";")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: f"'{value}" if value.startswith(OPENS_FORMULA) else value for key, value in row.items()})
    return "\ufeff" + text.getvalue()


def import_reviews(project: Project, path: Path, coder: str, progress: Progress = no_progress) -> ImportReport:
    """Carry out the decisions in a CSV file as `coder`; doing it twice changes nothing."""
    if path.suffix.lower() in WORKBOOKS:
        raise UsageError(texts.REVIEW_WORKBOOK.format(file=path))
    rows = _read_rows(path)
    table = _Table(project, review.coder(project, coder))
    report = ImportReport()
    for line, values in progress(rows, texts.DECIDING, len(rows)):
        try:
            if row := _row(values):
                table.carry_out(row, report)
        except ReviewError as error:
            report.problems.append(texts.REVIEW_PROBLEM.format(file=path.name, line=line, problem=error))
    return report


class _Table:
    """The project as a file of decisions sees it."""

    def __init__(self, project: Project, user: User) -> None:
        self._project = project
        self._user = user
        self._sources = {file_key(source.name): source for source in project.store.sources()}
        self._open: dict[str, list[Suggestion]] = {}
        decided = decisions_in_force(project.store.reviews(), user.guid)
        suggestions = project.store.suggestions()
        for item in suggestions:
            if item.guid not in decided:
                self._open.setdefault(item.source_guid, []).append(item)
        self._by_guid = {item.guid: item for item in suggestions}
        self._rejected: dict[str, list[Suggestion]] = {}
        for item in suggestions:
            if item.guid in decided and decided[item.guid].decision is Decision.REJECTED:
                self._rejected.setdefault(item.source_guid, []).append(item)
        self._codings: dict[str, list[Coding]] = {}
        for coding in project.store.codings():
            if coding.user_guid == user.guid:
                self._codings.setdefault(coding.source_guid, []).append(coding)
        self._settled: set[str] = set()
        self._memos = {(note.target, note.text) for note in project.store.notes()}

    def carry_out(self, row: _Row, report: ImportReport) -> None:
        source = self._sources.get(file_key(row.name))
        if source is None:
            raise ReviewError(texts.REVIEW_SOURCE.format(name=row.name))
        for code in (row.code, row.proposed):
            if code and code not in self._project.codebook:
                raise ReviewError(domain_texts.UNKNOWN_CODE.format(code=code))
        selection = _find(row.quote, source)
        if selection is None:
            raise ReviewError(texts.REVIEW_QUOTE.format(name=source.name))
        suggestion = _best(self._open.get(source.guid, ()), row.proposed or row.code, selection)
        if row.accepts:
            self._accept(row, source, selection, suggestion, report)
        else:
            self._reject(row, source, selection, suggestion, report)

    def _reject(
        self, row: _Row, source: Source, selection: Selection, suggestion: Suggestion | None, report: ImportReport
    ) -> None:
        code = row.code or row.proposed
        done = self._codings.get(source.guid, [])
        own = next((item for item in done if item.code_id == code and item.selection == selection), None)
        if suggestion:
            review.reject(self._project, self._user, suggestion.guid)
            self._open[source.guid].remove(suggestion)
            report.rejected += 1
        elif own:
            review.withdraw(self._project, self._user, own.guid)
            if own.suggestion_guid:
                review.reject(self._project, self._user, own.suggestion_guid)
            done.remove(own)
            report.rejected += 1
        elif _best(self._rejected.get(source.guid, ()), row.proposed or row.code, selection):
            report.already += 1
        else:
            report.nothing_to_reject += 1

    def _accept(
        self, row: _Row, source: Source, selection: Selection, suggestion: Suggestion | None, report: ImportReport
    ) -> None:
        code = row.code or row.proposed
        if not code:
            raise ReviewError(texts.REVIEW_NO_CODE)
        done = self._codings.setdefault(source.guid, [])
        own = self._own(done, row, code, selection, has_open=suggestion is not None)
        if own:
            again = self._accept_again(row, own, report)
            done[done.index(own)] = again
            self._settled.add(again.guid)
            return
        valence = row.valence or (suggestion.valence if suggestion else Valence.NEUTRAL)
        if suggestion is None:
            made = review.code_by_hand(self._project, self._user, source.guid, selection, code, valence, row.memo)
            done.append(made)
            self._settled.add(made.guid)
            report.by_hand += 1
            return
        coding = review.accept(
            self._project,
            self._user,
            suggestion.guid,
            code_id=code,
            valence=valence,
            selection=selection,
            memo=row.memo,
        )
        done.append(coding)
        self._settled.add(coding.guid)
        self._open[source.guid].remove(suggestion)
        same = is_as_proposed(coding, suggestion)
        report.accepted += same
        report.changed += not same

    def _own(
        self, done: Sequence[Coding], row: _Row, code: str, selection: Selection, *, has_open: bool
    ) -> Coding | None:
        """Return the coder's own coding that a row is about, or None when it says something new.

        That is the one on these words with this code; or else the one that came of the suggestion which the row names,
        on these words or (when no suggestion is left that they fit better) on words that overlap them; but not one
        that an earlier row of the file was about.
        """

        def is_of(item: Coding, exactly: bool) -> bool:
            proposed = self._by_guid.get(item.suggestion_guid or "")
            if proposed is None or proposed.code_id != row.proposed or item.guid in self._settled:
                return False
            return proposed.selection == selection if exactly else proposed.selection.overlaps(selection)

        same = [item for item in done if item.code_id == code and item.selection == selection]
        of_suggestion = [item for item in done if is_of(item, exactly=True)]
        nearby = [] if has_open else [item for item in done if is_of(item, exactly=False)]
        return next(iter((*same, *of_suggestion, *nearby)), None)

    def _accept_again(self, row: _Row, own: Coding, report: ImportReport) -> Coding:
        """Carry out what changed in a row since the coder's own coding was made; return the coding that counts now."""
        new_code = bool(row.code) and row.code != own.code_id
        new_valence = row.valence is not None and row.valence != own.valence
        new_memo = bool(row.memo) and (own.guid, row.memo) not in self._memos
        if new_memo:
            review.write_memo(self._project, self._user, NoteTarget.CODING, own.guid, row.memo)
        if new_code or new_valence:
            # A change takes the memos of the old coding along.
            code, valence = row.code or own.code_id, row.valence or own.valence
            own = review.change(self._project, self._user, own.guid, code_id=code, valence=valence)
        changed = new_memo or new_code or new_valence
        report.changed += changed
        report.already += not changed
        return own


def _best(suggestions: Iterable[Suggestion], code: str, selection: Selection) -> Suggestion | None:
    """Return the suggestion of this code that shares most words with the selection."""
    fitting = [item for item in suggestions if item.code_id == code and item.selection.overlaps(selection)]
    return max(fitting, key=lambda item: _shared(item.selection, selection), default=None)


def _shared(one: Selection, other: Selection) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _find(quote: str, source: Source) -> Selection | None:
    """Return where the quote stands; `write_table` may have guarded a formula sign."""
    for words in (quote, quote.removeprefix("'")):
        start = source.text.find(words)
        if words and start >= 0:
            return Selection(start, start + len(words), words)
    return None


def _read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the cells of each row by column, with the number of the line on which the row begins."""
    text = _read_text(path)
    first_line = text.partition("\n")[0]
    delimiter = max(";,\t", key=first_line.count)
    # Strict: a quotation mark that is never closed would otherwise swallow all rows behind it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        columns = [name.strip().casefold() for name in next(reader, ())]
        _check_columns(columns, path)
        rows = []
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            rows.append((line, dict(zip(columns, map(str.strip, cells), strict=False))))
    except csv.Error as error:
        raise UsageError(texts.REVIEW_QUOTES.format(file=path.name, line=before + 1)) from error
    return rows


def _check_columns(columns: list[str], path: Path) -> None:
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise UsageError(
            texts.REVIEW_COLUMNS.format(file=path.name, columns=", ".join(missing), wanted=";".join(COLUMNS))
        )


def _row(values: dict[str, str]) -> _Row | None:
    """Return a row, or None when nobody decided on it."""
    decision = values.get("besluit", "").casefold()
    if not decision:
        return None
    if decision not in YES | NO:
        raise ReviewError(texts.REVIEW_DECISION)
    valence = values.get("valentie", "").casefold()
    if valence and valence not in list(Valence):
        raise ReviewError(texts.REVIEW_VALENCE)
    return _Row(
        name=values.get("bestand", ""),
        quote=values.get("citaat", ""),
        proposed=values.get("voorstel", ""),
        accepts=decision in YES,
        code=values.get("code", ""),
        valence=Valence(valence) if valence else None,
        memo=values.get("memo", ""),
    )


def _read_text(path: Path) -> str:
    try:
        return bare_newlines(decode(path.read_bytes()))
    except FileNotFoundError as error:
        raise UsageError(texts.REVIEW_NO_FILE.format(file=path)) from error
    except OSError as error:
        raise EvaluationError(texts.REVIEW_UNREADABLE.format(file=path, why=reason(error))) from error
