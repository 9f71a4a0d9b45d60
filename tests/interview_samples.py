"""Interviews and codebooks in a line or two, for tests of the language core."""

from dataclasses import replace

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import Code, CodeBook, Term
from lerende_evaluatie.domain.matching import Matcher, negator_of
from lerende_evaluatie.domain.model import Role, Source, Suggestion, Valence
from lerende_evaluatie.domain.patterns import parse_pattern
from lerende_evaluatie.domain.transcript import Transcript, Utterance, source_from
from lerende_evaluatie.engines import codebook as codebook_engine
from lerende_evaluatie.language import load_pipeline
from lerende_evaluatie.ports import Pipeline

EMBEDDED = load_pipeline("ingebouwd")
ROLES = {"I": Role.INTERVIEWER, "R": Role.RESPONDENT, "S": Role.RESPONDENT}
STRONG, WEAK = 0.6, 0.35


def interview(*turns: str, guid: str = "bron") -> Source:
    """Return an interview of turns such as "I: Hoe gaat het?"; a turn without a label is a respondent's."""
    utterances = []
    for turn in turns:
        label, colon, words = turn.partition(": ")
        is_labelled = bool(colon) and label in ROLES
        utterances.append(Utterance(words if is_labelled else turn, label if is_labelled else "R"))
    source = source_from(Transcript(tuple(utterances)), name="a.txt", file_hash="0", reader="txt 1", roles=ROLES)
    return replace(source, guid=guid)


def analysis_of(source: Source, pipeline: Pipeline = EMBEDDED) -> Analysis:
    """Return the analysis of one source."""
    return next(iter(pipeline.analyse([source])))


def sentences_of(source: Source, pipeline: Pipeline = EMBEDDED) -> list[str]:
    """Return the sentences, word for word."""
    analysis = analysis_of(source, pipeline)
    return [source.text[analysis.starts[first] : analysis.ends[last - 1]] for first, last in analysis.sentences]


def hits_in(pattern: str, text: str, pipeline: Pipeline = EMBEDDED) -> list[tuple[str, bool]]:
    """Return, per hit of a pattern in a text, the words that made it and whether they are denied."""
    source = interview(text)
    analysis = analysis_of(source, pipeline)
    matcher = Matcher([parse_pattern(pattern)], pipeline.lemma)
    words = [source.text[start:end] for start, end in zip(analysis.starts, analysis.ends, strict=True)]
    return [
        (" ".join(words[token] for token in hit.tokens), negator_of(sentence, hit) is not None)
        for sentence, hits in matcher.sentences(source.text, analysis, range(len(analysis.sentences)))
        for hit in hits
    ]


def term(pattern: str, valence: Valence | None = None, weight: float = STRONG, **more: object) -> Term:
    """Return a strong term."""
    return replace(Term(pattern, weight, valence), **more)  # type: ignore[arg-type]


def code(code_id: str, *terms: Term | str, parent: str | None = None, **more: object) -> Code:
    """Return a code with terms; a string is a strong term without a direction."""
    made = tuple(term(one) if isinstance(one, str) else one for one in terms)
    bare = Code(code_id, code_id.capitalize(), "#1b7837", "", parent, terms=made)
    return replace(bare, **more)  # type: ignore[arg-type]


def codebook(*codes: Code, polarity: tuple[Term, ...] = ()) -> CodeBook:
    """Return a codebook."""
    return CodeBook("Proef", "1", codes, polarity=polarity)


def suggestions(book: CodeBook, source: Source, *code_ids: str, pipeline: Pipeline = EMBEDDED) -> list[Suggestion]:
    """Return what the codebook engine proposes: all codes, or only those asked."""
    asked = code_ids or tuple(one.id for one in book.codes)
    return codebook_engine.build(book, asked, pipeline).suggest(source, analysis_of(source, pipeline))
