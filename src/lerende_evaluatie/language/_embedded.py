"""The pipeline that needs no download: spaCy's Dutch tokenizer, simplemma's lemmas, own sentence borders."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.language._lemmas import is_compound_part, lemma_of
from lerende_evaluatie.language._sentences import Tokens, sentence_borders

if TYPE_CHECKING:
    from spacy.language import Language

RULES_VERSION = 1
"""Raised when tokens, lemmas or sentence borders change, so that kept analyses are made again."""

ABBREVIATIONS = frozenset(
    "a.d.h.v. a.h.w. a.s. a.u.b. afd. b.v. bijv. blz. bv. ca. d.m.v. d.w.z. dhr. div. dr. drs. e.a. e.d. "
    "e.v. enz. etc. evt. excl. fam. hfst. i.c.m. i.o. i.p.v. i.v.m. incl. ing. ir. jl. jr. l.s. m.a.w. "
    "m.b.t. m.b.v. m.i. m.i.v. m.n. m.u.v. mej. mevr. mr. mw. n.a.v. n.l. n.v.t. nl. nr. nrs. o.a. o.b.v. "
    "o.i.d. o.l.v. o.v.v. p.p. p.u. plm. pp. prof. r.k. resp. s.v.p. sr. st. t.a.v. t.b.v. t.g.v. t.n.v. "
    "t.o.v. t.w.v. t.z.t. tel. v.a. v.d. vgl. vnl. w.o. wnd. z.g. z.i. z.o.z. zgn.".split()
)
"""Single capitals aside, the words that keep their full stop; the tokenizer's own list holds "kon." and "best."."""
MAX_LENGTH = 100_000_000


class EmbeddedPipeline:
    """Words, lemmas and sentence borders; nothing more, and fast."""

    name = "ingebouwd"
    capabilities: frozenset[Capability] = frozenset()

    def __init__(self) -> None:
        """Prepare without loading anything."""
        self.version = f"{RULES_VERSION} (spaCy {version('spacy')}, simplemma {version('simplemma')})"
        # By the tokenizer's number for a word: one look-up for each token of a text.
        self._word_of: Callable[[int], str] = cache(lambda number: str(self._nlp.vocab.strings[number]))
        self._lemma_of: Callable[[int], str] = cache(lambda number: lemma_of(self._word_of(number)))

    def lemma(self, word: str) -> str:
        """Return the Dutch lemma of a word, in lower case."""
        return lemma_of(word)

    def is_compound_part(self, word: str) -> bool:
        """Tell whether a compound can have this as a part, by simplemma's words."""
        return is_compound_part(word)

    def analyse(self, sources: Iterable[Source]) -> Iterator[Analysis]:
        """Yield the analysis of each source, in order."""
        for source in sources:
            yield self._analyse(source)

    def vectors(self, texts: Iterable[str]) -> Iterator[Sequence[float]]:
        """Yield nothing: there are no word vectors."""
        yield from ()

    def _analyse(self, source: Source) -> Analysis:
        from spacy.attrs import IDX, IS_SPACE, LENGTH, ORTH

        text = source.text
        columns = self._nlp.make_doc(straight(text)).to_array([ORTH, IDX, LENGTH, IS_SPACE])
        is_word = columns[:, 3] == 0
        keys, starts, lengths = (columns[is_word, column] for column in range(3))
        blanks = zip((~is_word).nonzero()[0].tolist(), *columns[~is_word, 1:3].T.tolist(), strict=True)
        line_starts = {
            token - earlier
            for earlier, (token, start, length) in enumerate(blanks)
            if "\n" in text[start : start + length]
        }
        names = keys.tolist()
        tokens = Tokens(list(map(self._word_of, names)), starts.tolist(), (starts + lengths).tolist())
        return Analysis(
            starts=list(tokens.starts),
            ends=list(tokens.ends),
            lemmas=list(map(self._lemma_of, names)),
            sentences=sentence_borders(tokens, source.turns, line_starts),
            verbs={},
        )

    @cached_property
    def _nlp(self) -> "Language":
        return dutch_tokenizer()


def straight(text: str) -> str:
    """Return `text` with straight apostrophes, the only ones that the tokenizer knows in "zo'n" and "foto's"."""
    return text.replace("’", "'")


def dutch_tokenizer() -> "Language":
    """Return spaCy's blank Dutch pipeline with full stops kept only in real abbreviations."""
    import spacy
    from spacy.attrs import ORTH

    nlp = spacy.blank("nl")
    nlp.max_length = MAX_LENGTH
    tokenizer: Any = nlp.tokenizer
    rules = tokenizer.rules.items()
    tokenizer.rules = {word: rule for word, rule in rules if not word.endswith(".") or _is_initial(word)}
    for word in ABBREVIATIONS:
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper()
