"""What people wrote, in a YAML file: lessons, judgements on the balance, and texts, with quotes by their words.

    lessen:
      - titel: Houd aandacht voor begeleiding
        status: besproken
        codes: [begeleiding]
        tekst: |
          Begeleiding werkt [1].
        citaten:
          - nummer: 1
            houding: steunt
            bestand: 01_gesprek.docx
            citaat: Zonder haar was ik gestopt.
            code: begeleiding
    oordelen:
      - pilot: Noord
        thema: draagvlak
        oordeel: positief
        reden: Ook gezien op de werkvloer.
    teksten:
      - soort: portret
        pilot: Noord
        plek: aanleiding
        tekst: Het begon klein.

All values are text, and nothing in the file refers to anything outside it.
"""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from lerende_evaluatie.domain.lessons import Stance, Status
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import SummaryKind
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.files import bare_newlines, reason
from lerende_evaluatie.projects import texts

QUOTE_FIELDS = ("nummer", "houding", "bestand", "citaat", "code", "keer", "codeur", "antwoord")
LESSON_FIELDS = ("titel", "status", "codes", "tekst", "citaten")
RULING_FIELDS = ("pilot", "thema", "oordeel", "reden")
TEXT_FIELDS = ("soort", "pilot", "plek", "tekst", "citaten")
JUDGEMENTS = {
    "positief": Judgement.POSITIVE,
    "gemengd": Judgement.MIXED,
    "negatief": Judgement.NEGATIVE,
    "onbekend": Judgement.UNKNOWN,
    **{sign.value: sign for sign in Judgement},
}
WIDTH = 110
STEP = "  "
DEEPEST = 10
"""How many lists and groups may lie in each other; what can be written here needs six."""

