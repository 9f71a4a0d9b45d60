from dataclasses import replace
from pathlib import Path

import pytest

from lerende_evaluatie.domain.model import Decision, NoteTarget, Selection, Valence, select
from lerende_evaluatie.errors import ReviewError, UsageError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.review_file import ImportReport, import_reviews, suggestion_table, write_table
from lerende_evaluatie.usecases.tag import tag


@pytest.fixture(autouse=True)
def tagged(project: Project) -> None:
    ingest(project)
    tag(project)


def suggestion(project: Project, code: str):
    return next(item for item in project.store.suggestions() if item.code_id == code)


def test_accepting_makes_a_coding_by_the_coder(project: Project) -> None:
    coder = review.coder(project, "Codeur")
    item = suggestion(project, "trots")
    coding = review.accept(project, coder, item.guid)
    assert project.store.codings() == [coding]
    assert (coding.user_guid, coding.selection, coding.suggestion_guid) == (coder.guid, item.selection, item.guid)
    assert [entry.decision for entry in project.store.reviews()] == [Decision.ACCEPTED]


def test_accepting_with_another_code_is_kept_as_a_change(project: Project) -> None:
    coder = review.coder(project, "Codeur")
    item = suggestion(project, "trots")
    coding = review.accept(project, coder, item.guid, code_id="werkvloer", valence=Valence.MIXED, memo="Twijfel.")
    assert (coding.code_id, coding.valence) == ("werkvloer", Valence.MIXED)
    assert project.store.reviews()[0].decision is Decision.CHANGED
    assert [note.text for note in project.store.notes()] == ["Twijfel."]


def test_a_rejection_is_kept_and_makes_no_coding(project: Project) -> None:
    review.reject(project, review.coder(project, "Codeur"), suggestion(project, "trots").guid)
    assert project.store.codings() == []
    assert [entry.decision for entry in project.store.reviews()] == [Decision.REJECTED]


def test_a_decision_cannot_be_taken_twice(project: Project) -> None:
    coder = review.coder(project, "Codeur")
    item = suggestion(project, "trots")
    review.reject(project, coder, item.guid)
    with pytest.raises(ReviewError, match="al besloten"):
        review.accept(project, coder, item.guid)


def test_a_decision_taken_back_leaves_the_suggestion_open_and_the_trail_whole(project: Project) -> None:
    coder = review.coder(project, "Codeur")
    item = suggestion(project, "trots")
    review.accept(project, coder, item.guid)
    review.take_back(project, coder, item.guid)
    assert project.store.codings() == []
    assert item.guid in {other.guid for other in review.view(project, item.source_guid).open}
    assert [entry.decision for entry in project.store.reviews()] == [Decision.ACCEPTED, Decision.REOPENED]
    review.reject(project, coder, item.guid)
    assert [entry.decision for entry in project.store.reviews()][-1] is Decision.REJECTED


def test_withdrawing_a_coding_opens_its_suggestion_again(project: Project) -> None:
    coder = review.coder(project, "Codeur")
    item = suggestion(project, "trots")
    coding = review.accept(project, coder, item.guid)
    review.withdraw(project, coder, coding.guid)
    view = review.view(project, item.source_guid)
    assert view.codings == ()
    assert item.guid in {other.guid for other in view.open}


def test_changing_a_coding_keeps_its_memo_and_its_suggestion(project: Project) -> None:
    coder = review.coder(project, "Codeur")
    item = suggestion(project, "trots")
    old = review.accept(project, coder, item.guid, memo="Mooi.")
    new = review.change(project, coder, old.guid, code_id="draagvlak", valence=Valence.NEUTRAL)
    view = review.view(project, item.source_guid)
    assert [coding.guid for coding in view.codings] == [new.guid]
    assert [note.text for note in view.notes if note.target == new.guid] == ["Mooi."]
    review.take_back(project, coder, item.guid)
    assert review.view(project, item.source_guid).codings == ()


def test_a_selection_whose_words_do_not_match_is_refused(project: Project) -> None:
    source = project.store.sources()[0]
    coder = review.coder(project, "Codeur")
    with pytest.raises(ReviewError, match="niet meer op deze plek"):
        review.code_by_hand(project, coder, source.guid, Selection(0, 3, "xyz"), "trots", Valence.NEUTRAL)
    assert project.store.codings() == []


@pytest.mark.parametrize("words", ["Bent u trots?", "Bent u trots?\n\nJa, ik ben er wel trots op."])
def test_words_of_the_interviewer_are_no_evidence(words: str, project: Project) -> None:
    source = project.store.sources()[0]
    start = source.text.index(words)
    coder = review.coder(project, "Codeur")
    with pytest.raises(ReviewError, match="woorden van de interviewer"):
        review.code_by_hand(
            project, coder, source.guid, select(source.text, start, start + len(words)), "trots", Valence.POSITIVE
        )
    assert project.store.codings() == []


