"""Words on the screen exactly as somebody typed them: HTML in which everything is escaped, never markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

Kind = Literal["error", "warning", "success", "info"]

_STYLE = """<style>
.le-plain { line-height: 1.5; overflow-wrap: anywhere; white-space: pre-line; }
.le-title { font-size: 1.9rem; margin: 0; padding: 0; }
.le-heading { font-size: 1.25rem; margin: 0; padding: .75rem 0 0; }
.le-quiet-line { opacity: .8; font-size: .9rem; }
.le-memo-card { background: color-mix(in oklab, currentcolor 6%, transparent); border-radius: 5px; }
.le-memo-card { padding: .6rem .9rem; }
.le-memo-card small { display: block; opacity: .8; }
.le-note { border-left: 4px solid; border-radius: 4px; padding: .6rem .9rem; }
.le-error { border-color: #c62828; background: color-mix(in oklab, #c62828 12%, transparent); }
.le-warning { border-color: #b26a00; background: color-mix(in oklab, #e69500 14%, transparent); }
.le-success { border-color: #2e7d32; background: color-mix(in oklab, #2e7d32 12%, transparent); }
.le-info { border-color: #1f6f78; background: color-mix(in oklab, #1f6f78 12%, transparent); }
.le-path { font-family: ui-monospace, monospace; }
.le-wide { overflow-x: auto; overflow-wrap: break-word; }
.le-wide table { border-collapse: collapse; width: 100%; }
.le-wide th { text-align: left; border-bottom: 2px solid color-mix(in oklab, currentcolor 35%, transparent); }
.le-wide td { border-bottom: 1px solid color-mix(in oklab, currentcolor 18%, transparent); vertical-align: top; }
.le-wide th, .le-wide td { padding: .4rem .9rem .4rem 0; }
.le-wide th[data-number], .le-wide .le-number { text-align: right; font-variant-numeric: tabular-nums; }
.stMainBlockContainer { padding-top: 5rem; max-width: 75rem; }
dl.le-figures.le-figures { margin: 0; padding: 0; }
.le-figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0; }
.le-figures dt { order: 2; opacity: .8; }
.le-figures div { display: flex; flex-direction: column; }
.le-figures dd { margin: 0; font-size: 2rem; font-weight: 600; font-variant-numeric: tabular-nums; }
</style>"""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page of ours."""

    text: str
    address: str


def style() -> None:
    """Put the styles of this module on the page."""
    st.html(_STYLE)


def title(text: str) -> None:
    """Show the title of the page."""
    st.html(f'<h1 class="le-title">{escape(text)}</h1>')


def paragraph(text: str, *, path: bool = False) -> None:
    """Show a paragraph."""
    st.html(f'<div class="le-plain{" le-path" if path else ""}">{escape(text)}</div>')


def heading(text: str) -> None:
    """Show the title of a part of the page."""
    st.html(f'<h2 class="le-heading">{escape(text)}</h2>')


def hint(text: str) -> None:
    """Show a remark below a field."""
    st.html(f'<div class="le-plain le-quiet-line">{escape(text)}</div>')


def memo(text: str, by: str) -> None:
    """Show a memo and who wrote it."""
    st.html(f'<div class="le-plain le-memo-card">{escape(text)}<small>{escape(by)}</small></div>')


def note(text: str, kind: Kind) -> None:
    """Show a message that stands out."""
    role = "alert" if kind == "error" else "status"
    st.html(f'<div class="le-plain le-note le-{kind}" role="{role}">{escape(text)}</div>')


def table(head: Sequence[str], rows: Iterable[Sequence[str | int | Link]]) -> None:
    """Show a table; numbers stand at the right."""
    rows = list(rows)
    numbers = {index for row in rows for index, value in enumerate(row) if isinstance(value, int)}
    titles = "".join(map(_title, head, (index in numbers for index in range(len(head)))))
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    content = f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"
    st.html(f'<div class="le-plain le-wide">{content}</div>')


def figures(labels: Sequence[str], values: Sequence[int]) -> None:
    """Show a row of figures with what they count."""
    pairs = zip(labels, values, strict=True)
    items = (f"<div><dt>{escape(label)}</dt><dd>{value}</dd></div>" for label, value in pairs)
    st.html(f'<dl class="le-figures">{"".join(items)}</dl>')


def _title(text: str, is_number: bool) -> str:
    return f'<th scope="col"{" data-number" if is_number else ""}>{escape(text)}</th>'


def _cell(value: str | int | Link) -> str:
    if isinstance(value, Link):
        return f'<td><a href="{escape(value.address)}" target="_self">{escape(value.text)}</a></td>'
    return f'<td class="le-number">{value}</td>' if isinstance(value, int) else f"<td>{escape(value)}</td>"
