import unicodedata
from dataclasses import replace

import pytest

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.engines import codebook as engine
from tests.interview_samples import STRONG, WEAK, code, codebook, interview, suggestions, term

P, N = Valence.POSITIVE, Valence.NEGATIVE
PRIDE = code("trots", term("trots", P))


def quotes(book, source, *asked):  # type: ignore[no-untyped-def]
    return [(one.code_id, one.selection.quote) for one in suggestions(book, source, *asked)]


def test_a_suggestion_is_the_whole_sentence_in_which_a_term_stands() -> None:
    source = interview("R: Nou, dat was in mei. Ik ben er nu heel erg trots op. En verder niets.")
    assert quotes(codebook(PRIDE), source) == [("trots", "Ik ben er nu heel erg trots op.")]


def test_only_what_respondents_say_is_proposed() -> None:
    source = interview("I: Bent u daar vandaag dan heel trots op?", "R: Nee, dat zeg ik u eerlijk.")
    assert quotes(codebook(PRIDE), source) == []


def test_a_short_sentence_takes_the_one_before_it_along_but_never_from_another_turn() -> None:
    source = interview("R: Ik heb dat zelf gemaakt. Trots, ja!", "I: En?", "R: Trots, ja! Dat zeg ik.")
    assert quotes(codebook(PRIDE), source) == [
        ("trots", "Ik heb dat zelf gemaakt. Trots, ja!"),
        ("trots", "Trots, ja!"),
    ]


def test_neighbouring_sentences_are_one_passage_of_at_most_three() -> None:
    said = [f"Ik ben vandaag wel heel trots op {what}." for what in ("mijn werk", "mijn baas", "de buurt", "de tuin")]
    source = interview("R: " + " ".join(said), "R: " + said[0])
    assert quotes(codebook(PRIDE), source) == [
        ("trots", " ".join(said[:3])),
        ("trots", said[3]),
        ("trots", said[0]),
    ]


def test_passages_of_one_code_never_share_words() -> None:
    long = "Ik ben vandaag wel heel trots op mijn werk."
    source = interview(f"R: {long} {long} {long} Trots, ja!")
    assert quotes(codebook(PRIDE), source) == [("trots", " ".join([long] * 3)), ("trots", "Trots, ja!")]


def test_a_sentence_without_evidence_parts_two_passages() -> None:
    source = interview("R: Ik ben echt heel trots op mijn werk. Het regende toen. Ik ben daar echt heel trots op.")
    assert len(quotes(codebook(PRIDE), source)) == 2


def test_one_strong_term_or_two_weak_ones_are_enough() -> None:
    book = codebook(code("zwak", term("werk", weight=WEAK), term("collega", weight=WEAK)))
    assert quotes(book, interview("R: Het werk en nog eens werk, altijd maar werk.")) == []
    [found] = suggestions(book, interview("R: Het werk met de collega’s vind ik prettig."))
    assert found.score == round(1 - (1 - WEAK) ** 2, 3)
    [found] = suggestions(codebook(code("trots", "trots", "blij")), interview("R: Trots en blij, zo ben ik nu."))
    assert found.score == round(1 - (1 - STRONG) ** 2, 3)


def test_two_patterns_on_the_same_words_are_no_two_pieces_of_evidence() -> None:
    book = codebook(code("werk", term("werkplezier", weight=WEAK), term("werk*", weight=WEAK)))
    assert quotes(book, interview("R: Het werkplezier is hier een belangrijk ding.")) == []


def test_of_two_terms_with_one_pattern_the_stronger_counts() -> None:
    terms = (term("trots"), term("trots", weight=WEAK, only_with=("werk",)))
    for both in (terms, terms[::-1]):
        [found] = suggestions(codebook(code("trots", *both)), interview("R: Trots op werk en op trots, altijd weer."))
        assert found.score == STRONG


def test_the_longer_of_two_hits_is_the_one_that_counts() -> None:
    book = codebook(code("zin", term("zin", P), term("geen zin", N)))
    [found] = suggestions(book, interview("R: Daar had ik toen dus echt geen zin in."))
    assert (found.reason, found.valence, found.score) == ("Zin: ‘geen … zin’".replace(" … ", " "), N, STRONG)


@pytest.mark.parametrize(
    ("more", "text", "is_found"),
    [
        ({"unless": ("baas",)}, "Ik ben trots op mijn eigen baas daar.", False),
        ({"unless": ("baas",)}, "Ik ben trots op mijn eigen werk daar.", True),
        ({"unless": ("baas",)}, "De baas zei dat tegen mij. Ik ben trots op mijn werk daar.", True),
        ({"only_with": ("werk", "baan")}, "Ik ben trots op mijn eigen baan daar.", True),
        ({"only_with": ("werk", "baan")}, "Ik ben trots op mijn eigen kind daar.", False),
        ({"flips": False}, "Ik ben helemaal niet trots op mijn werk.", False),
        ({"flips": False}, "Ik ben helemaal trots op mijn werk.", True),
    ],
)
def test_a_term_can_depend_on_the_rest_of_the_sentence(more: dict[str, object], text: str, is_found: bool) -> None:
    book = codebook(code("trots", term("trots", **more)))  # type: ignore[arg-type]
    assert bool(suggestions(book, interview(f"R: {text}"))) is is_found


