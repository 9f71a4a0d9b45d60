"""What people wrote goes to a file and comes back the same; what does not fit is named, and nothing is overwritten."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import Coding, User, Valence, select
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import Heading, Place, Summary, SummaryKind
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.projects.writing_file import write_writings
from lerende_evaluatie.usecases import lessons, review, writing
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.writing_file import ImportReport, import_writings, project_writings
from tests.conftest import BERT, write_project

ANNA = """\
I: Hoe gaat het?
R: Ja, klopt. Ik ben er wel trots op. Dat had ik
nooit gedacht.
I: En nu?
R: Ja, klopt. Nu is er draagvlak.
"""
PROUD = "Ik ben er wel trots op."
UNTHOUGHT = "Dat had ik\nnooit gedacht."
TWICE = "Ja, klopt."
CELL = Place(SummaryKind.CELL, "Noord", "trots")
OCCASION = Place(SummaryKind.PORTRAIT, "Noord", Heading.OCCASION)


def code(project: Project, coder: str, words: str, code_id: str = "trots", nth: int = 1) -> Coding:
    source, start = next((one, one.text.index(words)) for one in project.store.sources() if words in one.text)
    for _ in range(nth - 1):
        start = source.text.index(words, start + 1)
    selection = select(source.text, start, start + len(words))
    return review.code_by_hand(project, review.coder(project, coder), source.guid, selection, code_id, Valence.POSITIVE)


def code_everything(project: Project) -> None:
    """Code the same words by two coders, with two codes, and at two places."""
    ingest(project)
    for coder in ("Anna", "Bert"):
        for words in (PROUD, UNTHOUGHT):
            code(project, coder, words)
    code(project, "Anna", PROUD, "werkvloer")
    for nth in (1, 2):
        code(project, "Anna", TWICE, nth=nth)
    code(project, "Bert", TWICE, nth=2)
    code(project, "Anna", "Nu zijn we trots op de jongens.")


@pytest.fixture
def coded(tmp_path: Path) -> Iterator[Project]:
    with open_project(write_project(tmp_path / "proef", anna=ANNA, bert=BERT)) as project:
        code_everything(project)
        yield project


@pytest.fixture
def anna(coded: Project) -> User:
    return review.coder(coded, "Anna")


def exported(project: Project, to: Path) -> Path:
    found, _ = project_writings(project)
    to.write_text(write_writings(found), encoding="utf-8")
    return to


def taken_in(project: Project, text: str, *, overwrite: bool = False) -> ImportReport:
    path = project.folder / "lessen.yaml"
    path.write_text(text, encoding="utf-8")
    return import_writings(project, path, "Cato", overwrite=overwrite)


def contents(found: list[Lesson]) -> list[tuple[object, ...]]:
    return [(one.title, one.text, one.status, one.codes, one.evidence) for one in found]


def texts_of(found: list[Summary]) -> list[tuple[object, ...]]:
    return [(one.place, one.text, one.quotes) for one in found]


def one_quote(fields: str) -> str:
    return f"lessen:\n  - titel: Wees trots\n    citaten:\n      - {{bestand: anna.txt, {fields}}}\n"


def by(project: Project, coder: str) -> str:
    return review.coder(project, coder).guid


def quoted(project: Project) -> list[Coding]:
    """Return the codings under the only lesson."""
    [lesson] = project.store.lessons()
    return project.store.codings_by_guid([item.coding_guid for item in lesson.evidence])


# There and back


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project in which lessons come and go."""
    with open_project(write_project(tmp_path_factory.mktemp("heen") / "proef", anna=ANNA, bert=BERT)) as project:
        code_everything(project)
        yield project


