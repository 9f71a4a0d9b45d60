"""Codings → Quotes: what the report and the overviews both rest on."""

from collections.abc import Iterable, Iterator, Sequence

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.model import Coding, Note, NoteTarget, Source
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.ports import Store


def quotes_of(
    store: Store, sources: Sequence[Source], source_guid: str | None = None
) -> Iterator[tuple[Coding, Quote]]:
    """Yield every coding in these interviews, or in one of them, and the quote that it is."""
    by_guid = {source.guid: source for source in sources}
    attributions = evidence.attributions(sources)
    codings = store.codings(source_guid)
    coders = {user.guid: user.name for user in store.users()}  # after the codings: a new coder may come in between
    for coding in codings:
        if source := by_guid.get(coding.source_guid):  # not there when it was added after `sources` was read
            attribution, coder = attributions[source.guid], coders[coding.user_guid]
            yield coding, evidence.quote_from_coding(coding, source, attribution, coder)


def memos_on_codings(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """Return the memos on each coding, by its guid."""
    memos: dict[str, list[Note]] = {}
    for note in notes:
        if note.target_kind is NoteTarget.CODING:
            memos.setdefault(note.target, []).append(note)
    return memos