def test_a_sentence_with_an_exclusion_is_never_proposed_for_that_code() -> None:
    book = codebook(code("trots", "trots", exclusions=("grapje",)), code("werk", "werk"))
    source = interview("R: Ik ben trots op mijn werk, grapje natuurlijk.")
    assert [one.code_id for one in suggestions(book, source)] == ["werk"]


SUPPORT = codebook(
    code("draagvlak", "draagvlak", term("steun", weight=WEAK)),
    code("werkvloer", term("op de werkvloer"), term("collega", weight=WEAK), parent="draagvlak"),
    code("ploeg", term("ploeg"), parent="werkvloer"),
)


def test_the_most_specific_code_wins_sentence_by_sentence() -> None:
    source = interview(
        "R: Er is hier ook echt draagvlak bij iedereen. Ook draagvlak op de werkvloer, dat zie je wel. "
        "Het draagvlak in onze ploeg op de werkvloer is groot."
    )
    assert quotes(SUPPORT, source) == [
        ("draagvlak", "Er is hier ook echt draagvlak bij iedereen."),
        ("werkvloer", "Ook draagvlak op de werkvloer, dat zie je wel."),
        ("ploeg", "Het draagvlak in onze ploeg op de werkvloer is groot."),
    ]


def test_running_a_part_again_gives_what_running_everything_gives() -> None:
    source = interview(
        "R: Er is hier ook echt draagvlak bij iedereen. Ook draagvlak op de werkvloer, dat zie je wel. "
        "Er kwam wel wat steun van een collega daar. Draagvlak in onze ploeg is er."
    )
    everything = suggestions(SUPPORT, source)
    for asked in ({"draagvlak"}, {"werkvloer"}, {"ploeg"}, {"draagvlak", "ploeg"}):
        assert suggestions(SUPPORT, source, *asked) == [one for one in everything if one.code_id in asked]


def test_hits_of_a_code_below_count_for_the_code_above() -> None:
    [found] = suggestions(SUPPORT, interview("R: Er kwam wel wat steun van een collega daar."))
    assert (found.code_id, found.reason) == ("draagvlak", "Draagvlak: ‘steun’ + ‘collega’")


def test_an_exclusion_of_a_code_also_stops_the_hits_from_below_it() -> None:
    below = [code(name, term(name, weight=WEAK), parent="boven") for name in ("steun", "collega")]
    source = interview("R: Er kwam wel wat steun van een collega, grapje.")
    assert [one.code_id for one in suggestions(codebook(code("boven"), *below), source)] == ["boven"]
    assert suggestions(codebook(code("boven", exclusions=("grapje",)), *below), source) == []


def test_a_heading_is_never_proposed() -> None:
    book = codebook(code("kop", "trots", is_codable=False), code("onder", "blij", parent="kop"))
    assert quotes(book, interview("R: Trots en blij, zo ben ik nu.")) == [("onder", "Trots en blij, zo ben ik nu.")]


def test_the_reason_can_be_read_and_names_the_negator() -> None:
    book = codebook(code("draagvlak", term("op_de_werkvloer"), term("zin", P)))
    [found] = suggestions(book, interview("R: Er was op de werkvloer gewoon geen zin."))
    assert found.reason == "Draagvlak: ‘op de werkvloer’ + ‘geen zin’ (ontkend)"
    [found] = suggestions(book, interview("R: Op de werkvloer hebben ze niet zo heel veel zin."))
    assert found.reason == "Draagvlak: ‘Op de werkvloer’ + ‘niet … zin’ (ontkend)"


@pytest.mark.parametrize(
    ("text", "valence"),
    [
        ("Ik ben er wel heel erg trots op.", P),
        ("Ik ben er helemaal niet trots op.", N),
        ("Er is veel draagvlak voor dit plan.", Valence.NEUTRAL),
        ("Er is geen draagvlak voor dit plan.", N),
        ("Er is draagvlak voor dit plan, en dat is fijn.", P),
        ("Er is draagvlak voor dit plan, en dat is niet fijn.", N),
        ("Er is draagvlak, en dat is fijn maar ook lastig.", Valence.MIXED),
        ("Trots ben ik wel, maar de ploeg is een ramp.", Valence.MIXED),
        ("Een ramp was het nou ook weer niet.", P),
        ("Het is fijn en ook een ramp, zou ik zeggen.", N),
    ],
)
def test_the_direction_comes_from_the_terms_and_else_from_the_words_around(text: str, valence: Valence) -> None:
    terms = (term("trots", P), term("draagvlak"), term("ramp", N))
    book = codebook(code("alles", *terms), polarity=(term("fijn", P), term("lastig", N)))
    [found] = suggestions(book, interview(f"R: {text}"))
    assert found.valence is valence


