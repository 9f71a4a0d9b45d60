"""Changing the project's codebook: code by code, or as text. What stood there before is kept as a version.

The file stays the person's own: only what changes is written, with comments and order as they are.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks import editing
from lerende_evaluatie.codebooks.yaml_file import (
    DRAFT,
    only_writer,
    parse_codebook,
    plain_lines,
    read_text,
    version_of,
    write_text,
)
from lerende_evaluatie.domain.codebook import Code, CodeBook, KeptCodebook
from lerende_evaluatie.domain.colors import farthest_color
from lerende_evaluatie.domain.labelled import Labelled, examples_in
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.errors import CodebookError, Fault
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Project

_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Saved:
    """A codebook after a change. `to_tag` are the ids of the codes for which other suggestions can be made now."""

    codebook: CodeBook
    to_tag: tuple[str, ...] = ()


def text(project: Project) -> str:
    """Return the text of the codebook file as it is on disk now, faults and all."""
    return read_text(_path(project))


def read(project: Project) -> CodeBook:
    """Return the codebook as it is on disk now; CodebookError carries every fault."""
    return parse_codebook(text(project), _path(project).name)


def fingerprint(text: str) -> str:
    """Return what tells one text of a codebook from another."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def check(project: Project, text: str) -> list[Fault]:
    """Return what is wrong with a text, in the order of its lines."""
    try:
        parse_codebook(text, _path(project).name)
    except CodebookError as error:
        return list(error.faults)
    return []


