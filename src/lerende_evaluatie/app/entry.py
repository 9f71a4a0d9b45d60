"""What must be there before a page can show its work: somebody who codes, and interviews."""

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import plain


def is_ready(title: str, empty: str | None = None) -> bool:
    """Tell whether a page can start; if not, draw under its title what comes first, and a way there.

    A page that says what it is without interviews (`empty`) cannot do without them.
    """
    if session.coder() is None:
        plain.title(title)
        plain.paragraph(texts.CODER_FIRST)
        session.choose_coder()
        return False
    if empty is not None and not session.project().store.sources():
        plain.title(title)
        needs_interviews(empty)
        return False
    return True


def needs_interviews(sentence: str) -> None:
    """Say that there are no interviews yet, and lead to where they are added."""
    plain.note(sentence, "info")
    navigation.to("ingest")
