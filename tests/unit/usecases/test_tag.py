from pathlib import Path

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Valence, select
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import tag


def found(project: Project) -> set[tuple[str, str, Valence]]:
    return {(item.code_id, item.selection.quote, item.valence) for item in project.store.suggestions()}


def test_suggestions_are_whole_sentences_of_respondents_with_their_direction(project: Project) -> None:
    ingest(project)
    tag(project)
    assert {(code, valence) for code, _, valence in found(project)} == {
        ("trots", Valence.POSITIVE),
        ("werkvloer", Valence.NEGATIVE),
        ("draagvlak", Valence.NEUTRAL),
        ("draagvlak", Valence.NEGATIVE),
    }
    assert all("Bent u trots" not in quote for _, quote, _ in found(project))


def test_a_reason_can_be_read_by_a_person(project: Project) -> None:
    ingest(project)
    tag(project)
    reasons = {item.reason for item in project.store.suggestions()}
    assert "Draagvlak: ‘geen draagvlak’ (ontkend)" in reasons


def test_tagging_again_touches_no_decision_and_proposes_nothing_twice(project: Project, folder: Path) -> None:
    ingest(project)
    tag(project)
    coder = review.coder(project, "Codeur")
    accepted, rejected, *rest = project.store.suggestions()
    coding = review.accept(project, coder, accepted.guid)
    review.reject(project, coder, rejected.guid)
    (folder / "codebook" / "analysekader.yaml").write_text(
        project.codebook_text.replace("[trots]", "[trots, eigenwaarde]").replace("[draagvlak]", "[draagvlak, steun]"),
        encoding="utf-8",
    )
    with open_project(folder) as again:
        report = tag(again)
        assert report.tagged == 2
        assert report.decided == 2
        assert again.store.coding(coding.guid) == coding
        undecided = {item.guid for item in again.store.suggestions()} - {accepted.guid, rejected.guid}
        assert undecided == {item.guid for item in rest}


def test_words_with_a_code_from_below_are_not_proposed_for_the_code_above_it(project: Project) -> None:
    ingest(project)
    [source] = [one for one in project.store.sources() if one.name == "anna.txt"]
    words = "Nu is er draagvlak."
    place = select(source.text, source.text.index(words), source.text.index(words) + len(words))
    review.code_by_hand(project, review.coder(project, "Codeur"), source.guid, place, "werkvloer", Valence.POSITIVE)
    tag(project)
    assert ("draagvlak", words) not in {(code, quote) for code, quote, _ in found(project)}
    assert ("werkvloer", "Mijn collega had er eerst geen zin in.") in {
        (code, quote) for code, quote, _ in found(project)
    }


def test_nothing_is_done_when_nothing_changed(project: Project) -> None:
    ingest(project)
    tag(project)
    report = tag(project)
    assert (report.tagged, report.unchanged) == (0, 2)


def test_only_the_suggestions_of_a_changed_code_are_replaced(project: Project, folder: Path) -> None:
    ingest(project)
    tag(project)
    before = {item.guid for item in project.store.suggestions() if item.code_id != "trots"}
    text = project.codebook_text.replace("positief: [trots]", "positief: [geregeld]")
    (folder / "codebook" / "analysekader.yaml").write_text(text, encoding="utf-8")
    with open_project(folder) as again:
        tag(again)
        after = again.store.suggestions()
        assert {item.guid for item in after if item.code_id != "trots"} == before
        assert {item.selection.quote for item in after if item.code_id == "trots"} == {"Het is goed geregeld, hoor."}


def test_a_code_that_left_the_codebook_takes_its_open_suggestions_with_it(project: Project, folder: Path) -> None:
    ingest(project)
    tag(project)
    text = project.codebook_text
    cut = text[: text.index("  - id: trots")] + text[text.index("  - id: draagvlak") :]
    (folder / "codebook" / "analysekader.yaml").write_text(cut, encoding="utf-8")
    with open_project(folder) as again:
        tag(again)
        assert "trots" not in {item.code_id for item in again.store.suggestions()}


def test_which_pipeline_engine_and_codebook_made_a_suggestion_is_kept(project: Project) -> None:
    ingest(project)
    tag(project)
    item = project.store.suggestions()[0]
    assert item.pipeline.startswith("ingebouwd")
    assert (item.engine, item.engine_version) == ("codebook", "1")
    assert item.codebook == project.codebook.version
