"""The Dutch pipeline: which one is used, and what it offers."""

from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec

from lerende_evaluatie.errors import UnknownPluginError
from lerende_evaluatie.language import texts
from lerende_evaluatie.ports import Pipeline

EMBEDDED = "ingebouwd"
AUTO = "auto"
PREFERRED = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")
"""Published Dutch spaCy packages, best first; `auto` takes the first that is installed."""


def load_pipeline(name: str = AUTO) -> Pipeline:
    """Return a pipeline: "ingebouwd", the name of an installed spaCy package, or "auto" for the best there is.

    Nothing heavy is loaded until the pipeline is first used.
    """
    if name == AUTO:
        name = next(filter(_is_installed, PREFERRED), EMBEDDED)
    if name == EMBEDDED:
        from lerende_evaluatie.language._embedded import EmbeddedPipeline

        return EmbeddedPipeline()
    if not _is_installed(name):
        raise UnknownPluginError(texts.UNKNOWN.format(name=name))
    from lerende_evaluatie.language._spacy_package import SpacyPackagePipeline

    return SpacyPackagePipeline(name)


def _is_installed(name: str) -> bool:
    """Tell whether a package of this name is installed, as spaCy itself asks, without importing it."""
    if not name.isidentifier():
        return False
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return find_spec(name) is not None
