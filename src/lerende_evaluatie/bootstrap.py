"""The one place where settings become a project with its parts."""

from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import cast

from lerende_evaluatie import plugins
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.settings import Settings
from lerende_evaluatie.ports import ConfigurableEngine, EngineModule, Pipeline, TranscriptReader
from lerende_evaluatie.projects.folder import FIRST_CODEBOOK, make_project
from lerende_evaluatie.projects.settings import read_settings
from lerende_evaluatie.projects.shelf import FolderShelf
from lerende_evaluatie.usecases.project import Project


def open_project(folder: Path) -> Project:
    """Open the project in `folder`; heavy parts are loaded when they are first used."""
    from lerende_evaluatie.store import open_store

    settings = read_settings(folder)
    return Project(
        folder=folder,
        settings=settings,
        store=open_store(settings.database, folder),
        readers={name: partial(_reader, name) for name in plugins.names("readers")},
        engines={name: partial(_engine, name, settings) for name in plugins.names("engines")},
        read_codebook=partial(_codebook, folder / settings.codebook),
        load_pipeline=partial(_pipeline, settings.pipeline),
        read_examples=partial(_examples, folder / settings.codebook),
        shelf=FolderShelf(folder),
    )


def sample_codebooks() -> dict[str, str]:
    """Return file names and contents of the codebooks that a new project starts with."""
    from lerende_evaluatie.codebooks.yaml_file import SCHEMA_FILE, schema_text

    packaged = resources.files("lerende_evaluatie.codebooks").joinpath("samples")
    folder = packaged if packaged.is_dir() else Path(__file__).parents[2] / "codebook"
    ours = (item for item in folder.iterdir() if item.name.endswith((".yaml", ".jsonl")))
    texts = {item.name: item.read_text(encoding="utf-8") for item in ours}
    return {**texts, SCHEMA_FILE: schema_text()}


def new_project(folder: Path, *, name: str = "", codebook: str = FIRST_CODEBOOK) -> list[Path]:
    """Make a project in `folder` with the codebooks to begin with; return the files that were written."""
    return make_project(folder, sample_codebooks(), name=name, codebook=codebook)


def sample_titles() -> dict[str, str]:
    """Return the file names of the codebooks to begin with, and what they are called."""
    from lerende_evaluatie.codebooks.yaml_file import parse_codebook

    texts = {file: text for file, text in sample_codebooks().items() if file.endswith(".yaml")}
    return {file: parse_codebook(text, file).name for file, text in sorted(texts.items())}


def _reader(name: str) -> TranscriptReader:
    return cast(TranscriptReader, plugins.load("readers", name))


def _engine(name: str, settings: Settings) -> EngineModule:
    module: object = plugins.load("engines", name)
    if isinstance(module, ConfigurableEngine):
        return module.with_settings(settings)
    return cast(EngineModule, module)


def _codebook(path: Path) -> tuple[CodeBook, str]:
    from lerende_evaluatie.codebooks.yaml_file import parse_codebook, read_text

    text = read_text(path)
    return parse_codebook(text, path.name), text


def _examples(codebook: Path) -> tuple[Labelled, ...]:
    from lerende_evaluatie.codebooks.labelled import beside

    path = beside(codebook)
    if not path.exists():
        return ()
    stat = path.stat()
    return _examples_as_of(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=2)
def _examples_as_of(path: Path, changed: int, size: int) -> tuple[Labelled, ...]:
    # There may be tens of thousands: they are read again when the file was changed, and not for every save in the app.
    from lerende_evaluatie.codebooks.labelled import read_labelled

    return read_labelled(path)


def _pipeline(name: str) -> Pipeline:
    from lerende_evaluatie.language import load_pipeline

    return load_pipeline(name)
