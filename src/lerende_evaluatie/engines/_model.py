"""What was learned from labelled passages, as it is used and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.engines._linear import Directions, Question
from lerende_evaluatie.engines._vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Model:
    """A vocabulary, a question per code that could be learned, and the directions."""

    vocabulary: Vocabulary
    questions: Mapping[str, Question]
    directions: Directions


def to_bytes(model: Model) -> bytes:
    """Return a model as an archive of plain arrays."""
    questions = model.questions.values()
    figures = [[one.intercept, one.slope, one.offset, one.threshold, one.is_at_home] for one in questions]
    target = BytesIO()
    np.savez(
        target,
        names=_text(model.vocabulary.names),
        rarity=model.vocabulary.rarity,
        codes=_text(list(model.questions)),
        weights=np.array([one.weights for one in questions], dtype=np.float32),
        figures=np.array(figures, dtype=np.float64),
        valences=_text(model.directions.valences),
        direction_weights=model.directions.weights,
        direction_intercepts=model.directions.intercepts,
    )
    return target.getvalue()


def from_bytes(data: bytes) -> Model:
    """Return the model that `to_bytes` was given."""
    with np.load(BytesIO(data), allow_pickle=False) as kept:
        questions = {
            code: Question(weights, float(intercept), float(slope), float(offset), float(threshold), bool(is_at_home))
            for code, weights, (intercept, slope, offset, threshold, is_at_home) in zip(
                _lines(kept["codes"]), kept["weights"], kept["figures"], strict=True
            )
        }
        return Model(
            Vocabulary(_lines(kept["names"]), kept["rarity"]),
            questions,
            Directions(
                tuple(map(Valence, _lines(kept["valences"]))), kept["direction_weights"], kept["direction_intercepts"]
            ),
        )


def _text(lines: Sequence[str]) -> Any:
    # No feature and no code holds an end of line: tokens and ids have none.
    return np.frombuffer("\n".join(lines).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _lines(kept: Any) -> list[str]:
    text = kept.tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []
