"""Suggestions from a language model on this computer, asked over the OpenAI-compatible interface. Off by default.

Each passage is one question, with the codebook. Nothing of the answer is taken on trust: it has to fit a schema, name
codes that exist and quote words that stand in the passage; the rest is left out and counted. The score is what the
model says of its own certainty: it is not calibrated.

When the server is away, `EngineError` stops tagging. That loses least: interviews that were done are kept, the one
that was being worked on keeps its old suggestions and is asked about again next time. If the others went on without
it, the interview would count as done, and would never be asked about again.
"""

import hashlib
import http.client
import json
import logging
import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Cue, Source, Suggestion, Valence
from lerende_evaluatie.domain.passages import Passage, passages_in
from lerende_evaluatie.domain.settings import LanguageModel, Settings, is_loopback
from lerende_evaluatie.engines import texts
from lerende_evaluatie.engines._making import Maker
from lerende_evaluatie.errors import ConfigError, EngineError
from lerende_evaluatie.ports import Pipeline, Shelf

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

NAME = "local_model"
VERSION = "1"

TIMEOUT = 180.0
"""Seconds without a byte from the server; without a graphics card an answer can take a minute."""
PATIENCE = 3
"""After so many questions in a row without an answer, the server is taken to be away."""
LARGEST = 1_000_000
"""Bytes; a larger answer is not read."""
ANSWER_TOKENS = 2000
"""How long an answer may become; keeps a model from going on for ever."""
LONGEST_REASON = 300
"""Characters."""

ITEM = {
    "type": "object",
    "properties": {
        "code": {"type": "string"},
        "citaat": {"type": "string", "minLength": 1},
        "richting": {"enum": [valence.value for valence in Valence]},
        "zekerheid": {"type": "number"},
        "reden": {"type": "string"},
    },
    "required": ["code", "citaat", "richting", "zekerheid", "reden"],
}
ANSWER = {
    "type": "object",
    "properties": {"voorstellen": {"type": "array", "items": ITEM}},
    "required": ["voorstellen"],
}
"""The JSON schema of an answer, sent along so that servers that can do so keep the model to it."""
_ENVELOPE = {**ANSWER, "properties": {"voorstellen": {"type": "array"}}}  # one bad item does not spoil the others

_NAMESPACE = uuid.UUID("5b0c9b1e-94b4-5c55-8a0f-0f6a4c1d7e21")
_REFUSALS = frozenset({401, 403, 404, 405})
_logger = logging.getLogger(__name__)


def with_settings(settings: Settings) -> "LocalModel":
    """Return the engine for the language model of the settings."""
    return LocalModel(settings.language_model)


class LocalModel:
    """The engine, with the settings it needs. `VERSION` names the model as well: it stands with each suggestion."""

    LEARNS = False

    def __init__(self, model: LanguageModel) -> None:
        """Bind the settings; nothing is asked yet."""
        self._model = model
        self.VERSION = f"{VERSION} {model.model}".strip()

    def fingerprint(self, codebook: CodeBook, code_id: str, examples: Sequence[Labelled] = ()) -> str:
        """Return a hash over the code, the model and all that it is told: it sees the whole codebook at once."""
        basis = (self.VERSION, code_id, instructions(codebook))
        return hashlib.sha256(repr(basis).encode()).hexdigest()

    def build(
        self,
        codebook: CodeBook,
        code_ids: Collection[str],
        pipeline: Pipeline,
        examples: Sequence[Labelled] = (),
        shelf: Shelf | None = None,
    ) -> "Engine":
        """Return an engine that proposes `code_ids`; ConfigError when the settings name no model."""
        if not self._model.model:
            raise ConfigError(texts.NO_MODEL)
        if not self._model.stays_here:
            _logger.warning(texts.MODEL_OUTSIDE.format(model=self._model.model, host=self._model.host))
        return Engine(codebook, code_ids, pipeline, self._model, self.VERSION, shelf)


def instructions(codebook: CodeBook) -> str:
    """Return what the model is told before each passage: the rules and the codebook, in Dutch."""
    return texts.MODEL_INSTRUCTIONS + "\n".join(line for code in codebook.walk() for line in _described(codebook, code))


def _described(codebook: CodeBook, code: Code) -> Iterator[str]:
    head = texts.MODEL_CODE if code.is_codable else texts.MODEL_HEADING
    parts = (
        (head.format(id=code.id, name=code.name), True),
        (texts.MODEL_DEFINITION.format(text=code.definition), code.definition),
        (texts.MODEL_USE_WHEN.format(text=code.use_when), code.use_when),
        (texts.MODEL_AVOID_WHEN.format(text=code.avoid_when), code.avoid_when),
    )
    indent = "  " * codebook.depth(code.id)
    yield from (indent + line for part, is_given in parts if is_given for line in part.splitlines())