SIGNS = [
    ": ",
    " #",
    "- ",
    "\n",
    '"',
    "'",
    "🙂",
    " [1]",
    "[2, 3]",
    "|",
    ">",
    "*",
    "!",
    "\t",
    "\r",
    "\x85",
    "\u2028",
    "---",
]
odd = st.lists(
    st.sampled_from(SIGNS) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=6
).map("".join)
evidence = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 99), st.sampled_from(Stance), odd),
    max_size=6,
    unique_by=(lambda one: one[0], lambda one: one[1]),
)
drawn_lessons = st.lists(
    st.tuples(
        odd.filter(str.split), odd, st.sampled_from(Status), st.lists(st.sampled_from(["trots", "werkvloer"])), evidence
    ),
    max_size=3,
)


@given(drawn_lessons)
@settings(max_examples=40)
def test_lessons_come_back_the_same(
    shared: Project, drawn: list[tuple[str, str, Status, list[str], list[tuple[int, int, Stance, str]]]]
) -> None:
    user = review.coder(shared, "Anna")
    guids = [coding.guid for coding in shared.store.codings()]
    for title, text, status, codes, items in drawn:
        under = tuple(Evidence(number, guids[at], stance, answer) for at, number, stance, answer in items)
        made = replace(lessons.new_lesson(title[:200], codes), text=text, status=status, evidence=under)
        lessons.save(shared, user, made)
    before = contents([one.lesson for one in lessons.lessons(shared)])
    path = exported(shared, shared.folder / "lessen.yaml")
    for one in shared.store.lessons():
        lessons.remove(shared, user, one.guid, one.version)
    try:
        report = import_writings(shared, path, "Cato")
        assert (report.lessons, report.problems) == (len(drawn), [])
        assert contents([one.lesson for one in lessons.lessons(shared)]) == before
        again = import_writings(shared, path, "Cato")
        assert (again.lessons, again.already, again.problems) == (0, len(drawn), [])
    finally:
        for one in shared.store.lessons():
            lessons.remove(shared, user, one.guid, one.version)


def test_everything_comes_back_in_another_copy_of_the_project(coded: Project, anna: User, tmp_path: Path) -> None:
    coded.close()
    shutil.copytree(coded.folder, tmp_path / "kopie")
    with open_project(coded.folder) as project, open_project(tmp_path / "kopie") as copy:
        proud, *_, last = project.store.codings()
        under = (Evidence(3, last.guid, Stance.CONTRADICTS, "Later."), Evidence(1, proud.guid, Stance.SUPPORTS))
        made = replace(lessons.new_lesson("Wees trots", ["trots"]), text="Zij zijn trots [1, 3].", evidence=under)
        lessons.save(project, anna, made)
        writing.rule(project, anna, "Noord", "trots", Judgement.UNKNOWN, "Te weinig: één.", 0)
        writing.rule(project, anna, None, "draagvlak", Judgement.NEGATIVE, "Alles bijeen.", 0)
        writing.write(project, anna, CELL, "In Noord:\n\n- trots", [last.guid, proud.guid], 0)
        writing.write(project, anna, OCCASION, "", [proud.guid], 0)
        writing.write(project, anna, writing.INTRODUCTION, "Dit rapport # is kort.", [], 0)

        report = import_writings(copy, exported(project, tmp_path / "lessen.yaml"), "Cato")
        assert (report.lessons, report.rulings, report.texts, report.problems) == (1, 2, 3, [])
        assert contents(copy.store.lessons()) == contents(project.store.lessons())
        assert texts_of(copy.store.summaries()) == texts_of(project.store.summaries())
        assert writing.balance(copy)[0].cells[0].sign is Judgement.UNKNOWN
        assert writing.balance(copy)[1].overall.sign is Judgement.NEGATIVE
        authors = [one.user_guid for one in copy.store.lessons()] + [one.user_guid for one in copy.store.summaries()]
        authors += [one.user_guid for one in copy.store.rulings()]
        assert authors == [by(copy, "Cato")] * 6
        revision = copy.store.revision()
        again = import_writings(copy, tmp_path / "lessen.yaml", "Cato", overwrite=True)
        assert (again.lessons + again.rulings + again.texts, again.already, again.problems) == (0, 6, [])
        assert copy.store.revision() == revision


