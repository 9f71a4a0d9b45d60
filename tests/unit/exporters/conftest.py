"""The sample report as fixtures."""

from collections.abc import Callable

import pytest
from sample_report import CODES, build, quote, rich, sample_quotes

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.report import Report


@pytest.fixture
def report() -> Report:
    """The whole sample."""
    return build(CODES, sample_quotes())


@pytest.fixture
def rich_report() -> Report:
    """The sample with everything that a report can hold."""
    return rich()


@pytest.fixture
def report_with() -> Callable[..., Report]:
    """Build a report on one code with one quote of these words."""

    def make(text: str, **changes: object) -> Report:
        return build(CODES, [quote(1, "draagvlak", Valence.POSITIVE, text, **changes)])

    return make
