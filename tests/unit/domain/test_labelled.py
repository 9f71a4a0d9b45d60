import pytest
from hypothesis import given
from hypothesis import strategies as some

from lerende_evaluatie.domain.codebook import Example
from lerende_evaluatie.domain.labelled import Labelled, examples_in
from lerende_evaluatie.domain.model import Valence
from tests.interview_samples import code, codebook

BOOK = codebook(
    code("vervoer"), code("bus", parent="vervoer"), code("nachtbus", parent="bus"), code("trein", parent="vervoer")
)
IDS = [one.id for one in BOOK.codes]
SETS = some.frozensets(some.sampled_from([*IDS, "van_vroeger"]))


@pytest.mark.parametrize(
    ("codes", "denied", "said"),
    [
        ({"bus"}, None, {"vervoer": True, "bus": True, "nachtbus": False, "trein": False}),
        ({"bus"}, set(), {"vervoer": True, "bus": True, "nachtbus": None, "trein": None}),
        (set(), {"bus"}, {"vervoer": None, "bus": False, "nachtbus": False, "trein": None}),
        ({"trein"}, {"bus"}, {"vervoer": True, "bus": False, "nachtbus": False, "trein": True}),
        (set(), None, {"vervoer": False, "bus": False, "nachtbus": False, "trein": False}),
        (set(), set(), {"vervoer": None, "bus": None, "nachtbus": None, "trein": None}),
        ({"van_vroeger"}, set(), {"vervoer": None, "bus": None, "nachtbus": None, "trein": None}),
    ],
)
def test_a_passage_speaks_for_its_code_and_those_above_against_what_is_denied_and_of_the_rest_not(
    codes: set[str], denied: set[str] | None, said: dict[str, bool | None]
) -> None:
    one = Labelled("Tekst.", frozenset(codes), None if denied is None else frozenset(denied))
    assert {code_id: one.speaks_for(code_id, BOOK) for code_id in IDS} == said


@given(SETS, some.none() | SETS)
def test_what_speaks_for_a_code_speaks_for_those_above_it(codes: frozenset[str], denied: frozenset[str] | None) -> None:
    one = Labelled("Tekst.", codes, denied)
    for code_id in IDS:
        if one.speaks_for(code_id, BOOK):
            assert all(one.speaks_for(above, BOOK) for above in BOOK.lineage(code_id))


@given(SETS, SETS)
def test_what_speaks_against_a_code_speaks_for_none_below_it(codes: frozenset[str], denied: frozenset[str]) -> None:
    one = Labelled("Tekst.", codes, denied)
    for code_id in IDS:
        if one.speaks_for(code_id, BOOK) is False:
            assert not any(one.speaks_for(below.id, BOOK) for below in BOOK.walk(code_id))


def test_examples_and_near_misses_of_a_codebook_speak_of_their_own_code_only() -> None:
    pride = code(
        "trots",
        examples=(Example("Ik ben trots.", Valence.POSITIVE),),
        near_misses=(Example("Een trotse toren."),),
    )
    belongs, does_not = examples_in(codebook(pride, code("bus")))
    trots = frozenset({"trots"})
    assert belongs == Labelled("Ik ben trots.", trots, frozenset(), Valence.POSITIVE)
    assert does_not == Labelled("Een trotse toren.", frozenset(), trots)
    assert belongs.speaks_for("bus", BOOK) is does_not.speaks_for("bus", BOOK) is None
    assert not belongs.is_reviewed