def test_only_what_counts_goes_out(coded: Project, anna: User) -> None:
    removed = lessons.save(coded, anna, lessons.new_lesson("Weggehaald")).lesson
    lessons.remove(coded, anna, removed.guid, removed.version)
    coded.store.save_lesson(lessons.new_lesson("Voorstel van het programma"), by=None)
    writing.write(coded, anna, CELL, "Eerst dit.", [], 0)
    writing.write(coded, anna, CELL, "", [], 1)
    writing.rule(coded, anna, "Noord", "trots", Judgement.NEGATIVE, "Vond ik.", 0)
    writing.rule(coded, anna, "Noord", "trots", None, "", 1)
    found, left_out = project_writings(coded)
    assert (found.lessons, found.rulings, found.texts, left_out) == ((), (), (), ())


def test_a_quote_that_does_not_count_any_more_is_left_out_and_named(coded: Project, anna: User) -> None:
    first, second, *_ = coded.store.codings()
    under = (Evidence(1, first.guid, Stance.SUPPORTS), Evidence(2, second.guid, Stance.SUPPORTS))
    lessons.save(coded, anna, replace(lessons.new_lesson("Wees trots"), evidence=under))
    writing.write(coded, anna, OCCASION, "Zo begon het.", [first.guid], 0)
    review.withdraw(coded, next(one for one in coded.store.users() if one.guid == first.user_guid), first.guid)
    found, left_out = project_writings(coded)
    assert [quote.number for quote in found.lessons[0].quotes] == [2]
    assert [sentence.partition("’")[0] for sentence in left_out] == [
        "Bij ‘Wees trots",
        "Bij ‘portret, Noord, aanleiding",
    ]


# Finding a quote


@pytest.mark.parametrize(
    "fields",
    [
        'citaat: "Dat had ik nooit gedacht."',
        'citaat: "  Dat  had ik\\nnooit gedacht. "',
        'citaat: "“Dat had ik nooit gedacht.”"',
        "citaat: had ik nooit",
        'citaat: "op. Dat had ik nooit gedacht."',
    ],
)
def test_a_quote_is_found_by_its_words_or_by_the_only_passage_around_or_in_them(coded: Project, fields: str) -> None:
    assert taken_in(coded, one_quote(fields)).problems == []
    assert [coding.selection.quote for coding in quoted(coded)] == [UNTHOUGHT]


def test_words_that_somebody_coded_as_they_are_go_before_a_passage_around_them(coded: Project) -> None:
    short = code(coded, "Anna", "nooit gedacht.", "draagvlak")
    assert taken_in(coded, one_quote("citaat: nooit gedacht.")).problems == []
    assert quoted(coded) == [short]


def test_one_coder_among_several_is_found_by_name_and_else_ones_own_goes_first(coded: Project) -> None:
    own = code(coded, "Cato", UNTHOUGHT)
    taken_in(coded, one_quote("citaat: had ik nooit"))
    assert quoted(coded) == [own]
    [lesson] = coded.store.lessons()
    lessons.remove(coded, review.coder(coded, "Cato"), lesson.guid, lesson.version)
    taken_in(coded, one_quote("citaat: had ik nooit, codeur: Bert"))
    assert [coding.user_guid for coding in quoted(coded)] == [by(coded, "Bert")]


@pytest.mark.parametrize("name", ["werkvloer", "Steun op de werkvloer"])
def test_one_code_among_several_is_found_by_id_or_name(coded: Project, name: str) -> None:
    assert taken_in(coded, one_quote(f"citaat: {PROUD}, code: {name}")).problems == []
    assert [coding.code_id for coding in quoted(coded)] == ["werkvloer"]