def test_a_mixed_term_stays_mixed_when_denied() -> None:
    book = codebook(code("trots", term("trots", Valence.MIXED)))
    assert suggestions(book, interview("R: Ik ben daar nu niet trots op."))[0].valence is Valence.MIXED


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_cues_stand_exactly_where_the_words_are(form: str) -> None:
    said = unicodedata.normalize(form, "👍🏽 Eén café, en\r\nik ben er — 😀 — geïnteresseerd in én trots op.")
    source = interview("I: Zo.", "R: " + said)
    book = codebook(code("belang", term("geïnteresseerd"), term("trots .. op")))
    [found] = suggestions(book, source)
    assert found.selection.stands_in(source.text)
    cues = [unicodedata.normalize("NFC", source.text[cue.start : cue.end]) for cue in found.cues]
    assert cues == ["geïnteresseerd", "trots op"]
    assert all(found.selection.start <= cue.start < cue.end <= found.selection.end for cue in found.cues)


def test_a_denied_cue_says_so_and_shows_the_negator() -> None:
    source = interview("R: Trots ben ik daar echt helemaal niet op.")
    [found] = suggestions(codebook(PRIDE), source)
    assert [(source.text[cue.start : cue.end], cue.term, cue.negated) for cue in found.cues] == [
        ("Trots", "trots", True),
        ("niet", "trots", True),
    ]


def test_the_same_suggestion_has_the_same_guid_and_another_has_another() -> None:
    source = interview("R: Ik ben er nu heel erg trots op.")
    [first], [again] = suggestions(codebook(PRIDE), source), suggestions(codebook(PRIDE), source)
    assert first == again
    others = [
        suggestions(codebook(PRIDE), replace(source, guid="ander")),
        suggestions(codebook(code("blij", "trots")), source),
        suggestions(codebook(PRIDE), interview("R: Ik ben er nu wel heel erg trots op.")),
    ]
    assert first.guid not in {other.guid for [other] in others}


BASIS = codebook(
    code("a", "trots", exclusions=("nee",)),
    code("b", term("blij", P), parent="a"),
    code("c", "zin"),
    polarity=(term("goed", P),),
)


def changed(code_id: str, **more: object) -> set[str]:
    """Return the codes whose fingerprint changes when one code is changed."""
    codes = tuple(replace(one, **more) if one.id == code_id else one for one in BASIS.codes)  # type: ignore[arg-type]
    return different(replace(BASIS, codes=codes))


def different(other: object) -> set[str]:
    return {one.id for one in BASIS.codes if engine.fingerprint(BASIS, one.id) != engine.fingerprint(other, one.id)}  # type: ignore[arg-type]


def test_a_fingerprint_changes_when_the_suggestions_could() -> None:
    assert changed("a", name="Anders") == {"a"}
    assert changed("b", name="Anders") == {"b"}, "the name of a code below is not in the reason of the one above"
    assert changed("a", terms=(term("trotser"),)) == {"a"}
    assert changed("b", terms=(term("blij", P), term("vrolijk"))) == {"a", "b"}
    for field, value in (("weight", 0.5), ("valence", N), ("unless", ("x",)), ("only_with", ("x",)), ("flips", False)):
        assert changed("b", terms=(replace(term("blij", P), **{field: value}),)) == {"a", "b"}, field  # type: ignore[arg-type]
    assert changed("b", exclusions=("nee",)) == {"a", "b"}
    assert changed("b", is_codable=False) == {"a", "b"}
    assert different(replace(BASIS, polarity=(term("fijn", P),))) == {"a", "b", "c"}
    assert different(replace(BASIS, codes=(*BASIS.codes, code("d", "ja", parent="c")))) == {"c"}
    first, second, third = BASIS.codes
    assert different(replace(BASIS, codes=(first, replace(second, parent=None), third))) == {"a"}


def test_a_fingerprint_stays_when_the_suggestions_stay() -> None:
    for more in ({"definition": "anders"}, {"color": "#000000"}, {"use_when": "soms"}, {"is_secondary": True}):
        assert changed("a", **more) == changed("b", **more) == set(), more
    assert different(replace(BASIS, version="2", name="Ander", description="nieuw")) == set()
    assert different(replace(BASIS, codes=(BASIS.codes[2], *BASIS.codes[:2]))) == set(), "the order of the file"


def test_a_new_version_of_the_engine_changes_every_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {one.id: engine.fingerprint(BASIS, one.id) for one in BASIS.codes}
    monkeypatch.setattr(engine, "VERSION", "anders")
    assert all(engine.fingerprint(BASIS, code_id) != print_ for code_id, print_ in before.items())
