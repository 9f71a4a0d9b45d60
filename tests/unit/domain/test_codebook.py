from lerende_evaluatie.domain.codebook import UNKNOWN_COLOR
from tests.interview_samples import code, codebook

BOOK = codebook(code("a"), code("b", parent="a"), code("c", parent="b"), code("d"), code("e", parent="a"))


def test_a_code_knows_its_place() -> None:
    assert BOOK.lineage("c") == ("a", "b", "c")
    assert (BOOK.root_of("c"), BOOK.depth("c"), BOOK.depth("a")) == ("a", 2, 0)
    assert BOOK.within("c", "a") and BOOK.within("c", "c") and not BOOK.within("a", "c")
    assert [one.id for one in BOOK.roots()] == ["a", "d"]
    assert [one.id for one in BOOK.children("a")] == ["b", "e"]


def test_a_walk_goes_depth_first_in_the_order_of_the_file() -> None:
    assert [one.id for one in BOOK.walk()] == ["a", "b", "c", "e", "d"]
    assert [one.id for one in BOOK.walk("a")] == ["b", "c", "e"]


def test_a_code_that_is_gone_still_has_a_place_in_the_report() -> None:
    whole = BOOK.with_unknown(["a", "oud", "oud"])
    assert [one.id for one in whole.codes[5:]] == ["oud"]
    assert whole["oud"].color == UNKNOWN_COLOR and whole.root_of("oud") == "oud"
    assert BOOK.with_unknown(["a"]) is BOOK
    assert (BOOK.name_of("a"), BOOK.name_of("oud"), BOOK.get("oud"), "oud" in BOOK) == ("A", "oud", None, False)
    assert BOOK.lineage("oud") == ("oud",)
