"""evaluatie.toml: read with the line number of every fault."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lerende_evaluatie.domain.settings import DEFAULT_GROUPS, Settings, Speakers
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import texts

FILE = "evaluatie.toml"
_KEYS: dict[str, dict[str, type]] = {
    "project": {"naam": str},
    "opslag": {"url": str},
    "codeboek": {"bestand": str},
    "taal": {"pipeline": str},
    "suggesties": {"engines": list},
    "sprekers": {"interviewer": list, "respondent": list},
    "rapport": {"titel": str, "ondertitel": str, "sjabloon": str},
    "groepen": {},
}


def read_settings(folder: Path) -> Settings:
    """Read the settings of the project in `folder`; ConfigError names file, line and way out."""
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(texts.NO_PROJECT.format(folder=folder)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(texts.NOT_UTF8.format(file=path)) from error
    except OSError as error:
        raise ConfigError(texts.UNREADABLE.format(file=path, why=error.strerror)) from error
    return parse_settings(text, path.name, folder.resolve().name)


def parse_settings(text: str, file: str, default_name: str) -> Settings:
    """Parse the text of evaluatie.toml; what is not in it keeps its default."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(texts.BAD_TOML.format(file=file, line=_error_line(error, text))) from error
    document = _Document(file, text)
    document.check(values)
    return _settings(values, document, default_name)


@dataclass(frozen=True, slots=True)
class _Document:
    file: str
    text: str

    def check(self, values: Mapping[str, Any]) -> None:
        for section, content in values.items():
            if section not in _KEYS:
                raise self.error(texts.UNKNOWN_SECTION, section, section=section, choices=", ".join(_KEYS))
            if not isinstance(content, Mapping):
                raise self.error(texts.WRONG_TYPE, section, key=section, wanted=texts.TABLE)
            self._check_section(section, content)

    def _check_section(self, section: str, content: Mapping[str, Any]) -> None:
        for key, value in content.items():
            if section == "groepen":
                self._check_type(key, value, str)
            elif section == "sprekers" and isinstance(value, Mapping):
                self._check_section(section, value)
            elif key not in _KEYS[section]:
                choices = ", ".join(_KEYS[section])
                raise self.error(texts.UNKNOWN_KEY, key, key=key, section=section, choices=choices)
            else:
                self._check_type(key, value, _KEYS[section][key])

    def _check_type(self, key: str, value: Any, wanted: type) -> None:
        fits = isinstance(value, wanted) and (wanted is str or all(isinstance(item, str) for item in value))
        if not fits:
            raise self.error(texts.WRONG_TYPE, key, key=key, wanted=texts.TEXT if wanted is str else texts.LIST)

    def error(self, message: str, word: str, **values: Any) -> ConfigError:
        return ConfigError(message.format(file=self.file, line=self.line_of(word), **values))

    def line_of(self, word: str) -> int:
        """Return the first line that opens with this key or section."""
        opening = re.compile(rf"^\s*\[?\s*[\w.\"]*{re.escape(word)}\"?\s*[\]=.]", re.MULTILINE)
        found = opening.search(self.text)
        return self.text[: found.start()].count("\n") + 1 + found.group().count("\n") if found else 1


def _settings(values: Mapping[str, Any], document: _Document, default_name: str) -> Settings:
    defaults = Settings(name=default_name)
    speakers = values.get("sprekers", {})
    groups = values.get("groepen", DEFAULT_GROUPS)
    if not groups:
        raise document.error(texts.EMPTY_GROUPS, "groepen")
    report = values.get("rapport", {})
    return Settings(
        name=values.get("project", {}).get("naam") or default_name,
        database=values.get("opslag", {}).get("url", defaults.database),
        codebook=_inside(values.get("codeboek", {}).get("bestand", defaults.codebook), "bestand", document),
        pipeline=values.get("taal", {}).get("pipeline", defaults.pipeline),
        engines=tuple(values.get("suggesties", {}).get("engines", defaults.engines)),
        groups=dict(groups),
        speakers=_speakers(speakers),
        speakers_by_file={name: _speakers(value) for name, value in speakers.items() if isinstance(value, Mapping)},
        report_title=report.get("titel", ""),
        report_subtitle=report.get("ondertitel", ""),
        report_template=report.get("sjabloon", ""),
    )


def _inside(path: str, key: str, document: _Document) -> str:
    """Refuse a path that leads out of the folder: a project that somebody sent must not read other files."""
    parts = Path(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"^[A-Za-z]:", path):
        raise document.error(texts.OUTSIDE, key, key=key)
    return parts.as_posix()


def _speakers(values: Mapping[str, Any]) -> Speakers:
    return Speakers(tuple(values.get("interviewer", ())), tuple(values.get("respondent", ())))


def _error_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found.group(1)) if found else text.count("\n") + 1