def test_one_place_among_several_is_found_by_its_order(coded: Project) -> None:
    _, later = sorted(
        (one for one in coded.store.codings() if one.selection.quote == TWICE and one.user_guid == by(coded, "Anna")),
        key=lambda one: one.selection.start,
    )
    assert taken_in(coded, one_quote("citaat: 'Ja, klopt.', keer: 2, codeur: Anna")).problems == []
    assert [coding.guid for coding in quoted(coded)] == [later.guid]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (f"citaat: {PROUD}", "meer codes.*trots, werkvloer"),
        ("citaat: 'Ja, klopt.'", "2 gecodeerde passages.*keer: 1"),
        ("citaat: 'Ja, klopt.', keer: 3", "tot en met 2"),
        ("citaat: 'Ja, klopt.', code: draagvlak", "zet bij ‘code’: trots"),
        ("citaat: Nu is er draagvlak.", "niet gecodeerd"),
        ("citaat: Dat heeft niemand gezegd.", "niet woordelijk"),
        ("citaat: at had ik nooi", "niet woordelijk"),
        ("citaat: ' '", "niet woordelijk"),
    ],
)
def test_a_lesson_with_a_quote_that_cannot_be_told_is_not_taken_in(coded: Project, fields: str, sentence: str) -> None:
    text = one_quote(fields) + "      - {bestand: anna.txt, citaat: had ik nooit}\n  - titel: Goed\n"
    report = taken_in(coded, text)
    assert [one.title for one in coded.store.lessons()] == ["Goed"] and report.lessons == 1
    [problem] = report.problems
    assert problem.startswith("lessen.yaml, regel 4: ") and re.search(sentence, problem)


def test_the_name_of_a_file_is_only_looked_up_among_the_interviews(coded: Project) -> None:
    (coded.folder / "los.txt").write_text(PROUD, encoding="utf-8")
    [problem] = taken_in(coded, one_quote(f"citaat: {PROUD}").replace("anna.txt", "../los.txt")).problems
    assert "is niet ingelezen" in problem
    assert taken_in(coded, one_quote("citaat: had ik nooit").replace("anna.txt", "./Anna.TXT")).lessons == 1


# What is there already


def test_a_lesson_with_the_title_of_another_is_left_out_and_named(coded: Project) -> None:
    assert taken_in(coded, "lessen:\n- titel: Wees trots\n  tekst: Zo is het.\n").lessons == 1
    before = coded.store.lessons()
    report = taken_in(coded, "lessen:\n- titel: wees  trots\n  tekst: Of toch niet.\n", overwrite=True)
    assert (report.lessons, report.already, coded.store.lessons()) == (0, 0, before)
    [problem] = report.problems
    assert problem.startswith("lessen.yaml, regel 2: ") and "andere les met deze titel" in problem


def test_a_judgement_or_text_that_is_there_is_only_replaced_when_asked(coded: Project, anna: User) -> None:
    writing.rule(coded, anna, "Noord", "trots", Judgement.NEGATIVE, "Vond ik.", 0)
    writing.write(coded, anna, OCCASION, "Van Anna.", [], 0)
    text = (
        "oordelen:\n- {pilot: Noord, thema: Trots, oordeel: gemengd, reden: Van allebei.}\n"
        "teksten:\n- {soort: portret, pilot: Noord, plek: Aanleiding, tekst: Van Cato.}\n"
    )
    report = taken_in(coded, text)
    assert (report.rulings, report.texts, len(report.problems)) == (0, 0, 2)
    assert all("--replace" in problem for problem in report.problems)
    report = taken_in(coded, text, overwrite=True)
    assert (report.rulings, report.texts, report.problems) == (1, 1, [])
    assert [one.reason for one in coded.store.ruling_versions("Noord", "trots")] == ["Van allebei.", "Vond ik."]
    assert [one.text for one in writing.versions(coded, OCCASION)] == ["Van Cato.", "Van Anna."]


