"""evaluatie.toml: read with the line number of every fault."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lerende_evaluatie.domain.settings import DEFAULT_GROUPS, LanguageModel, Settings, Speakers, is_loopback
from lerende_evaluatie.domain.writing import Heading
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.files import reason
from lerende_evaluatie.projects import texts

FILE = "evaluatie.toml"
SPEAKER_KEYS = ("interviewer", "respondent", "onbekend")
_Path = tuple[str, ...]
_KEYS: dict[str, dict[str, type]] = {
    "project": {"naam": str},
    "opslag": {"url": str},
    "codeboek": {"bestand": str},
    "taal": {"pipeline": str},
    "suggesties": {"engines": list},
    "taalmodel": {"adres": str, "model": str, "adres_buiten_deze_computer": bool},
    "sprekers": dict.fromkeys(SPEAKER_KEYS, list),
    "rapport": {
        "titel": str,
        "ondertitel": str,
        "sjabloon": str,
        "citaten_per_code": int,
        "haperingen_weglaten": bool,
    },
    "portretten": dict.fromkeys((heading.value for heading in Heading), list),
    "groepen": {},
}


def read_settings(folder: Path) -> Settings:
    """Read the settings of the project in `folder`; ConfigError names file, line and way out."""
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(texts.NO_PROJECT.format(folder=folder.resolve())) from error
    except UnicodeDecodeError as error:
        raise ConfigError(texts.NOT_UTF8.format(file=path)) from error
    except OSError as error:
        raise ConfigError(texts.UNREADABLE.format(file=path, why=reason(error))) from error
    return parse_settings(text, path.name, folder.resolve().name)


def parse_settings(text: str, file: str, default_name: str) -> Settings:
    """Parse the text of evaluatie.toml; what is not in it keeps its default."""
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
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
                raise self.error(texts.UNKNOWN_SECTION, (section,), section=section, choices=", ".join(_KEYS))
            if not isinstance(content, Mapping):
                raise self.error(texts.WRONG_TYPE, (section,), key=section, wanted=texts.TABLE)
            self._check_section((section,), content)

    def _check_section(self, path: _Path, content: Mapping[str, Any]) -> None:
        known = _KEYS[path[0]]
        for key, value in content.items():
            here = (*path, key)
            if path == ("groepen",):
                self._check_type(here, value, str)
            elif path == ("sprekers",) and isinstance(value, Mapping):
                self._check_section(here, value)
            elif len(path) == 2 and isinstance(value, Mapping):
                raise self.error(texts.NOT_QUOTED, here)
            elif key not in known:
                raise self.error(texts.UNKNOWN_KEY, here, key=key, section=path[0], choices=", ".join(known))
            else:
                self._check_type(here, value, known[key])

    def _check_type(self, path: _Path, value: Any, wanted: type) -> None:
        if not _fits(value, wanted):
            raise self.error(texts.WRONG_TYPE, path, key=path[-1], wanted=_WANTED[wanted])

    def error(self, message: str, path: _Path, **values: Any) -> ConfigError:
        return ConfigError(message.format(file=self.file, line=self.line_of(path), **values))

    def line_of(self, path: _Path) -> int:
        """Return the line of a section or key; that of what it stands in when it has no line of its own."""
        best, found = 0, 1
        for line, here in self._lines():
            fit = len(here) if here == path[: len(here)] else 0
            if fit > best:
                best, found = fit, line
        return found

    def _lines(self) -> Iterator[tuple[int, _Path]]:
        """Yield every line that opens a section or gives a key, with its full path."""
        section: _Path = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := _HEADER.match(line):
                section = _parts(header[1])
                yield number, section
            elif key := _KEY.match(line):
                yield number, (*section, *_parts(key[1]))


_WANTED = {str: texts.TEXT, list: texts.LIST, bool: texts.YES_OR_NO, int: texts.COUNT}
_NAME = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\]|\\.)*\"|'[^']*')"
_NAMES = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_NAMES})\s*\]")
_KEY = re.compile(rf"\s*({_NAMES})\s*=")


def _parts(names: str) -> _Path:
    """Return the parts of a dotted name, without their quotes."""
    return tuple(part.strip("\"'") for part in re.findall(_NAME, names))


def _fits(value: Any, wanted: type) -> bool:
    if wanted is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if wanted is int:
        return type(value) is int and value >= 0  # in Python, true is a number as well
    return isinstance(value, wanted)


def _settings(values: Mapping[str, Any], document: _Document, default_name: str) -> Settings:
    defaults = Settings(name=default_name)
    speakers = values.get("sprekers", {})
    groups = values.get("groepen", DEFAULT_GROUPS)
    if not groups:
        raise document.error(texts.EMPTY_GROUPS, ("groepen",))
    report = values.get("rapport", {})
    return Settings(
        name=values.get("project", {}).get("naam") or default_name,
        database=values.get("opslag", {}).get("url") or defaults.database,
        codebook=_inside(values.get("codeboek", {}).get("bestand") or defaults.codebook, _CODEBOOK, document),
        pipeline=values.get("taal", {}).get("pipeline") or defaults.pipeline,
        engines=tuple(values.get("suggesties", {}).get("engines", defaults.engines)),
        groups=dict(groups),
        speakers=_speakers(speakers),
        speakers_by_file={
            speakers_key(name): _speakers(value) for name, value in speakers.items() if isinstance(value, Mapping)
        },
        report_title=report.get("titel", ""),
        report_subtitle=report.get("ondertitel", ""),
        report_template=_inside(report.get("sjabloon", ""), _TEMPLATE, document),
        report_quotes=report.get("citaten_per_code", defaults.report_quotes),
        without_hesitations=report.get("haperingen_weglaten", defaults.without_hesitations),
        portrait_codes={**defaults.portrait_codes, **_tuples(values.get("portretten", {}))},
        language_model=_language_model(values.get("taalmodel", {}), document),
    )


_CODEBOOK, _TEMPLATE = ("codeboek", "bestand"), ("rapport", "sjabloon")


def _inside(path: str, place: _Path, document: _Document) -> str:
    """Refuse a path that leads out of the folder: a project that somebody sent must not read other files."""
    parts = Path(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"^[A-Za-z]:", path) or "\0" in path:
        raise document.error(texts.OUTSIDE, place, key=place[-1])
    return parts.as_posix() if path else ""


def _language_model(values: Mapping[str, Any], document: _Document) -> LanguageModel:
    """Refuse an address outside this computer, also one that is not in use yet, unless the owner says it may be."""
    model = LanguageModel(
        address=values.get("adres") or LanguageModel().address,
        model=values.get("model", "").strip(),
        may_leave=values.get("adres_buiten_deze_computer", False),
    )
    if not _is_web_address(model.address):
        raise document.error(texts.NO_ADDRESS, _ADDRESS, key=_ADDRESS[-1])
    if not model.may_leave and not is_loopback(model.host):
        raise document.error(texts.LEAVES_COMPUTER, _ADDRESS, key=_ADDRESS[-1])
    if not model.may_leave and not model.stays_here:
        raise document.error(texts.LEAVES_COMPUTER, _MODEL, key=_MODEL[-1])
    return model


_ADDRESS, _MODEL = ("taalmodel", "adres"), ("taalmodel", "model")


def _is_web_address(address: str) -> bool:
    """Tell whether this is an http address with a host, and nothing else in it than a port and a path."""
    try:
        parts = urlsplit(address)
        extras = (parts.username, parts.password, parts.query or None, parts.fragment or None)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = re.fullmatch(r"[!-~]+", address) is not None and "\\" not in address
    return is_plain and parts.scheme in ("http", "https") and has_host and extras == (None,) * 4


def speakers_key(name: str) -> str:
    """Return the name of a transcript, as written under [sprekers], in the form in which sources are named."""
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _speakers(values: Mapping[str, Any]) -> Speakers:
    return Speakers(*(tuple(values.get(key, ())) for key in SPEAKER_KEYS))


def _tuples(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(items) for key, items in lists.items()}


def _error_line(error: ValueError | RecursionError, text: str) -> int:
    found = re.search(r"at line (\d+)", str(error))
    return int(found.group(1)) if found else text.rstrip().count("\n") + 1
