"""A trained Dutch spaCy package, such as nl_core_news_md, when it is installed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.language import texts
from lerende_evaluatie.language._embedded import MAX_LENGTH, RULES_VERSION, straight
from lerende_evaluatie.language._lemmas import is_compound_part, lemma_of
from lerende_evaluatie.language._sentences import Tokens, sentence_borders

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PROBE = "Zij heeft het werk gisteren afgemaakt."
PARTICLE = "compound:prt"
BATCH = 4


class SpacyPackagePipeline:
    """Takes from the package what it really offers, and fills the rest in as the embedded pipeline does."""

    def __init__(self, name: str) -> None:
        """Note the package's name; it is loaded at first use."""
        self.name = name
        self.version = f"{version(name)} (spaCy {version('spacy')}, regels {RULES_VERSION})"

    @cached_property
    def capabilities(self) -> frozenset[Capability]:
        """What the package sets on a sentence, found out by trying."""
        doc = self._probe
        offers = {
            Capability.TAGS: doc.has_annotation("POS") or doc.has_annotation("TAG"),
            Capability.PARSE: doc.has_annotation("DEP"),
            Capability.ENTITIES: doc.has_annotation("ENT_IOB"),
            Capability.VECTORS: self._nlp.vocab.vectors_length > 0,
        }
        return frozenset(capability for capability, offered in offers.items() if offered)

    def lemma(self, word: str) -> str:
        """Return simplemma's lemma: a tagger has nothing to go on in a word by itself, and takes its time."""
        return lemma_of(word)

    def is_compound_part(self, word: str) -> bool:
        """Tell whether a compound can have this as a part, by simplemma's words."""
        return is_compound_part(word)

    def analyse(self, sources: Iterable[Source]) -> Iterator[Analysis]:
        """Yield the analysis of each source, in order."""
        pairs = ((straight(source.text), source) for source in sources)
        for doc, source in self._nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield self._analysis_of(doc, source)

    def vectors(self, texts: Iterable[str]) -> Iterator[Sequence[float]]:
        """Yield the mean of the word vectors of each text."""
        for text in texts:
            yield self._nlp.make_doc(straight(text)).vector.tolist()

    def _analysis_of(self, doc: "Doc", source: Source) -> Analysis:
        kept = [token for token in doc if not token.is_space]
        starts = [token.idx for token in kept]
        ends = [token.idx + len(token.text) for token in kept]
        tokens = Tokens([token.text for token in kept], starts, ends)
        lines = {index for index, token in enumerate(kept) if token.i and "\n" in doc[token.i - 1].text}
        given = _sentence_starts(doc, kept) if doc.has_annotation("SENT_START") else None
        return Analysis(
            starts=starts,
            ends=ends,
            lemmas=[self._lemma_in(token) for token in kept],
            sentences=sentence_borders(tokens, source.turns, lines, given),
            verbs=dict(self._separated_verbs(kept, {token.i: index for index, token in enumerate(kept)})),
        )

    def _separated_verbs(self, tokens: Iterable["Token"], place: Mapping[int, int]) -> Iterator[tuple[int, str]]:
        if Capability.PARSE not in self.capabilities:
            return
        for token in tokens:
            if token.dep_ == PARTICLE and token.head.i in place:
                verb, particle = self._lemma_in(token.head), token.text.casefold()
                yield place[token.head.i], verb if verb.startswith(particle) else particle + verb

    def _lemma_in(self, token: "Token") -> str:
        lemma = token.lemma_.replace("_", "").casefold() if self._has_lemmas else ""
        return lemma or lemma_of(token.text)

    @cached_property
    def _nlp(self) -> "Language":
        import spacy

        try:
            nlp = spacy.load(self.name)
        except Exception as error:  # a broken package can raise anything: its own code runs here
            raise UsageError(texts.BROKEN.format(name=self.name)) from error
        nlp.max_length = MAX_LENGTH
        return nlp

    @cached_property
    def _probe(self) -> "Doc":
        return self._nlp(PROBE)

    @cached_property
    def _has_lemmas(self) -> bool:
        return bool(self._probe.has_annotation("LEMMA"))


def _sentence_starts(doc: "Doc", kept: Sequence["Token"]) -> set[int]:
    """Return which of the kept tokens open a sentence; where a blank does, the word behind it."""
    sentence_of = [number for number, sentence in enumerate(doc.sents) for _ in sentence]
    return {index for index in range(1, len(kept)) if sentence_of[kept[index - 1].i] != sentence_of[kept[index].i]}
