"""Made-up codebooks: one by hand that uses everything, and a strategy for the property tests."""

import re

from hypothesis import strategies as st

from lerende_evaluatie.domain.codebook import Code, CodeBook, Example, Term
from lerende_evaluatie.domain.model import Valence

P, N, M = Valence.POSITIVE, Valence.NEGATIVE, Valence.MIXED

EVERYTHING = CodeBook(
    name="Toekomsten: sociale economie",
    version="2.1",
    description="Vier toekomsten.\n\nElk met doelen en maatregelen.",
    polarity=(Term("goed|fijn", 0.6, P), Term("niet goed", 0.6, N, only_with=("werk*",))),
    codes=(
        Code(
            "publiek",
            "Publiek",
            "#1b7837",
            "De overheid doet het zelf, en betaalt het ook." + " Altijd." * 20,
            use_when="Wel dit: taken van de gemeente.",
            avoid_when="# geen commentaar\n- en geen lijst",
            examples=(
                Example("De gemeente neemt ze aan.", P),
                Example("positief: zo begon hij.", None),
                Example("Tja (waarom: nou ja)", M, "daarom"),
                Example("=SOM(A1)", N),
                Example("{naam} komt wel", None),
                Example("{naam} komt niet", N, "Reden"),
                Example("Eerst.\nDan.", P),
            ),
            near_misses=(Example("Het bedrijf — groot — helpt.", None, "dat is privaat"),),
            terms=(
                Term("=UWV", 0.6, P),
                Term("zin & werk", 0.6, N, unless=("geen zin",), flips=False),
                Term("geld .. op", 0.8),
                Term("*kosten*", 0.35, P),
                Term("a_b|c*", 0.35, None, only_with=("x", "y z")),
            ),
            exclusions=("*onzin*", "+plus", "@thuis"),
            is_codable=False,
        ),
        Code("deel", "Deel", "#abcdef", "", parent="publiek"),
        Code("diep", "-1", "#000000", "", parent="deel", is_secondary=True, is_draft=True, made_by="Anna: <b>"),
        Code("dieper", "yes", "#000000", "", parent="diep", is_secondary=False),
        Code("los", "'s Ochtends", "#666666", "'=dit", is_secondary=True),
    ),
)

_printable = st.characters(exclude_categories=("C", "Zl", "Zp"))
_signs = st.text(st.one_of(_printable, st.sampled_from(" \n:#-'\"{}[]=+@(|>&*!%`,;é")), max_size=200)
_words = ["een", "twee:", "#drie", "vierde-", "\n", "\n\n", "", "-", "'vijf", 'zes"', "zevenentwintig"]
_prose = st.lists(st.sampled_from(_words), max_size=60)
_texts = st.one_of(_signs, _prose.map(" ".join), _prose.map(" ".join).map(lambda text: text.replace(" \n ", "\n")))
_texts = _texts.map(str.strip)
_filled = _texts.filter(bool)
_lines = _filled.map(lambda text: " ".join(text.split()))
_patterns = st.sampled_from(
    ["werk", "*kosten*", "=UWV", "trots|blij", "in_de_weg", "kosten .. tijd", "zin & collega", "  ruim ", "{x", "-1"]
) | st.from_regex(re.compile(r"[a-zé:#'\"@+-]{1,12}", re.ASCII), fullmatch=True)
_several = st.lists(_patterns, max_size=2).map(tuple)
_valences = st.sampled_from([P, N, M, None])
_weights = st.sampled_from([0.6, 0.35]) | st.floats(0.01, 1).map(lambda weight: round(weight, 3))
_terms = st.builds(Term, _patterns, _weights, _valences, _several, _several, st.booleans())
_examples = st.lists(st.builds(Example, _filled, st.sampled_from([*Valence, None]), _texts), max_size=3).map(tuple)


def in_order(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms as a file holds them: strong before weak, by direction."""
    order = [P, N, M, None]
    return tuple(sorted(terms, key=lambda term: (term.weight <= 0.475, order.index(term.valence))))


@st.composite
def codebooks(draw: st.DrawFn) -> CodeBook:
    """Make a codebook of up to eight codes, to depth four."""
    names = draw(st.lists(_lines, min_size=1, max_size=8, unique_by=lambda name: name.casefold()))
    depths: list[int] = []
    codes: list[Code] = []
    for number, name in enumerate(names):
        depth = draw(st.integers(0, min(3, depths[-1] + 1))) if depths else 0
        above = next((codes[i].id for i in reversed(range(number)) if depths[i] == depth - 1), None)
        depths.append(depth)
        codes.append(
            Code(
                id=draw(st.sampled_from(["c", "no", "x_"])) + str(number),
                name=name,
                color=draw(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)),
                definition=draw(_texts),
                parent=above,
                use_when=draw(_texts),
                avoid_when=draw(_texts),
                examples=draw(_examples),
                near_misses=draw(_examples),
                terms=in_order(tuple(draw(st.lists(_terms, max_size=4)))),
                exclusions=draw(_several),
                is_codable=draw(st.booleans()),
                is_secondary=draw(st.booleans()),
                is_draft=draw(st.booleans()),
                made_by=draw(st.just("") | _lines),
            )
        )
    polarity = tuple(sorted(draw(st.lists(_terms, max_size=3)), key=lambda term: [P, N, M, None].index(term.valence)))
    return CodeBook(draw(_lines), draw(st.sampled_from(["", "1.0", "2 (proef)"])), tuple(codes), draw(_texts), polarity)
