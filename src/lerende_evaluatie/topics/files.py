"""Topics in a folder: what was found, the model, and a manifest with all that it takes to find them again."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema

from lerende_evaluatie import files
from lerende_evaluatie.domain.model import Selection
from lerende_evaluatie.domain.topics import (
    NO_TOPIC,
    Choices,
    Named,
    Placed,
    Reduction,
    Run,
    Score,
    Topic,
    Unit,
    Whose,
    Word,
)
from lerende_evaluatie.errors import TopicsError, UsageError
from lerende_evaluatie.topics import texts

RUN = "topics.json"
MANIFEST = "manifest.json"
MODEL = "model"
FORMAT = "lerende-evaluatie topics 1"
_NUMBER = {"type": "number"}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}


def _object(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: object, **more: object) -> dict[str, object]:
    return {"type": "array", "items": items, **more}


_CHOICES = _object(
    unit={"enum": list(Unit)},
    embedding={"type": "string", "pattern": "^(auto|tfidf|spacy|sentence-transformers:.+)$"},
    clusters={"type": ["integer", "null"], "minimum": 1},
    seeds={"type": "integer", "minimum": 1},
    role={"enum": list(Whose)},
    reduction={"enum": list(Reduction)},
)
_SPANS = {"type": "object", "additionalProperties": _list(_list(_COUNT, minItems=2, maxItems=2))}
_TEXTS = {"type": "object", "additionalProperties": _TEXT}
_SETTINGS = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
_RUN = _object(
    format={"const": FORMAT},
    choices=_CHOICES,
    day=_TEXT,
    pipeline=_TEXT,
    texts=_TEXTS,
    passages=_list(
        _object(
            source_name=_TEXT,
            start=_COUNT,
            end=_COUNT,
            quote=_TEXT,
            topic=_COUNT,
            probability=_SHARE,
            x=_SHARE,
            y=_SHARE,
        )
    ),
    topics=_list(
        _object(
            number=_COUNT,
            size=_COUNT,
            back=_COUNT,
            name=_TEXT,
            quotes=_list(_COUNT),
            words=_list(_object(text=_TEXT, weight=_NUMBER)),
        )
    ),
    scores=_list(
        _object(
            model=_TEXT,
            topics=_COUNT,
            coverage=_SHARE,
            coherence=_NUMBER,
            agreement={"type": ["number", "null"]},
            is_chance={"type": "boolean"},
        )
    ),
    agreement={"type": ["number", "null"]},
    left_out={"type": "object", "additionalProperties": _COUNT},
    settings=_SETTINGS,
    versions=_TEXTS,
    waiting=_list(_object(name=_TEXT, spans=_SPANS, texts=_TEXTS)),
)
_MANIFEST = _object(
    format={"const": FORMAT},
    project=_TEXT,
    day=_TEXT,
    choices=_CHOICES,
    pipeline=_TEXT,
    interviews=_TEXTS,
    settings=_SETTINGS,
    versions=_TEXTS,
    outcome=_TEXT,
    model=_TEXTS,
)


def save(folder: Path, run: Run, model: Mapping[str, bytes], project: str) -> None:
    """Write what was found, the model and the manifest; each file whole or not at all."""
    manifest = {
        "format": FORMAT,
        "project": project,
        "day": run.day,
        "choices": asdict(run.choices),
        "pipeline": run.pipeline,
        "interviews": run.texts,
        "settings": run.settings,
        "versions": run.versions,
        "outcome": outcome(run),
        "model": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(model.items())},
    }
    for name, data in model.items():
        write(folder / MODEL / name, data)
    write(folder / MANIFEST, _json(manifest))
    save_run(folder, run)


def save_run(folder: Path, run: Run) -> None:
    """Write what was found, with the names that people gave."""
    write(folder / RUN, _json(_as_data(run)))


def load(folder: Path) -> Run:
    """Return what was found; TopicsError when there is nothing, or when it is damaged."""
    path = folder / RUN
    if not path.is_file():
        raise TopicsError(texts.NO_RUN.format(folder=folder))
    try:
        return _run_from(_checked(path, _RUN))
    except (ValueError, jsonschema.ValidationError) as error:
        raise TopicsError(texts.DAMAGED.format(file=path)) from error


def load_names(folder: Path) -> Run | None:
    """Return what was found before, for the names in it; TopicsError when it cannot be read: nothing goes over it."""
    try:
        return load(folder) if (folder / RUN).exists() else None
    except TopicsError as error:
        raise TopicsError(texts.DAMAGED_NAMES.format(file=folder / RUN)) from error


def load_manifest(path: Path) -> dict[str, Any]:
    """Return a manifest as it stands in its file, with `choices` as `Choices`; UsageError when it is none."""
    try:
        found = _checked(path, _MANIFEST)
    except (ValueError, jsonschema.ValidationError) as error:
        raise UsageError(texts.NOT_A_MANIFEST.format(file=path)) from error
    return {**found, "choices": _choices_from(found["choices"])}


def check_model(folder: Path) -> None:
    """Raise TopicsError when a file of the model is damaged, or is not the one that the manifest names."""
    path = folder / MANIFEST
    try:
        model = load_manifest(path)["model"]
    except UsageError as error:
        raise TopicsError(texts.NO_MANIFEST.format(file=path)) from error
    for name, digest in model.items():
        file = folder / MODEL / name
        if Path(name).name != name or _digest(file) != digest:
            raise TopicsError(texts.DAMAGED_MODEL.format(file=file, manifest=path, folder=folder))


def outcome(run: Run) -> str:
    """Return a hash of which passage is in which topic: the same when topics were found again exactly."""
    lines = (f"{one.source_name}\t{one.selection.start}\t{one.selection.end}\t{one.topic}\n" for one in run.passages)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, in a folder that is made when it is not there; TopicsError when that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, data)
    except (OSError, ValueError) as error:
        raise TopicsError(texts.CANNOT_WRITE.format(file=path, why=files.reason(error))) from error


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def _checked(path: Path, schema: Mapping[str, Any]) -> Any:
    try:
        found = json.loads(path.read_bytes(), parse_constant=_refuse)
    except FileNotFoundError as error:
        raise UsageError(texts.NOT_THERE.format(file=path)) from error
    except OSError as error:
        raise UsageError(texts.CANNOT_READ.format(file=path, why=files.reason(error))) from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    jsonschema.validate(found, schema)
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""


def _as_data(run: Run) -> dict[str, object]:
    return {
        "format": FORMAT,
        **asdict(replace(run, passages=())),
        "passages": [
            {
                "source_name": one.source_name,
                "start": one.selection.start,
                "end": one.selection.end,
                "quote": one.selection.quote,
                "topic": one.topic,
                "probability": one.probability,
                "x": one.x,
                "y": one.y,
            }
            for one in run.passages
        ],
    }


def _run_from(data: Mapping[str, Any]) -> Run:
    """Return the run in `data`, that fits the schema; ValueError when its parts do not fit one another."""
    run = Run(
        choices=_choices_from(data["choices"]),
        day=data["day"],
        pipeline=data["pipeline"],
        texts=data["texts"],
        passages=tuple(map(_placed_from, data["passages"])),
        topics=tuple(map(_topic_from, data["topics"])),
        scores=tuple(Score(**score) for score in data["scores"]),
        agreement=data["agreement"],
        left_out=data["left_out"],
        settings=data["settings"],
        versions=data["versions"],
        waiting=tuple(
            Named(
                one["name"],
                {name: [(int(start), int(end)) for start, end in spans] for name, spans in one["spans"].items()},
                one["texts"],
            )
            for one in data["waiting"]
        ),
    )
    _check(run)
    return run


def _check(run: Run) -> None:
    """Raise ValueError when topics and passages do not fit one another."""
    date.fromisoformat(run.day)
    sizes = Counter(passage.topic for passage in run.passages)
    sizes.pop(NO_TOPIC, None)
    if not run.topics or sizes != {number: topic.size for number, topic in enumerate(run.topics, 1)}:
        raise ValueError("passages of topics that there are not, or topics without passages")
    if any(topic.number != number for number, topic in enumerate(run.topics, 1)):
        raise ValueError("topics out of order")
    if any(index >= len(run.passages) for topic in run.topics for index in topic.quotes):
        raise ValueError("quotes that there are not")
    if any(len(one.selection.quote) != one.selection.end - one.selection.start for one in run.passages):
        raise ValueError("passages that are shorter or longer than their words")


def _choices_from(data: Mapping[str, Any]) -> Choices:
    return Choices(
        unit=Unit(data["unit"]),
        embedding=data["embedding"],
        clusters=data["clusters"] and int(data["clusters"]),
        seeds=int(data["seeds"]),
        role=Whose(data["role"]),
        reduction=Reduction(data["reduction"]),
    )


def _placed_from(data: Mapping[str, Any]) -> Placed:
    selection = Selection(int(data["start"]), int(data["end"]), data["quote"])
    return Placed(data["source_name"], selection, int(data["topic"]), data["probability"], data["x"], data["y"])


def _topic_from(data: Mapping[str, Any]) -> Topic:
    return Topic(
        number=int(data["number"]),
        size=int(data["size"]),
        words=tuple(Word(**word) for word in data["words"]),
        back=int(data["back"]),
        quotes=tuple(map(int, data["quotes"])),
        name=data["name"],
    )
