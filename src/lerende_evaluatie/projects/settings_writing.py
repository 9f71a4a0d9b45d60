"""Changing evaluatie.toml: what a person wrote there, comments too, stays as it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lerende_evaluatie.domain.settings import Speakers
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import texts
from lerende_evaluatie.projects.settings import FILE, SPEAKER_KEYS, parse_settings, speakers_key

if TYPE_CHECKING:
    from tomlkit.items import Item

_SECTION = "sprekers"


def with_speakers(text: str, speakers: Mapping[str, Speakers]) -> str:
    """Return the settings with who speaks in which transcript; ConfigError when they cannot be changed safely."""
    from tomlkit.exceptions import TOMLKitError

    if not speakers:
        return text
    before = parse_settings(text, FILE, "")
    try:
        changed = _changed(text, speakers)
    except (TOMLKitError, TypeError, ValueError) as error:
        raise ConfigError(texts.CANNOT_CHANGE.format(file=FILE)) from error
    wanted = replace(before, speakers_by_file={**before.speakers_by_file, **speakers})
    if parse_settings(changed, FILE, "") != wanted:
        raise ConfigError(texts.CANNOT_CHANGE.format(file=FILE))
    return changed


def _changed(text: str, speakers: Mapping[str, Speakers]) -> str:
    import tomlkit

    windows = "\r\n" in text
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    if _SECTION not in document:
        document[_SECTION] = tomlkit.table(is_super_table=True)
    section: Any = document[_SECTION]
    for name, labels in speakers.items():
        key = next((key for key in section if speakers_key(key) == name), name)
        if key not in section:
            section[key] = _part_of(section)
        _fill(section[key], labels)
    changed = tomlkit.dumps(document)
    return changed.replace("\n", "\r\n") if windows else changed


def _part_of(section: object) -> "Item":
    """Return an empty table that fits in `section`, which may be written on one line."""
    import tomlkit
    from tomlkit.items import InlineTable

    return tomlkit.inline_table() if isinstance(section, InlineTable) else tomlkit.table()


def _fill(table: Any, labels: Speakers) -> None:
    values = (labels.interviewers, labels.respondents, labels.unknown)
    for key, value in zip(SPEAKER_KEYS, values, strict=True):
        if value or key in table:
            table[key] = list(value)