Choice = TypeVar("Choice")
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class WrittenQuote:
    """A quote by the words of an interview, of which `file` is the name.

    `code`, `occurrence` (the how manieth place where these words were coded, from 1) and `coder` tell which coding is
    meant where more than one lies on these words. `number`, `stance` and `answer` are as in a lesson's `Evidence`; a
    number that is not given follows the one before.
    """

    file: str
    words: str
    code: str = ""
    occurrence: int | None = None
    coder: str = ""
    number: int | None = None
    stance: Stance = Stance.SUPPORTS
    answer: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class WrittenLesson:
    """A lesson as it stands in the file; `line` is where it begins, counted from 1."""

    title: str
    text: str = ""
    status: Status = Status.DRAFT
    codes: tuple[str, ...] = ()
    quotes: tuple[WrittenQuote, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class WrittenRuling:
    """A judgement on a cell of the balance; `case` None is the line over all pilots."""

    case: str | None
    theme: str
    judgement: Judgement
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text at a place in the report; `case` is empty for the report as a whole."""

    kind: SummaryKind
    case: str
    subject: str
    text: str = ""
    quotes: tuple[WrittenQuote, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Writings:
    """What stands in a file. `faults` are the parts that cannot be read: their line, and what is wrong, in Dutch."""

    lessons: tuple[WrittenLesson, ...] = ()
    rulings: tuple[WrittenRuling, ...] = ()
    texts: tuple[WrittenText, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()


# Reading


def read_writings(path: Path) -> Writings:
    """Read a file; a lesson, judgement or text with a fault is left out whole, and named.

    Raises UsageError when there is no such file or it is no YAML, EvaluationError when it cannot be opened.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(texts.WRITING_NO_FILE.format(file=path)) from error
    except OSError as error:
        raise EvaluationError(texts.UNREADABLE.format(file=path, why=reason(error))) from error
    except UnicodeDecodeError as error:
        raise UsageError(texts.NOT_UTF8.format(file=path)) from error
    return parse_writings(text, path.name)


def parse_writings(text: str, file: str) -> Writings:
    """Return what stands in a text; UsageError, with `file` as its name, when it is no YAML."""
    try:
        return _writings(_tree(bare_newlines(text).translate(_LINE_ENDS_OF_YAML)))
    except _FaultError as fault:
        raise UsageError(texts.WRITING_FAULT.format(file=file, line=fault.line, problem=fault.problem)) from None


class _FaultError(Exception):
    """Something that cannot be read, and on which line."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line, self.problem = line, problem


@dataclass(frozen=True, slots=True)
class _Node:
    """A value and the line on which it begins."""

    line: int
    value: "str | list[_Node] | dict[str, _Node]"


def _writings(root: _Node) -> Writings:
    top = _Fields(root, ("lessen", "oordelen", "teksten"))
    faults: list[tuple[int, str]] = []

    def parts(name: str, read: Callable[[_Node], Part]) -> tuple[Part, ...]:
        found = []
        for node in top.list(name):
            try:
                found.append(read(node))
            except _FaultError as fault:
                faults.append((fault.line, fault.problem))
        return tuple(found)

    read = parts("lessen", _lesson), parts("oordelen", _ruling), parts("teksten", _text)
    return Writings(*read, tuple(sorted(faults)))


def _lesson(node: _Node) -> WrittenLesson:
    fields = _Fields(node, LESSON_FIELDS)
    return WrittenLesson(
        title=fields.needed("titel"),
        text=fields.text("tekst").strip(),
        status=fields.choice("status", {one.value: one for one in Status}, Status.DRAFT),
        codes=tuple(_scalar(code).strip() for code in fields.list("codes")),
        quotes=tuple(map(_quote, fields.list("citaten"))),
        line=node.line,
    )


def _ruling(node: _Node) -> WrittenRuling:
    fields = _Fields(node, RULING_FIELDS)
    return WrittenRuling(
        case=fields.text("pilot").strip() or None,
        theme=fields.needed("thema").strip(),
        judgement=fields.choice("oordeel", JUDGEMENTS),
        reason=fields.text("reden"),
        line=node.line,
    )


def _text(node: _Node) -> WrittenText:
    fields = _Fields(node, TEXT_FIELDS)
    quotes = tuple(map(_quote, fields.list("citaten")))
    return WrittenText(
        kind=fields.choice("soort", {one.value: one for one in SummaryKind}),
        case=fields.text("pilot").strip(),
        subject=fields.needed("plek").strip(),
        text=(fields.text("tekst") if quotes else fields.needed("tekst")).strip(),
        quotes=quotes,
        line=node.line,
    )


def _quote(node: _Node) -> WrittenQuote:
    fields = _Fields(node, QUOTE_FIELDS)
    return WrittenQuote(
        file=fields.needed("bestand"),
        words=fields.needed("citaat"),
        code=fields.text("code").strip(),
        occurrence=fields.number("keer"),
        coder=fields.text("codeur").strip(),
        number=fields.number("nummer"),
        stance=fields.choice("houding", {one.value: one for one in Stance}, Stance.SUPPORTS),
        answer=fields.text("antwoord"),
        line=node.line,
    )


class _Fields:
    """The fields of one part of the file. No sentence holds a value: that may be words of an interview."""

    def __init__(self, node: _Node, known: tuple[str, ...]) -> None:
        if not isinstance(node.value, dict):
            raise _FaultError(node.line, texts.WRITING_NO_FIELDS.format(choices=", ".join(known)))
        for key, value in node.value.items():
            if key not in known:
                raise _FaultError(value.line, texts.WRITING_UNKNOWN_FIELD.format(choices=", ".join(known)))
        self._line, self._nodes = node.line, node.value

    def text(self, key: str) -> str:
        """Return a text, empty when it is not there."""
        return _scalar(self._nodes[key], key) if key in self._nodes else ""

    def needed(self, key: str) -> str:
        """Return a text that has to be there."""
        if text := self.text(key):
            return text
        raise self._fault(key, texts.WRITING_MISSING.format(field=key))

    def choice(self, key: str, choices: Mapping[str, Choice], usual: Choice | None = None) -> Choice:
        """Return what a word stands for; `usual` when there is none."""
        word = self.text(key).strip().casefold().removesuffix("\ufe0f")  # ☺ as most keyboards write it
        found = usual if not word else choices.get(word)
        if found is None:
            raise self._fault(key, texts.WRITING_CHOICE.format(field=key, choices=", ".join(choices)))
        return found

    def number(self, key: str) -> int | None:
        """Return a number from 1, None when there is none."""
        text = self.text(key).strip()
        if text and not re.fullmatch("[1-9][0-9]{0,5}", text):
            raise self._fault(key, texts.WRITING_NUMBER.format(field=key))
        return int(text) if text else None

    def list(self, key: str) -> list[_Node]:
        """Return the items of a list, none when it is not there."""
        node = self._nodes.get(key)
        if node is None or node.value == "":
            return []
        if not isinstance(node.value, list):
            raise self._fault(key, texts.WRITING_NO_LIST.format(field=key))
        return node.value

    def _fault(self, key: str, problem: str) -> _FaultError:
        return _FaultError(self._nodes[key].line if key in self._nodes else self._line, problem)


def _scalar(node: _Node, field: str = "codes") -> str:
    if not isinstance(node.value, str):
        raise _FaultError(node.line, texts.WRITING_NO_TEXT.format(field=field))
    return node.value


# YAML


_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_ENDS_OF_YAML = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML 1.1 sees new lines in these, no editor does: the line numbers would be wrong."""
_PROBLEMS = {
    "mapping keys are not allowed": texts.YAML_QUESTION_MARK,
    "mapping values are not allowed": texts.YAML_COLON,
    "expected ',' or": texts.YAML_OPEN,
    "found unexpected end of stream": texts.YAML_OPEN_QUOTE,
    "cannot start any token": texts.YAML_START_SIGN,
}


def _tree(text: str) -> _Node:
    """Return the values of a YAML text, made from its events: nothing is composed that could nest or repeat itself."""
    if strange := yaml.reader.Reader.NON_PRINTABLE.search(text):
        raise _FaultError(text.count("\n", 0, strange.start()) + 1, texts.YAML_STRANGE_SIGN)
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    try:
        next(events)  # the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            return _Node(1, {})
        root = _node(next(events), events, 1)
        next(events)  # the end of the document
        more = next(events)
    except yaml.YAMLError as error:
        raise _syntax_fault(error, text) from None
    if not isinstance(more, yaml.StreamEndEvent):
        raise _FaultError(more.start_mark.line + 1, texts.YAML_DOCUMENTS)
    return root


def _node(event: Any, events: Iterator[Any], depth: int) -> _Node:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor or (event.tag and event.tag != "!"):
        raise _FaultError(line, texts.YAML_START_SIGN)
    if isinstance(event, yaml.ScalarEvent):
        return _Node(line, event.value)
    if depth > DEEPEST:
        raise _FaultError(line, texts.YAML_TOO_DEEP)
    if isinstance(event, yaml.SequenceStartEvent):
        return _Node(line, [_node(item, events, depth + 1) for item in _until(yaml.SequenceEndEvent, events)])
    fields: dict[str, _Node] = {}
    for key in _until(yaml.MappingEndEvent, events):
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarEvent):
            raise _FaultError(at, texts.YAML_NO_KEY)
        if key.value in fields:
            raise _FaultError(at, texts.YAML_DOUBLE_KEY)
        fields[key.value] = _Node(at, _node(next(events), events, depth + 1).value)
    return _Node(line, fields)


