"""``codebook``: check, show, import and export codebooks."""

from pathlib import Path

import click

from lerende_evaluatie.cli import texts
from lerende_evaluatie.cli._session import Exit, Session, command, group, table
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.errors import CodebookError, UsageError

WRITERS = (".yaml", ".csv", ".xlsx", ".docx")


@group(help=texts.CODEBOOK)
def cli() -> None:
    """Group what can be done with a codebook."""


_PATH = click.Path(path_type=Path)
_file = click.argument("file", type=_PATH, required=False, metavar=texts.OPTIONAL_FILE)
_from = click.option("--codebook", "source", type=_PATH, metavar=texts.FILE, help=texts.OPTION_CODEBOOK)
_force = click.option("--force", is_flag=True, help=texts.OPTION_FORCE)


@command(help=texts.CODEBOOK_CHECK)
@_file
def check(session: Session, file: Path | None) -> Exit:
    """List every fault in a codebook with its line and column."""
    path = _path(session, file)
    try:
        codebook = _read(path)
    except CodebookError as error:
        if not error.faults:
            raise
        faults = [str(fault) for fault in error.faults]
        data = {"file": str(path), "valid": False, "faults": faults}
        session.show(data, str(error), *(f"  {line}" for line in faults))
        return Exit.INCOMPLETE
    signals = sum(len(code.terms) for code in codebook.codes)
    session.show(
        {"file": str(path), "valid": True, "faults": [], "codes": len(codebook.codes), "signals": signals},
        texts.CODEBOOK_VALID.format(file=path, codes=len(codebook.codes), signals=signals),
    )
    return Exit.DONE


@command(help=texts.CODEBOOK_SHOW)
@click.argument("code_id", required=False, metavar=texts.OPTIONAL_CODE)
@_from
def show(session: Session, code_id: str | None, source: Path | None) -> None:
    """Show the tree of codes, or everything about one code."""
    codebook = _read(_path(session, source))
    if code_id is None:
        _show_tree(session, codebook)
    elif (code := codebook.get(code_id)) is not None:
        session.show(_code_data(code), *_code_lines(code))
    else:
        raise UsageError(texts.NO_CODE.format(code=code_id, choices=", ".join(code.id for code in codebook.codes)))


@command(name="import", help=texts.CODEBOOK_IMPORT)
@click.argument("file", type=_PATH, metavar=texts.FILE)
@click.option("--output", type=_PATH, metavar=texts.FILE, help=texts.OPTION_OUTPUT)
@_force
def import_(session: Session, file: Path, output: Path | None, force: bool) -> None:
    """Make a YAML codebook from a table."""
    from lerende_evaluatie.cli._files import check_free, write_text
    from lerende_evaluatie.codebooks.yaml_writer import write_yaml

    codebook = _read(file)
    target = output or session.folder / "codebook" / f"{file.stem}.yaml"
    check_free(target, force)
    write_text(target, write_yaml(codebook))
    session.show(
        {"file": str(target), "codes": len(codebook.codes)},
        texts.CODEBOOK_IMPORTED.format(file=target, codes=len(codebook.codes)),
    )


@command(help=texts.CODEBOOK_EXPORT)
@click.argument("file", type=_PATH, metavar=texts.FILE)
@_from
@_force
def export(session: Session, file: Path, source: Path | None, force: bool) -> None:
    """Write the codebook as a table, as a Word document, or as YAML."""
    from lerende_evaluatie.cli._files import check_free, make_folder

    codebook = _read(_path(session, source))
    if file.suffix.lower() not in WRITERS:
        raise UsageError(texts.CODEBOOK_FORMAT.format(suffix=file.suffix, choices=", ".join(WRITERS)))
    check_free(file, force)
    make_folder(file)
    _write(codebook, file)
    session.show({"file": str(file), "codes": len(codebook.codes)}, texts.CODEBOOK_EXPORTED.format(file=file))


for subcommand in (check, show, import_, export):
    cli.add_command(subcommand)


def _path(session: Session, file: Path | None) -> Path:
    from lerende_evaluatie.projects.settings import read_settings

    return file or session.folder / read_settings(session.folder).codebook


def _read(path: Path) -> CodeBook:
    if path.suffix.lower() in (".csv", ".xlsx"):
        from lerende_evaluatie.codebooks.tables import read_table

        return read_table(path)
    from lerende_evaluatie.codebooks.yaml_file import read_codebook

    return read_codebook(path)


def _write(codebook: CodeBook, file: Path) -> None:
    suffix = file.suffix.lower()
    if suffix == ".docx":
        from lerende_evaluatie.codebooks.word import print_codebook

        print_codebook(codebook, file)
    elif suffix == ".yaml":
        from lerende_evaluatie.cli._files import write_text
        from lerende_evaluatie.codebooks.yaml_writer import write_yaml

        write_text(file, write_yaml(codebook))
    else:
        from lerende_evaluatie.codebooks import tables

        (tables.write_csv if suffix == ".csv" else tables.write_xlsx)(codebook, file)


def _show_tree(session: Session, codebook: CodeBook) -> None:
    shown = table("code", "id", ">signalen", ">voorbeelden")
    for code in codebook.walk():
        name = "  " * codebook.depth(code.id) + code.name
        shown.add_row(name, code.id, str(len(code.terms)), str(len(code.examples)))
    data = {
        "name": codebook.name,
        "version": codebook.version,
        "codes": [_code_data(code) for code in codebook.walk()],
    }
    session.show(data, f"{codebook.name} {codebook.version}", shown)


def _code_data(code: Code) -> dict[str, object]:
    return {
        "id": code.id,
        "name": code.name,
        "parent": code.parent,
        "color": code.color,
        "definition": code.definition,
        "use_when": code.use_when,
        "avoid_when": code.avoid_when,
        "secondary": code.is_secondary,
        "codable": code.is_codable,
        "draft": code.is_draft,
        "made_by": code.made_by,
        "examples": [example.text for example in code.examples],
        "near_misses": [example.text for example in code.near_misses],
        "signals": [term.pattern for term in code.terms],
    }


def _code_lines(code: Code) -> list[str]:
    lines = [f"{code.name} ({code.id})", "", code.definition]
    for title, text in ((texts.USE_WHEN, code.use_when), (texts.AVOID_WHEN, code.avoid_when)):
        if text:
            lines += ["", f"{title}: {text}"]
    if code.examples:
        lines += ["", texts.EXAMPLES, *(f"  • {example.text} ({example.valence or '–'})" for example in code.examples)]
    if code.near_misses:
        lines += ["", texts.NEAR_MISSES, *(f"  • {example.text} → {example.why}" for example in code.near_misses)]
    if code.terms:
        lines += ["", texts.SIGNALS, "  " + "; ".join(term.pattern for term in code.terms)]
    return lines
