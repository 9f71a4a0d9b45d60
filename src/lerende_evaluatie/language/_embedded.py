"""The pipeline that needs no download: spaCy's Dutch tokenizer, simplemma's lemmas, own sentence borders."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.language._sentences import sentence_borders

if TYPE_CHECKING:
    from spacy.language import Language

RULES_VERSION = 1
"""Raised when tokens, lemmas or sentence borders change, so that kept analyses are made again."""

ABBREVIATIONS = frozenset(
    "a.d.h.v. a.s. a.u.b. b.v. bijv. blz. bv. ca. d.m.v. d.w.z. dhr. div. dr. drs. e.a. e.d. e.v. enz. etc. evt. excl. "
    "fam. i.c.m. i.o. i.p.v. i.v.m. incl. ing. ir. jl. jr. l.s. m.a.w. m.b.t. m.b.v. m.i. m.i.v. m.n. m.u.v. mej. mevr. mr. mw. n.a.v. "
    "n.v.t. nl. nr. o.a. o.b.v. o.i.d. o.l.v. o.v.v. p.p. p/m. plm. pp. prof. r.k. resp. s.v.p. sr. st. t.a.v. t.b.v. t.g.v. t.n.v. "
    "t.o.v. t.w.v. t.z.t. tel. v.a. v.d. vgl. w.o. wnd. z.g. z.i. z.o.z. zgn.".split()
)
"""Spaces aside, the words that keep their full stop; the tokenizer's own list holds "kon." and "best."."""


class EmbeddedPipeline:
    """Words, lemmas and sentence borders; nothing more, and fast."""

    name = "ingebouwd"
    capabilities: frozenset[Capability] = frozenset()

    def __init__(self) -> None:
        """Prepare without loading anything."""
        self._lemmas: dict[str, str] = {}

    @cached_property
    def version(self) -> str:
        """The version of the rules here and of both libraries."""
        return f"{RULES_VERSION} (spaCy {version('spacy')}, simplemma {version('simplemma')})"

    def lemma(self, word: str) -> str:
        """Return simplemma's lemma in lower case."""
        lemma = self._lemmas.get(word)
        if lemma is None:
            lemma = self._lemmas[word] = lemma_of(word)
        return lemma

    def analyse(self, sources: Iterable[Source]) -> Iterator[Analysis]:
        """Yield the analysis of each source, in order."""
        for source in sources:
            yield self._analyse(source)

    def _analyse(self, source: Source) -> Analysis:
        from spacy.attrs import IDX, IS_SPACE, LENGTH

        text = source.text
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        line_starts = set()
        for start, length, is_space in self._tokenizer(text).to_array([IDX, LENGTH, IS_SPACE]).tolist():
            if is_space:
                if "\n" in text[start : start + length]:
                    line_starts.add(len(starts))
                continue
            starts.append(start)
            ends.append(start + length)
            words.append(text[start : start + length])
        lemma = self.lemma
        return Analysis(
            starts=starts,
            ends=ends,
            lemmas=[lemma(word) for word in words],
            sentences=sentence_borders(words, starts, source.turns, frozenset(line_starts)) if words else [],
            verbs={},
        )

    @cached_property
    def _tokenizer(self) -> "Language":
        return dutch_tokenizer().make_doc


def lemma_of(word: str) -> str:
    """Return simplemma's Dutch lemma of `word` in lower case."""
    from simplemma import lemmatize

    return str(lemmatize(word, lang="nl")).casefold()


def dutch_tokenizer() -> "Language":
    """Return spaCy's blank Dutch pipeline without the abbreviations that end ordinary sentences."""
    import spacy

    nlp = spacy.blank("nl")
    nlp.max_length = 100_000_000
    nlp.tokenizer.rules = {
        word: rule
        for word, rule in nlp.tokenizer.rules.items()
        if not word.endswith(".") or word.casefold() in ABBREVIATIONS
    }
    return nlp
