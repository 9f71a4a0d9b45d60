"""Report → file: never over somebody's words, and with what changed since the report before."""

import hashlib
import itertools
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie import files, plugins
from lerende_evaluatie.domain.model import new_guid
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.domain.snapshots import Differences, Export, differences, snapshot_of
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report

WORD = "word"


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of writing a report.

    `differences` is what changed since the report before (None when this is the first one), `changes` the Word file
    that lists it (None when nothing changed), `kept` where the edited document went that had the same name.
    """

    differences: Differences | None = None
    changes: Path | None = None
    kept: Path | None = None


def write_word(project: Project, report: Report, target: Path, template: Path | None = None) -> Exported:
    """Write the report to Word, and beside it what changed in the evidence since the last one.

    A document of that name which is not as we wrote it gets another name first: somebody worked in it.
    """
    from lerende_evaluatie.exporters._word.changes import write_changes

    earlier = project.store.exports()
    kept = _make_way(target, {one.file_hash for one in earlier})
    plugins.load("exporters", WORD).export(report, target, template=template)
    # Proposals are no evidence: they change no sign and no lesson between one report and the next.
    evidence = build_report(project, today=report.date) if report.includes_suggestions else report
    found = differences(earlier[0], evidence) if earlier else None
    changes = None
    if found and not found.is_empty:
        changes = free_name(target.parent, f"{target.stem}{texts.CHANGES_SUFFIX}", target.suffix)
        write_changes(found, _words_of(project, found), report, changes)
    made = Export(new_guid(), now(), WORD, target.name, _hash_of(target), snapshot_of(evidence))
    project.store.keep_export(made)
    return Exported(found, changes, kept)


def changes_in_words(found: Differences) -> str:
    """Return how much changed: "3 citaten erbij, 1 les gewijzigd"."""
    counts = {name: len(items) for name, items in found.lists.items()}
    return ", ".join(texts.CHANGED[name][count != 1].format(count=count) for name, count in counts.items() if count)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return ``stem.suffix`` in `folder`, or the first of ``stem-2.suffix``, ``stem-3.suffix`` … that is free."""
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())


def _words_of(project: Project, found: Differences) -> dict[str, tuple[str, str]]:
    """Return the words of the codings that went and the name of their interview, by guid."""
    codings = [project.store.coding(guid, also_withdrawn=True) for guid in found.gone]
    pairs = [(one, project.store.source(one.source_guid)) for one in codings if one]
    return {coding.guid: (coding.selection.quote, source.name) for coding, source in pairs if source}


def _make_way(target: Path, ours: set[str]) -> Path | None:
    """Give a document that somebody worked in another name, and return that."""
    if not target.is_file() or _hash_of(target) in ours:
        return None
    kept = free_name(target.parent, f"{target.stem}{texts.EDITED_SUFFIX}", target.suffix)
    try:
        target.rename(kept)
    except OSError as error:
        raise ExportError(texts.CANNOT_MAKE_WAY.format(file=target, why=files.reason(error))) from error
    return kept


def _hash_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ExportError(texts.CANNOT_MAKE_WAY.format(file=path, why=files.reason(error))) from error
