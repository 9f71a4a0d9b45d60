"""Topics → draft codes, with their words as signals and their passages in the review queue. People decide on both."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.model import Cue, Selection, Source, Suggestion, User, Valence, new_guid
from lerende_evaluatie.domain.topics import ENGINE, NEGATORS, Placed, Run, Topic
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases import codebook as codebooks
from lerende_evaluatie.usecases import review, texts
from lerende_evaluatie.usecases.analysing import analysis_of, pipeline_id
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.topics import topic_of, unchanged

VERSION = "1"
SCORE = 0.5
"""How likely a passage of a topic is to be about the code: nobody knows yet, so it stands in the middle."""
WORDS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A code that was made of a topic, and how many passages were put in the queue for it."""

    topic: int
    code: Code
    suggestions: int


def to_codes(
    project: Project, run: Run, numbers: Sequence[int], *, coder: str, parent: str | None = None
) -> list[Made]:
    """Make a draft code of each topic, by this coder; UsageError or CodebookError, and no code, when one cannot be.

    Its words, but for those that deny, become weak signals, of which two must stand in a sentence; its most typical
    passages become examples.
    """
    topics = [topic_of(run, number) for number in dict.fromkeys(numbers)]
    if parent is not None and parent not in project.codebook:
        choices = ", ".join(code.id for code in project.codebook.codes)
        raise UsageError(texts.NO_PARENT.format(code=parent, choices=choices))
    codebooks.check_names(project, [topic.label for topic in topics])
    user = review.coder(project, coder)
    return [_made(project, run, topic, user, parent) for topic in topics]


def _made(project: Project, run: Run, topic: Topic, user: User, parent: str | None) -> Made:
    words = [word.text for word in topic.words if word.text not in NEGATORS]
    code = codebooks.add_code(
        project,
        user,
        topic.label,
        parent=parent,
        definition=texts.TOPIC_DEFINITION.format(number=topic.number, day=run.day, words=", ".join(words)),
        more={
            "voorbeelden": [{"tekst": passage.selection.quote} for passage in run.quotes(topic)],
            "signalen": {"zwak": {Valence.NEUTRAL.value: words}},
        },
    )
    return Made(topic.number, code, _propose(project, run, topic, code))


def _propose(project: Project, run: Run, topic: Topic, code: Code) -> int:
    """Put the passages of a topic in the queue, but for interviews that changed since; return how many."""
    fingerprint = hashlib.sha256(f"{ENGINE} {VERSION} {run.day} {topic.number}".encode()).hexdigest()
    count = 0
    for source in unchanged(project.store.sources(), run):
        members = [passage for passage in run.members(topic.number) if passage.source_name == source.name]
        found = [
            _suggestion(project, source, topic, passage, code)
            for passage in members
            if _is_evidence(source, passage.selection)
        ]
        if found:
            project.store.replace_suggestions(source.guid, ENGINE, {code.id: fingerprint}, found)
            count += len(found)
    return count


def _is_evidence(source: Source, selection: Selection) -> bool:
    """Tell whether only respondents speak here: nothing else can be coded."""
    evidence = source.evidence_turns()
    return selection.stands_in(source.text) and all(turn in evidence for turn in source.turns_in(selection))


def _suggestion(project: Project, source: Source, topic: Topic, passage: Placed, code: Code) -> Suggestion:
    cues = tuple(_cues(project, source, topic, passage))
    named = list(dict.fromkeys(cue.term for cue in cues))[:WORDS_NAMED]
    reason = texts.TOPIC_REASON if named else texts.TOPIC_REASON_NO_WORDS
    return Suggestion(
        guid=new_guid(),
        source_guid=source.guid,
        selection=passage.selection,
        code_id=code.id,
        score=SCORE,
        valence=Valence.NEUTRAL,
        reason=reason.format(number=topic.number, name=topic.label, words=", ".join(named)),
        cues=cues,
        engine=ENGINE,
        engine_version=VERSION,
        pipeline=pipeline_id(project),
        codebook=project.codebook.version,
    )


def _cues(project: Project, source: Source, topic: Topic, passage: Placed) -> Iterator[Cue]:
    analysis = analysis_of(project, source)
    lemmas = {project.pipeline.lemma(word.text): word.text for word in topic.words}
    for start, end, lemma in zip(analysis.starts, analysis.ends, analysis.lemmas, strict=True):
        if passage.selection.start <= start and end <= passage.selection.end and lemma in lemmas:
            yield Cue(start, end, lemmas[lemma])