class _NoAnswerError(Exception):
    """One question got no answer."""


@dataclass(frozen=True, slots=True)
class _Proposed:
    """An item of an answer that holds water: the sentences it is about, and the words that it quotes."""

    code_id: str
    sentences: Passage
    quote: tuple[int, int]
    score: float
    valence: Valence
    reason: str

    def overlaps(self, other: "_Proposed") -> bool:
        """Tell whether both are about the same code and share a sentence."""
        mine, its = self.sentences, other.sentences
        return self.code_id == other.code_id and mine.first < its.last and its.first < mine.last


class Engine:
    """Asks the model about one passage after another; an answer that was kept on the shelf is not asked for again.

    `dropped` counts what was left out: "passage" (no answer, or none that is JSON of the right form), "item", "code"
    and "quote" (of an answer, what does not fit the schema, names no code, or is not verbatim).
    """

    def __init__(
        self,
        codebook: CodeBook,
        code_ids: Collection[str],
        pipeline: Pipeline,
        model: LanguageModel,
        version: str,
        shelf: Shelf | None = None,
    ) -> None:
        """Prepare the questions; the server is not called yet."""
        from jsonschema import Draft202012Validator

        self._codebook = codebook
        self._asked = frozenset(code_id for code_id in code_ids if codebook[code_id].is_codable)
        self._maker = Maker(NAME, version, _NAMESPACE, pipeline, codebook)
        self._server = _Server(model)
        self._instructions = instructions(codebook)
        self._envelope: Validator = Draft202012Validator(_ENVELOPE)
        self._item: Validator = Draft202012Validator(ITEM)
        self._basis = repr((version, model.address, self._instructions))
        self._shelf = shelf
        self._failures = 0
        self.dropped: Counter[str] = Counter()

    def suggest(self, source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return the suggestions in the source's evidence turns; EngineError when the server is away."""
        if not self._asked:
            return []
        before = Counter(self.dropped)
        passages = list(passages_in(source, analysis))
        with self._answers(source) as answers:
            proposed = [item for passage in passages for item in self._about(passage, source, analysis, answers)]
        self._tell(len(passages), self.dropped - before)
        made = [self._suggestion(item, source, analysis) for item in proposed if item.code_id in self._asked]
        return sorted(made, key=lambda item: (item.selection.start, item.selection.end, item.code_id))

    @contextmanager
    def _answers(self, source: Source) -> Iterator[dict[str, list[Any]]]:
        """Give the answers by passage that were kept of a source, and keep those that came, also when it is cut off."""
        key = repr((self._basis, source.text))
        kept = None if self._shelf is None else self._shelf.get(NAME, key)
        answers: dict[str, list[Any]] = {} if kept is None else json.loads(kept)
        before = len(answers)
        try:
            yield answers
        finally:
            if self._shelf is not None and len(answers) > before:
                self._shelf.put(NAME, key, json.dumps(answers).encode())

    def _about(
        self, passage: Passage, source: Source, analysis: Analysis, answers: dict[str, list[Any]]
    ) -> list[_Proposed]:
        """Return what the model says of one passage, the surest where two of one code share a sentence."""
        start, end = passage.span(analysis)
        words = source.text[start:end]
        if words not in answers and (answer := self._answer(words)) is not None:
            answers[words] = answer
        items = answers.get(words, [])
        found = [one for one in (self._checked(item, passage, source, analysis) for item in items) if one is not None]
        kept: list[_Proposed] = []
        for item in sorted(found, key=lambda one: (-one.score, one.quote, one.code_id)):
            if not any(item.overlaps(other) for other in kept):
                kept.append(item)
        return kept

    def _answer(self, passage: str) -> list[Any] | None:
        """Return the items of the answer; None when there is no answer, or none of the right form."""
        try:
            reply = self._server.ask(self._instructions, _between_marks(passage))
        except _NoAnswerError as error:
            self._failures += 1
            self.dropped["passage"] += 1
            if self._failures >= PATIENCE:
                raise EngineError(texts.MODEL_SILENT.format(host=self._server.host, count=PATIENCE)) from error
            return None
        self._failures = 0
        answer = _json_in(reply)
        if not self._envelope.is_valid(answer):
            self.dropped["passage"] += 1
            return None
        items: list[Any] = answer["voorstellen"]
        return items

    def _checked(self, item: Any, passage: Passage, source: Source, analysis: Analysis) -> _Proposed | None:
        """Return an item of an answer when it keeps to the schema, the codebook and the words of the passage."""
        if not self._item.is_valid(item):
            self.dropped["item"] += 1
            return None
        code = self._codebook.get(item["code"])
        if code is None or not code.is_codable:
            self.dropped["code"] += 1
            return None
        quote = _place(item["citaat"], passage, source, analysis)
        if quote is None:
            self.dropped["quote"] += 1
            return None
        sentences, score = _sentences_of(quote, passage, analysis), float(min(1, max(0, item["zekerheid"])))
        return _Proposed(code.id, sentences, quote, score, Valence(item["richting"]), _one_line(item["reden"]))

    def _tell(self, asked: int, dropped: Mapping[str, int]) -> None:
        """Log how much was left out: numbers only, no words from the interview."""
        if dropped:
            passages = dropped.get("passage", 0)
            items = sum(dropped.values()) - passages
            _logger.warning(texts.MODEL_DROPPED.format(asked=asked, passages=passages, items=items))

    def _suggestion(self, item: _Proposed, source: Source, analysis: Analysis) -> Suggestion:
        template = texts.MODEL_REASON if item.reason else texts.MODEL_PLAIN
        return self._maker.suggestion(
            source,
            item.code_id,
            item.sentences.span(analysis),
            score=item.score,
            valence=item.valence,
            reason=template.format(code=self._codebook[item.code_id].name, reason=item.reason),
            cues=(Cue(*item.quote, source.text[slice(*item.quote)]),),
        )


def _between_marks(passage: str) -> str:
    """Return the passage between two marks that cannot stand in it: they hold its own hash."""
    mark = f"=== {hashlib.sha256(passage.encode()).hexdigest()[:16]} ==="
    return texts.MODEL_PASSAGE.format(mark=mark, passage=passage)


def _json_in(reply: bytes) -> Any:
    """Return the JSON object in the model's message; None when there is none.

    Models put things around it that nobody asked for, such as a fence.
    """
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
        return json.loads(content[content.index("{") : content.rindex("}") + 1], parse_constant=_refuse)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _place(quote: str, passage: Passage, source: Source, analysis: Analysis) -> tuple[int, int] | None:
    """Return where the quote first stands in the passage, in code points; None when it does not, or holds no word."""
    words = quote.strip()
    start = source.text.find(words, *passage.span(analysis))
    return (start, start + len(words)) if start >= 0 and any(map(str.isalnum, words)) else None


def _sentences_of(quote: tuple[int, int], passage: Passage, analysis: Analysis) -> Passage:
    """Return the sentences of the passage that the quote has a part of; all when it lies between tokens."""
    start, end = quote
    numbers = [
        number
        for number in range(passage.first, passage.last)
        for span in [Passage(number, number + 1).span(analysis)]
        if span[0] < end and start < span[1]
    ]
    return Passage(numbers[0], numbers[-1] + 1) if numbers else passage


def _one_line(reason: str) -> str:
    """Return the model's reason on one line, without signs that cannot be shown or kept."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in reason).split())
    return words if len(words) <= LONGEST_REASON else words[: LONGEST_REASON - 1] + "…"


class _Server:
    """The one address that is talked to. `http.client` follows no redirects and knows no proxies."""

    def __init__(self, model: LanguageModel) -> None:
        parts = urlsplit(model.address)
        self.host = parts.hostname or ""
        self._port = parts.port
        self._kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._path = f"{parts.path.rstrip('/')}/chat/completions"
        self._model = model

    def ask(self, system: str, user: str) -> bytes:
        """Return the body of the answer; _NoAnswerError when there is none this time, EngineError when it is away."""
        body = {
            "model": self._model.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
            "seed": 1,
            "max_tokens": ANSWER_TOKENS,
            "stream": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "voorstellen", "strict": True, "schema": ANSWER},
            },
        }
        status, answer = self._post(json.dumps(body).encode())
        if 300 <= status < 400:
            raise EngineError(texts.MODEL_REDIRECTS.format(host=self.host))
        if status in _REFUSALS:
            raise EngineError(texts.MODEL_REFUSES.format(host=self.host, status=status))
        if status != 200:
            raise _NoAnswerError
        return answer

    def _post(self, body: bytes) -> tuple[int, bytes]:
        connection = self._connected()
        try:
            connection.request("POST", self._path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, response.read(LARGEST)
        except (OSError, http.client.HTTPException) as error:
            raise _NoAnswerError from error
        finally:
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        connection = self._kind(self.host, self._port, timeout=TIMEOUT)
        try:
            connection.connect()
            peer = str(connection.sock.getpeername()[0])
        except OSError as error:
            raise EngineError(texts.MODEL_AWAY.format(host=self.host)) from error
        if not self._model.may_leave and not is_loopback(peer):  # a name can be made to point anywhere
            connection.close()
            raise EngineError(texts.MODEL_NOT_HERE.format(host=self.host))
        return connection
