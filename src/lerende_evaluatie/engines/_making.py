"""Making suggestions: what an engine says of a place, with what it was and what it worked with."""

import uuid
from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Cue, Source, Suggestion, Valence, select
from lerende_evaluatie.ports import Pipeline


@dataclass(frozen=True, slots=True)
class Maker:
    """An engine in one run. The same code on the same words has the same guid in every run, by `namespace`."""

    engine: str
    version: str
    namespace: uuid.UUID
    pipeline: Pipeline
    codebook: CodeBook

    def suggestion(
        self,
        source: Source,
        code_id: str,
        span: tuple[int, int],
        *,
        score: float,
        valence: Valence,
        reason: str,
        cues: tuple[Cue, ...],
    ) -> Suggestion:
        """Return the suggestion of a code on ``[start, end)`` of the text, in code points."""
        start, end = span
        return Suggestion(
            guid=str(uuid.uuid5(self.namespace, f"{source.guid} {self.engine} {code_id} {start} {end}")),
            source_guid=source.guid,
            selection=select(source.text, start, end),
            code_id=code_id,
            score=round(score, 3),
            valence=valence,
            reason=reason,
            cues=cues,
            engine=self.engine,
            engine_version=self.version,
            pipeline=f"{self.pipeline.name} {self.pipeline.version}",
            codebook=self.codebook.version,
        )
