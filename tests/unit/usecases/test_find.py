"""Words in all interviews, and coded passages by what is known about them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, NoteTarget, Role, Source, User, Valence, select
from lerende_evaluatie.domain.search import How
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.analysing import pipeline_id
from lerende_evaluatie.usecases.find import Filter, quote_of_coding, quote_to_copy, retrieve, search
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project


@pytest.fixture
def read(project: Project) -> Project:
    """The small project, with its interviews read in."""
    ingest(project)
    return project


def source_named(project: Project, name: str) -> Source:
    return next(source for source in project.store.sources() if source.name == name)


def code(
    project: Project, user: User, name: str, words: str, code_id: str, valence: Valence = Valence.NEUTRAL
) -> Coding:
    source = source_named(project, name)
    at = source.text.index(words)
    selection = select(source.text, at, at + len(words))
    return review.code_by_hand(project, user, source.guid, selection, code_id, valence)


def test_hits_stand_by_interview_and_place_with_who_speaks(read: Project) -> None:
    result = search(read, "trots")
    assert [(hit.source_name, hit.role, hit.match) for hit in result.hits] == [
        ("anna.txt", Role.INTERVIEWER, "trots"),
        ("anna.txt", Role.RESPONDENT, "trots"),
        ("bert.txt", Role.RESPONDENT, "trots"),
    ]
    assert [(one.name, one.hits) for one in result.per_source] == [("anna.txt", 2), ("bert.txt", 1)]
    assert (result.hits[1].left, result.hits[1].right) == ("Ja, ik ben er wel ", " op. Dat had ik nooit gedacht.")
    for hit in result.hits:
        assert source_named(read, hit.source_name).text[hit.start : hit.end] == hit.match


def test_only_what_respondents_say(read: Project) -> None:
    result = search(read, "trots", where=Filter(respondents_only=True))
    assert [hit.role for hit in result.hits] == [Role.RESPONDENT, Role.RESPONDENT]
    assert result.total == 2


@pytest.mark.parametrize(
    ("where", "names"),
    [
        (Filter(case="Noord"), {"anna.txt"}),
        (Filter(group="werkgever"), {"bert.txt"}),
        (Filter(round=2), {"bert.txt"}),
        (Filter(round=1, case="Zuid"), set()),
        (Filter(), {"anna.txt", "bert.txt"}),
    ],
)
def test_searching_can_be_narrowed_to_some_interviews(read: Project, where: Filter, names: set[str]) -> None:
    assert {hit.source_name for hit in search(read, "draagvlak", where=where).hits} == names


def test_how_a_question_was_read_and_what_it_was_met_as_can_be_shown(read: Project) -> None:
    result = search(read, "collega", how=How.FORMS)
    assert result.read == "Alle vormen van: collega"
    assert set(result.spellings) == {("collega's", 1), ("collega", 1)}


def test_hits_come_in_pieces_of_the_same_list(read: Project) -> None:
    whole = search(read, "e", how=How.EXACT)
    pieces = [search(read, "e", how=How.EXACT, limit=7, skip=skip).hits for skip in range(0, whole.total, 7)]
    assert whole.total == len(whole.hits) > 20
    assert tuple(hit for piece in pieces for hit in piece) == whole.hits
    assert len(pieces[0]) == 7


def test_an_analysis_that_is_not_there_is_made_and_kept(read: Project) -> None:
    source = source_named(read, "anna.txt")
    assert read.store.analysis(source.guid, pipeline_id(read)) is None
    assert search(read, "koffie").total == 1
    assert read.store.analysis(source.guid, pipeline_id(read)) is not None


def test_an_interview_that_was_corrected_is_searched_in_its_new_words(read: Project, folder: Path) -> None:
    assert search(read, "koffie").total == 1
    file = folder / "transcripts" / "anna.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("koffie", "thee"), encoding="utf-8")
    ingest(read)
    assert (search(read, "koffie").total, search(read, "thee").total) == (0, 1)


def test_an_interview_whose_pilot_changed_is_found_under_the_new_one(read: Project, folder: Path) -> None:
    assert search(read, "koffie", where=Filter(case="Noord")).total == 1
    table = folder / "transcripts" / "interviews.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Noord", "Oost"), encoding="utf-8")
    ingest(read)
    assert search(read, "koffie", where=Filter(case="Noord")).total == 0
    assert search(read, "koffie", where=Filter(case="Oost")).total == 1


# Coded passages


@pytest.fixture
def coded(read: Project) -> Iterator[tuple[Project, User, User]]:
    """Three codings by one coder and one by another."""
    mine, theirs = review.coder(read, "Anneke"), review.coder(read, "Bram")
    code(read, mine, "bert.txt", "trots op de jongens", "trots", Valence.POSITIVE)
    code(read, mine, "anna.txt", "draagvlak", "draagvlak")
    code(read, mine, "anna.txt", "Mijn collega had er eerst geen zin in", "werkvloer", Valence.NEGATIVE)
    code(read, theirs, "anna.txt", "ik ben er wel trots op", "trots", Valence.POSITIVE)
    yield read, mine, theirs


Coded = tuple[Project, User, User]


def quotes(project: Project, where: Filter, user: User | None = None, blind: bool = False) -> list[str]:
    return [passage.quote for passage in retrieve(project, where, user, blind=blind).passages]


def test_passages_stand_by_interview_and_place(coded: Coded) -> None:
    project, _, _ = coded
    found = retrieve(project, Filter(), None, blind=False)
    assert [(one.source_name, one.coding.code_id, one.coder) for one in found.passages] == [
        ("anna.txt", "trots", "Bram"),
        ("anna.txt", "werkvloer", "Anneke"),
        ("anna.txt", "draagvlak", "Anneke"),
        ("bert.txt", "trots", "Anneke"),
    ]
    assert found.interviews == 2


def test_a_code_stands_for_the_codes_below_it(coded: Coded) -> None:
    project, _, _ = coded
    assert quotes(project, Filter(code="draagvlak")) == ["Mijn collega had er eerst geen zin in", "draagvlak"]
    assert quotes(project, Filter(code="werkvloer")) == ["Mijn collega had er eerst geen zin in"]


@pytest.mark.parametrize(
    ("where", "count"),
    [
        (Filter(case="Noord"), 3),
        (Filter(group="werkgever"), 1),
        (Filter(round=2), 1),
        (Filter(valence=Valence.POSITIVE), 2),
        (Filter(valence=Valence.POSITIVE, case="Noord", code="trots"), 1),
        (Filter(code="trots", round=1, valence=Valence.NEGATIVE), 0),
    ],
)
def test_each_filter_leaves_out_what_does_not_fit(coded: Coded, where: Filter, count: int) -> None:
    project, _, _ = coded
    assert len(quotes(project, where)) == count


def test_passages_of_one_coder_and_of_one_interview(coded: Coded) -> None:
    project, _, theirs = coded
    assert quotes(project, Filter(coder=theirs.guid)) == ["ik ben er wel trots op"]
    assert quotes(project, Filter(source=source_named(project, "bert.txt").guid)) == ["trots op de jongens"]


def test_who_codes_blind_sees_only_own_codings_and_memos(coded: Coded) -> None:
    project, mine, theirs = coded
    own = retrieve(project, Filter(), mine, blind=True).passages
    review.write_memo(project, theirs, NoteTarget.CODING, own[0].coding.guid, "van Bram")
    review.write_memo(project, mine, NoteTarget.CODING, own[0].coding.guid, "van mij")
    assert quotes(project, Filter(), theirs, blind=True) == ["ik ben er wel trots op"]
    assert quotes(project, Filter(coder=theirs.guid), mine, blind=True) == []
    assert quotes(project, Filter(), None, blind=True) == []
    blind, open_eyed = (retrieve(project, Filter(), mine, blind=blind).passages for blind in (True, False))
    assert [note.text for note in blind[0].memos] == ["van mij"]
    assert [note.text for one in open_eyed for note in one.memos] == ["van Bram", "van mij"]


def test_a_coding_that_was_taken_away_is_no_passage(coded: Coded) -> None:
    project, mine, _ = coded
    passage = retrieve(project, Filter(code="trots"), mine, blind=True).passages[0]
    review.withdraw(project, mine, passage.coding.guid)
    assert quotes(project, Filter(code="trots"), mine, blind=True) == []
    with pytest.raises(ReviewError):
        quote_of_coding(project, passage.coding.guid)


def test_a_code_that_left_the_codebook_can_still_be_read(coded: Coded, folder: Path) -> None:
    project, _, _ = coded
    text = project.codebook_text
    cut = text[: text.index("  - id: trots")] + text[text.index("  - id: draagvlak") :]
    (folder / "codebook" / "analysekader.yaml").write_text(cut, encoding="utf-8")
    with open_project(folder) as again:
        assert quotes(again, Filter(code="trots")) == ["ik ben er wel trots op", "trots op de jongens"]


def test_a_quote_is_copied_with_its_attribution_and_place(coded: Coded) -> None:
    project, mine, _ = coded
    passage = retrieve(project, Filter(code="trots"), mine, blind=True).passages[0]
    copied = "“trots op de jongens” (aldus de teamleider van pilot Zuid, bert.txt, beurt 4)"
    assert quote_to_copy(passage) == copied
    assert quote_of_coding(project, passage.coding.guid) == copied
