"""A trained Dutch spaCy package, such as nl_core_news_md, when it is installed."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.language import texts
from lerende_evaluatie.language._embedded import RULES_VERSION, lemma_of
from lerende_evaluatie.language._sentences import sentence_borders

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PROBE = "Zij heeft het werk gisteren afgemaakt."
PARTICLE = "compound:prt"


class SpacyPackagePipeline:
    """Takes from the package what it really offers, and fills the rest in as the embedded pipeline does."""

    def __init__(self, name: str) -> None:
        """Remember the package's name; it is loaded at first use."""
        self.name = name

    @cached_property
    def version(self) -> str:
        """The version of the package, of spaCy and of the rules here."""
        try:
            package = version(self.name)
        except PackageNotFoundError:
            package = str(self._nlp.meta.get("version", "?"))
        return f"{package} (spaCy {version('spacy')}, regels {RULES_VERSION})"

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
        """Return the package's lemma of a word on its own, or simplemma's when the package has none."""
        return self._lemma_in(self._nlp(word)[0]) if word.strip() else word

    def analyse(self, sources: Iterable[Source]) -> Iterator[Analysis]:
        """Yield the analysis of each source, in order."""
        sources = list(sources)
        docs = self._nlp.pipe((source.text for source in sources), batch_size=4)
        for source, doc in zip(sources, docs, strict=True):
            yield self._analysis_of(doc, source)

    def _analysis_of(self, doc: "Doc", source: Source) -> Analysis:
        kept = [token for token in doc if not token.is_space]
        place = {token.i: index for index, token in enumerate(kept)}
        lines = frozenset(
            index for index, token in enumerate(kept) if token.i and doc[token.i - 1].is_space and "\n" in doc[token.i - 1].text
        )
        given = None
        if doc.has_annotation("SENT_START"):
            given = frozenset(index for index, token in enumerate(kept) if token.is_sent_start)
        starts = [token.idx for token in kept]
        words = [token.text for token in kept]
        return Analysis(
            starts=starts,
            ends=[token.idx + len(token.text) for token in kept],
            lemmas=[self._lemma_in(token) for token in kept],
            sentences=sentence_borders(words, starts, source.turns, lines, given) if words else [],
            verbs=dict(self._separated_verbs(kept, place)),
        )

    def _separated_verbs(self, tokens: list, place: dict[int, int]) -> Iterator[tuple[int, str]]:  # type: ignore[type-arg]
        if Capability.PARSE not in self.capabilities:
            return
        for token in tokens:
            if token.dep_ == PARTICLE and token.head.i in place:
                verb, particle = self._lemma_in(token.head), token.text.casefold()
                yield place[token.head.i], verb if verb.startswith(particle) else particle + verb

    def _lemma_in(self, token) -> str:  # type: ignore[no-untyped-def]
        lemma = token.lemma_.replace("_", "").casefold() if self._has_lemmas else ""
        return lemma or lemma_of(token.text)

    @cached_property
    def _nlp(self) -> "Language":
        import spacy

        try:
            nlp = spacy.load(self.name)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise UsageError(texts.BROKEN.format(name=self.name)) from error
        nlp.max_length = 100_000_000
        return nlp

    @cached_property
    def _probe(self) -> "Doc":
        return self._nlp(PROBE)

    @cached_property
    def _has_lemmas(self) -> bool:
        return bool(self._probe.has_annotation("LEMMA"))
