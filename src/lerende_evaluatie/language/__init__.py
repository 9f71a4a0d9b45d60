"""The Dutch pipeline: which one is used, and what it offers."""

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
        name = next((package for package in PREFERRED if find_spec(package)), EMBEDDED)
    if name == EMBEDDED:
        from lerende_evaluatie.language._embedded import EmbeddedPipeline

        return EmbeddedPipeline()
    if not name.isidentifier() or find_spec(name) is None:
        raise UnknownPluginError(texts.UNKNOWN.format(name=name))
    from lerende_evaluatie.language._spacy_package import SpacyPackagePipeline

    return SpacyPackagePipeline(name)