def _until(end: type, events: Iterator[Any]) -> Iterator[Any]:
    while not isinstance(event := next(events), end):
        yield event


def _syntax_fault(error: yaml.YAMLError, text: str) -> _FaultError:
    mark: yaml.Mark | None = getattr(error, "problem_mark", None)
    begins: yaml.Mark | None = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", ""))
    dutch = next((dutch for fragment, dutch in _PROBLEMS.items() if fragment in problem), texts.YAML_OTHER)
    if dutch in (texts.YAML_OPEN, texts.YAML_OPEN_QUOTE):
        mark = begins or mark
    line = mark.line if mark else 0
    indent = re.match("[ \t-]*", text.split("\n")[min(line, text.count("\n"))])
    return _FaultError(line + 1, texts.YAML_TAB if indent and "\t" in indent[0] else dutch)


# Writing


def write_writings(writings: Writings) -> str:
    """Return the text of a file that `parse_writings` reads back."""
    lists = {
        "lessen": [_lesson_fields(one) for one in writings.lessons],
        "oordelen": [_ruling_fields(one) for one in writings.rulings],
        "teksten": [_text_fields(one) for one in writings.texts],
    }
    sections = [
        f"{name}:\n" + "\n".join(textwrap.indent(_dump([fields]), STEP) for fields in parts)
        for name, parts in lists.items()
        if parts
    ]
    return "\n".join([texts.WRITING_HEAD, *sections])


class _Block(str):
    """A text that stands on lines of its own."""


class _Flow(list[str]):
    """A list on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes lists deeper than their field, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _represent_flow(dumper: yaml.SafeDumper, items: list[str]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_Block, _represent_text)
_Dumper.add_representer(_Flow, _represent_flow)


def _style(text: str) -> str | None:
    """Return how a text is written: as a block or however reads best, in quotes with escapes what may not show."""
    lines = text.removesuffix("\n").split("\n")
    if not all(line.isprintable() and line == line.strip() for line in lines):
        return '"'
    return "|" if lines[0] and (len(lines) > 1 or isinstance(text, _Block)) else None


def _dump(parts: list[dict[str, Any]]) -> str:
    text: str = yaml.dump(parts, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def _lesson_fields(lesson: WrittenLesson) -> dict[str, Any]:
    fields = {
        "titel": lesson.title,
        "status": lesson.status.value,
        "codes": _Flow(lesson.codes),
        "tekst": _block(lesson.text),
        "citaten": list(map(_quote_fields, lesson.quotes)),
    }
    return _filled(fields)


def _ruling_fields(ruling: WrittenRuling) -> dict[str, Any]:
    word = next(word for word, judgement in JUDGEMENTS.items() if judgement is ruling.judgement)
    return _filled({"pilot": ruling.case, "thema": ruling.theme, "oordeel": word, "reden": ruling.reason})


def _text_fields(text: WrittenText) -> dict[str, Any]:
    fields = {
        "soort": text.kind.value,
        "pilot": text.case,
        "plek": text.subject,
        "tekst": _block(text.text),
        "citaten": [
            {key: value for key, value in _quote_fields(quote).items() if key != "houding"} for quote in text.quotes
        ],
    }
    return _filled(fields)


def _quote_fields(quote: WrittenQuote) -> dict[str, Any]:
    fields = {
        "nummer": quote.number,
        "houding": quote.stance.value,
        "bestand": quote.file,
        "citaat": quote.words,
        "code": quote.code,
        "keer": quote.occurrence,
        "codeur": quote.coder,
        "antwoord": quote.answer,
    }
    return _filled(fields)


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _block(text: str) -> str:
    return _Block(f"{text}\n") if text else ""