def check_code(project: Project, code_id: str, fields: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what would be wrong if a code had these fields: where in the fields, and a sentence."""
    return editing.faults_of_code(text(project), _path(project).name, code_id, _storable(fields))


def in_use(project: Project) -> Counter[str]:
    """Return how many codings rest on each code, also on codes that are no longer in the codebook."""
    used: Counter[str] = Counter()
    for count in project.store.coding_counts():
        used[count.code_id] += count.codings
    return used


def warnings(project: Project, text: str) -> list[str]:
    """Return a sentence for each code in use that is in the codebook now, and not in `text`."""
    now, then = (_readable(project, one) for one in (read_text(_path(project)), text))
    gone = [code.id for code in now.codes if code.id not in then]
    return [warning for code in gone if (warning := removal_warning(project, code))]


def save(project: Project, user: User, text: str, *, rests_on: str, confirmed: bool = False) -> Saved:
    """Put `text` in the place of the codebook that `rests_on` is the fingerprint of.

    CodebookError when it has faults, when the file was changed meanwhile, or when a code in use would go and nobody
    `confirmed` that: the message is the warning then.
    """
    text = plain_lines(_storable(text))
    found = [] if confirmed else warnings(project, text)

    def replaced(before: str, _: str) -> str:
        if fingerprint(before) != rests_on:
            raise CodebookError(texts.CODEBOOK_CHANGED)
        if found:
            raise CodebookError(" ".join(found))
        return text

    return _edit(project, user, replaced)


def add_code(
    project: Project,
    user: User,
    name: str,
    *,
    parent: str | None = None,
    definition: str = "",
    quote: str = "",
    draft: bool = True,
    more: Mapping[str, Any] | None = None,
) -> Code:
    """Add a code to the codebook, as a draft by this coder; `quote` becomes its example.

    `more` are other fields, in the words of the file.
    """
    name, parent = _one_line(_storable(name)), parent or None
    if not name:
        raise CodebookError(texts.CODE_NO_NAME)
    made: list[str] = []

    def with_code(before: str, file: str) -> str:
        codebook = parse_codebook(before, file)
        _check_new(codebook, name, parent)
        made.append(_free_id(name, {code.id for code in codebook.codes} | set(in_use(project))))
        fields = {
            "id": made[0],
            "naam": name,
            "kleur": _color_for(codebook, parent),
            "status": DRAFT if draft else "",
            "door": _one_line(_storable(user.name)),
            "definitie": _storable(definition).strip(),
            "voorbeelden": [{"tekst": _storable(quote).strip()}] if quote.strip() else [],
            **_storable(more or {}),
        }
        return editing.added(before, file, {field: value for field, value in fields.items() if value}, parent)

    return _edit(project, user, with_code).codebook[made[0]]


def check_names(project: Project, names: Iterable[str]) -> None:
    """Raise CodebookError when a new code cannot have one of these names, or two of them are the same."""
    codebook, seen = read(project), set()
    for name in names:
        _check_new(codebook, name, None)
        if _comparable(name) in seen:
            raise CodebookError(texts.TOPICS_NAMED_ALIKE.format(name=name))
        seen.add(_comparable(name))


def change_code(
    project: Project, user: User, code_id: str, fields: Mapping[str, Any], *, was: Mapping[str, Any] | None = None
) -> Saved:
    """Give a code these fields, in the words of the file, and no others; the codes below it stay.

    `was` is what the fields were when the person began; CodebookError when somebody else changed them since.
    """
    if fields.get("id") != code_id:
        raise CodebookError(texts.CODE_ID_STAYS)

    def with_fields(before: str, file: str) -> str:
        if was is not None and editing.fields_by_code(before, file).get(code_id) != was:
            raise CodebookError(texts.CODE_CHANGED)
        return editing.changed(before, file, code_id, _storable(fields))

    return _edit(project, user, with_fields)


def move_code(project: Project, user: User, code_id: str, parent: str | None, position: int) -> Saved:
    """Hang a code, with all below it, as number `position` (from 0) below `parent` or at the top."""
    return _edit(project, user, lambda before, file: editing.moved(before, file, code_id, parent, position))


def removal_warning(project: Project, code_id: str) -> str:
    """Return what a person must know before a code goes: how many codings rest on it; nothing when there are none."""
    count = in_use(project)[code_id]
    return texts.CODE_IN_USE[count != 1].format(id=code_id, count=count) if count else ""


def remove_code(project: Project, user: User, code_id: str, *, confirmed: bool = False) -> Saved:
    """Take a code out; when codings rest on it only if somebody `confirmed` that. They are kept, with its id."""
    if not confirmed and (warning := removal_warning(project, code_id)):
        raise CodebookError(warning)
    return _edit(project, user, lambda before, file: editing.removed(before, file, code_id))


def versions(project: Project) -> list[KeptCodebook]:
    """Return the versions that can be put back, newest first: all that were kept but the one that is there now."""
    now = version_of(text(project), _path(project).name)
    return [kept for kept in project.store.kept_codebooks() if kept.version != now]


def version_text(project: Project, version: str) -> str:
    """Return the text of a kept version."""
    kept = project.store.codebook_text(version)
    if kept is None:
        raise CodebookError(texts.NO_CODEBOOK_VERSION)
    return kept


def _edit(project: Project, user: User, edit: Callable[[str, str], str]) -> Saved:
    """Turn the text into another; nobody else can write meanwhile. What is not a good codebook is not written."""
    path = _path(project)
    with only_writer(path):
        before = read_text(path)
        after = edit(before, path.name)
        codebook = parse_codebook(after, path.name)
        if after == before:
            return Saved(codebook)
        project.store.keep_codebook(version_of(before, path.name), before, user.guid)
        write_text(path, after)
        project.store.keep_codebook(codebook.version, after, user.guid)
        project.forget_codebook()
    return Saved(codebook, _to_tag(project, _readable(project, before), codebook))


def _to_tag(project: Project, before: CodeBook, after: CodeBook) -> tuple[str, ...]:
    """Return the codes whose suggestions rest on something else than before: their signals, or examples to learn from.

    What people decided is the same before and after, so it is not gathered for this.
    """
    modules = [project.engines[name]() for name in project.settings.engines if name in project.engines]
    beside = _examples_beside(project)
    examples = {id(codebook): (*examples_in(codebook), *beside) for codebook in (before, after)}

    def basis(codebook: CodeBook, code_id: str) -> list[str]:
        if code_id not in codebook:
            return []
        return [module.fingerprint(codebook, code_id, examples[id(codebook)]) for module in modules]

    return tuple(code.id for code in after.codes if basis(before, code.id) != basis(after, code.id))


def _examples_beside(project: Project) -> tuple[Labelled, ...]:
    """Return the examples in the file beside the codebook; faults in them do not stand in the way of the codebook."""
    try:
        return project.examples
    except CodebookError:
        return ()


def _check_new(codebook: CodeBook, name: str, parent: str | None) -> None:
    if parent is not None and parent not in codebook:
        raise CodebookError(texts.CODE_NO_PARENT)
    if any(_comparable(code.name) == _comparable(name) for code in codebook.codes):
        raise CodebookError(texts.CODE_NAME_TAKEN.format(name=name))


def _comparable(name: str) -> str:
    return unicodedata.normalize("NFC", _one_line(name)).casefold()


def _one_line(name: str) -> str:
    """Return a name without line breaks and signs that cannot be seen; what joins an emoji stays."""
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in name).split())


def _free_id(name: str, taken: Iterable[str]) -> str:
    """Return an id made from a name, that no code has and that no coding has either."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain)[:_LONGEST_ID].strip("_")
    base = base if base[:1].isalpha() else f"code_{base}".strip("_")
    used = set(taken)
    number = 2
    found = base
    while found in used:
        found, number = f"{base}_{number}", number + 1
    return found


def _color_for(codebook: CodeBook, parent: str | None) -> str:
    """Return a color that differs from those of the codes around a new one."""
    around = codebook.roots() if parent is None else (codebook[parent], *codebook.children(parent))
    return farthest_color([code.color for code in around])


def _storable(value: Any) -> Any:
    """Return texts, also in lists and groups, without the half characters that no file can hold."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def _readable(project: Project, text: str) -> CodeBook:
    """Return the codebook in a text; one without codes when it has faults."""
    try:
        return parse_codebook(text, _path(project).name)
    except CodebookError:
        return CodeBook("", "", ())


def _path(project: Project) -> Path:
    return project.folder / project.settings.codebook
