"""``tag``: make suggestions."""

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Session, command, table


@command(help=texts.TAG)
def cli(session: Session) -> None:
    """Let the codebook and the language pipeline propose codings."""
    from lerende_evaluatie.usecases.tag import tag

    with session.project() as project:
        report = tag(project, session.progress)
        codebook = project.codebook
    shown = table("code", ">open voorstellen")
    proposed = {ancestor for code_id in report.open_by_code for ancestor in codebook.lineage(code_id)}
    for code in codebook.walk():
        if code.id in proposed:
            shown.add_row("  " * codebook.depth(code.id) + code.name, str(report.open_by_code[code.id] or "–"))
    total = report.open_by_code.total()
    counts = {"examples": report.examples, "decisions": report.decisions}
    learned = [texts.TAG_LEARNED.format(**counts)] if any(counts.values()) else []
    session.show(
        {
            "pipeline": report.pipeline,
            "capabilities": list(report.capabilities),
            "codebook": report.codebook,
            "engines": list(report.engines),
            "learned_from": counts,
            "tagged": report.tagged,
            "unchanged": report.unchanged,
            "open": total,
            "decided": report.decided,
            "open_by_code": dict(report.open_by_code),
            "open_by_source": dict(report.open_by_source),
        },
        shown,
        texts.TAG_PIPELINE.format(pipeline=report.pipeline, codebook=report.codebook),
        *learned,
        texts.TAG_DONE.format(tagged=report.tagged, unchanged=report.unchanged, open=total, decided=report.decided),
        texts.TAG_NEXT if total else texts.TAG_NOTHING,
    )