def test_a_code_that_does_not_exist_is_refused(project: Project) -> None:
    source = project.store.sources()[0]
    coder = review.coder(project, "Codeur")
    with pytest.raises(ReviewError, match="staat niet in het codeboek"):
        review.code_by_hand(project, coder, source.guid, select(source.text, 0, 3), "onzin", Valence.NEUTRAL)


def test_nobody_can_decide_without_a_name(project: Project) -> None:
    with pytest.raises(ReviewError, match="vul uw naam in"):
        review.coder(project, "  ")


def test_an_empty_memo_is_not_kept(project: Project) -> None:
    with pytest.raises(ReviewError, match="zonder tekst"):
        review.write_memo(project, review.coder(project, "Codeur"), NoteTarget.PROJECT, "", " ")


def test_decisions_in_a_spreadsheet_go_through_the_same_door(project: Project, tmp_path: Path) -> None:
    rows = suggestion_table(project)
    for row in rows:
        row["besluit"] = "nee" if row["voorstel"] == "werkvloer" else "ja"
    rows.append(
        {
            "bestand": "bert.txt",
            "citaat": "dat zeg ik eerlijk",
            "besluit": "ja",
            "code": "trots",
            "valentie": "neutraal",
        }
    )
    path = tmp_path / "besluiten.csv"
    path.write_text(write_table(rows), encoding="utf-8")
    report = import_reviews(project, path, "Rekenblad")
    assert (report.accepted, report.rejected, report.by_hand, report.problems) == (len(rows) - 2, 1, 1, [])
    assert len(project.store.codings()) == len(rows) - 1

    again = import_reviews(project, path, "Rekenblad")
    assert (again.accepted, again.by_hand, again.already) == (0, 0, len(rows))
    assert len(project.store.codings()) == len(rows) - 1