def test_what_was_cleared_or_taken_back_leaves_room(coded: Project, anna: User) -> None:
    writing.rule(coded, anna, None, "trots", Judgement.NEGATIVE, "Vond ik.", 0)
    writing.rule(coded, anna, None, "trots", None, "", 1)
    writing.write(coded, anna, CELL, "Van Anna.", [], 0)
    writing.write(coded, anna, CELL, "", [], 1)
    report = taken_in(
        coded,
        "oordelen:\n- {thema: trots, oordeel: 😐, reden: Van allebei.}\n"
        "teksten:\n- {soort: vergelijking, pilot: Noord, plek: trots, tekst: Van Cato.}\n",
    )
    assert (report.rulings, report.texts, report.problems) == (1, 1, [])


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("lessen:\n- {titel: a, codes: [weg]}", "‘weg’ staat niet in het codeboek"),
        ("lessen:\n- {titel: ' '}", "titel"),
        ("oordelen:\n- {thema: trots, oordeel: gemengd}", "waarom"),
        ("oordelen:\n- {thema: werkvloer, oordeel: gemengd, reden: a}", "kies uit: trots, draagvlak"),
        ("oordelen:\n- {pilot: Oost, thema: trots, oordeel: gemengd, reden: a}", "kies uit: Noord, Zuid"),
        ("teksten:\n- {soort: vergelijking, pilot: Noord, plek: werk, tekst: a}", "kies uit: trots, draagvlak"),
        ("teksten:\n- {soort: portret, pilot: Noord, plek: trots, tekst: a}", "kies uit: aanleiding, doelstelling"),
        ("teksten:\n- {soort: portret, plek: werk, tekst: a}", "kies uit: Noord, Zuid"),
        ("teksten:\n- {soort: rapport, plek: slot, tekst: a}", "kies uit: inleiding"),
        ("teksten:\n- {soort: rapport, pilot: Noord, plek: inleiding, tekst: a}", "haal ‘pilot’ hier weg"),
        ("teksten:\n- {soort: rapport, plek: inleiding, citaten: [{bestand: b, citaat: a}]}", "niet ingelezen"),
    ],
)
def test_what_the_project_has_no_place_for_is_named_with_what_there_is(
    coded: Project, part: str, sentence: str
) -> None:
    [problem] = taken_in(coded, f"{part}\n").problems
    assert problem.startswith("lessen.yaml, regel 2: ") and sentence in problem
    assert (coded.store.lessons(), coded.store.rulings(), coded.store.summaries()) == ([], [], [])


def test_numbers_that_are_not_given_follow_the_one_before(coded: Project) -> None:
    text = one_quote("citaat: had ik nooit") + (
        "      - {bestand: anna.txt, citaat: 'Ja, klopt.', keer: 1, nummer: 7}\n"
        "      - {bestand: bert.txt, citaat: trots op de jongens}\n"
    )
    assert taken_in(coded, text).problems == []
    assert [item.number for item in coded.store.lessons()[0].evidence] == [1, 7, 8]


def test_problems_stand_in_the_order_of_the_file(coded: Project) -> None:
    text = "teksten:\n- {soort: rapport, plek: slot, tekst: a}\nlessen:\n- {titel: a, codes: [weg]}\n- {}\n"
    lines = [problem.split(":")[0] for problem in taken_in(coded, text).problems]
    assert lines == ["lessen.yaml, regel 2", "lessen.yaml, regel 4", "lessen.yaml, regel 5"]


def test_a_file_that_cannot_be_read_makes_no_coder(coded: Project) -> None:
    with pytest.raises(UsageError):
        import_writings(coded, coded.folder / "weg.yaml", "Nieuw")
    assert "Nieuw" not in [one.name for one in coded.store.users()]


def test_a_project_without_interviews_says_so(project: Project, tmp_path: Path) -> None:
    (tmp_path / "lessen.yaml").write_text("lessen: []\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="ingest"):
        import_writings(project, tmp_path / "lessen.yaml", "Anna")
    with pytest.raises(EvaluationError, match="ingest"):
        project_writings(project)