def test_every_wrong_row_is_named_with_its_line_and_the_rest_goes_on(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "besluiten.csv"
    path.write_text(
        "bestand;citaat;voorstel;besluit;code;valentie\n"
        "weg.txt;trots;trots;ja;trots;\n"
        "anna.txt;dit staat er niet;trots;ja;trots;\n"
        "anna.txt;trots;onzin;ja;onzin;\n"
        "anna.txt;trots;trots;misschien;trots;\n"
        "anna.txt;trots;trots;ja;trots;blij\n"
        "anna.txt;ik ben er wel trots op;trots;ja;trots;positief\n",
        encoding="utf-8",
    )
    report = import_reviews(project, path, "Rekenblad")
    assert len(report.problems) == 5
    for line in range(2, 7):
        assert any(f"regel {line}:" in problem for problem in report.problems)
    assert report.changed == 1
    assert project.store.codings()[0].selection.quote == "ik ben er wel trots op"


def test_a_file_without_the_columns_is_refused_as_a_whole(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "besluiten.csv"
    path.write_text("naam;tekst\n", encoding="utf-8")
    with pytest.raises(UsageError, match="bestand, citaat, besluit"):
        import_reviews(project, path, "Rekenblad")


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "besluiten.csv"
    rows = 'anna.txt;"ik ben er;ja;trots\nanna.txt;ik ben er wel trots op;ja;trots\n'
    path.write_text("bestand;citaat;besluit;code\n" + rows, encoding="utf-8")
    with pytest.raises(UsageError, match="regel 2: een aanhalingsteken"):
        import_reviews(project, path, "Rekenblad")
    assert project.store.codings() == project.store.users() == []


def test_a_heading_as_code_does_not_stop_the_rows_behind_it(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = tuple(replace(code, is_codable=code.id != "werkvloer") for code in project.codebook.codes)
    monkeypatch.setattr(Project, "codebook", replace(project.codebook, codes=codes))
    path = tmp_path / "besluiten.csv"
    row = "anna.txt;ik ben er wel trots op;ja;"
    path.write_text(f"bestand;citaat;besluit;code\n{row}werkvloer\n{row}trots\n", encoding="utf-8")
    report = import_reviews(project, path, "Rekenblad")
    assert [problem.startswith("besluiten.csv, regel 2: ") for problem in report.problems] == [True]
    assert [coding.code_id for coding in project.store.codings()] == ["trots"]


def test_a_shifted_cell_does_not_bring_spoken_words_into_a_problem(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "besluiten.csv"
    path.write_text("bestand;citaat;besluit;code\nanna.txt;ik ben er; wel trots op;ja;trots\n", encoding="utf-8")
    [problem] = import_reviews(project, path, "Rekenblad").problems
    assert problem.startswith("besluiten.csv, regel 2: ") and "wel trots op" not in problem


HEADER = "bestand;citaat;voorstel;besluit;code;valentie;memo\n"
BY_HAND = "bert.txt;De een meer dan de ander.;;{decision};trots;{valence};{memo}\n"


def imported(project: Project, tmp_path: Path, coder: str = "Rekenblad", **cells: str) -> ImportReport:
    path = tmp_path / "besluiten.csv"
    row = BY_HAND.format(**{"decision": "ja", "valence": "positief", "memo": "", **cells})
    path.write_text(HEADER + row, encoding="utf-8")
    return import_reviews(project, path, coder)


def test_a_second_thought_in_the_spreadsheet_changes_the_coding(project: Project, tmp_path: Path) -> None:
    imported(project, tmp_path)
    report = imported(project, tmp_path, valence="negatief", memo="Toch niet.")
    assert (report.changed, report.already) == (1, 0)
    (coding,) = project.store.codings()
    assert coding.valence is Valence.NEGATIVE
    assert [note.text for note in project.store.notes() if note.target == coding.guid] == ["Toch niet."]
    report = imported(project, tmp_path, valence="negatief", memo="Toch niet.")
    assert (report.changed, report.already) == (0, 1)


def test_a_no_in_the_spreadsheet_takes_the_coder_s_own_coding_away(project: Project, tmp_path: Path) -> None:
    imported(project, tmp_path)
    assert imported(project, tmp_path, decision="nee").rejected == 1
    assert project.store.codings() == []


def test_two_coders_can_code_the_same_words_from_a_spreadsheet(project: Project, tmp_path: Path) -> None:
    imported(project, tmp_path)
    assert imported(project, tmp_path, coder="Tweede", valence="neutraal").by_hand == 1
    assert {coding.valence for coding in project.store.codings()} == {Valence.POSITIVE, Valence.NEUTRAL}


def test_a_rejection_done_before_counts_as_done(project: Project, tmp_path: Path) -> None:
    rows = suggestion_table(project)
    path = tmp_path / "besluiten.csv"
    path.write_text(write_table({**row, "besluit": "nee"} for row in rows), encoding="utf-8")
    assert import_reviews(project, path, "Rekenblad").rejected == len(rows)
    again = import_reviews(project, path, "Rekenblad")
    assert (again.already, again.nothing_to_reject) == (len(rows), 0)


def test_a_workbook_is_refused_with_the_way_out(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="CSV UTF-8"):
        import_reviews(project, tmp_path / "besluiten.xlsx", "Rekenblad")
    assert project.store.users() == []


def from_rows(project: Project, tmp_path: Path, *rows: str) -> ImportReport:
    path = tmp_path / "besluiten.csv"
    path.write_text("\n".join(("bestand;citaat;voorstel;besluit;code;valentie", *rows)), encoding="utf-8")
    return import_reviews(project, path, "Rekenblad")


def coded(project: Project) -> set[tuple[str, str, str]]:
    return {(item.selection.quote, item.code_id, item.valence.value) for item in project.store.codings()}


def test_a_row_on_a_part_of_a_coded_passage_leaves_that_passage_alone(project: Project, tmp_path: Path) -> None:
    from_rows(project, tmp_path, "anna.txt;Vegen, snoeien, en koffie drinken.;;ja;draagvlak;gemengd")
    report = from_rows(project, tmp_path, "anna.txt;koffie drinken;;ja;draagvlak;negatief")
    assert (report.by_hand, report.changed) == (1, 0)
    assert coded(project) == {
        ("Vegen, snoeien, en koffie drinken.", "draagvlak", "gemengd"),
        ("koffie drinken", "draagvlak", "negatief"),
    }


def test_another_code_for_an_accepted_suggestion_changes_that_coding_and_adds_none(
    project: Project, tmp_path: Path
) -> None:
    quote = suggestion(project, "trots").selection.quote
    from_rows(project, tmp_path, f"anna.txt;{quote};trots;ja;;")
    report = from_rows(project, tmp_path, f"anna.txt;{quote};trots;ja;draagvlak;negatief")
    assert (report.by_hand, report.changed) == (0, 1)
    assert coded(project) == {(quote, "draagvlak", "negatief")}


def test_two_rows_of_one_file_on_one_suggestion_are_two_codings(project: Project, tmp_path: Path) -> None:
    quote = suggestion(project, "trots").selection.quote
    rows = (f"anna.txt;{quote};trots;ja;;positief", f"anna.txt;{quote};trots;ja;draagvlak;positief")
    from_rows(project, tmp_path, *rows)
    assert coded(project) == {(quote, "trots", "positief"), (quote, "draagvlak", "positief")}
    assert from_rows(project, tmp_path, *rows).already == 2
