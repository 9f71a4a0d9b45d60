"""The overviews in a real browser: from a number to its passages to the text, and everything to a file."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from openpyxl import load_workbook
from playwright.sync_api import expect

from lerende_evaluatie.app.api.handlers import HANDLERS
from lerende_evaluatie.app.api.visitor import Download, Json, Visitor
from lerende_evaluatie.app.opening import id_of
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import User, Valence, select
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from tests.app.conftest import HOSTILE, Server
from tests.conftest import ANNA, BERT, CODEBOOK, write_project

PILOT = f"=1+1 {HOSTILE}"
CODE_NAME = f"=HYPERLINK(A1) {HOSTILE}"
NUMBER = re.compile(r"\d+")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Coded:
    """A project with codings of two coders, and a third who did nothing yet."""

    server: Server
    folder: Path
    anna: User
    bert: User
    newcomer: User

    def url(self, user: User) -> str:
        return self.server.address("overzicht", self.folder, codeur=user.guid)


def make(folder: Path) -> tuple[User, User, User]:
    """Write and code the project: pilot, code and coder have names that want to be markup and formulas."""
    write_project(folder, anna=ANNA, bert=BERT)
    quoted = CODE_NAME.replace('"', '\\"')
    (folder / "codebook" / "analysekader.yaml").write_text(
        CODEBOOK.replace("naam: Trots", f'naam: "{quoted}"'), encoding="utf-8"
    )
    cell = '"' + PILOT.replace('"', '""') + '"'
    table = f"bestand;pilot;groep;functie;datum;ronde\nanna.txt;{cell};werknemer;;;1\nbert.txt;Zuid;werkgever;;;2\n"
    (folder / "transcripts" / "interviews.csv").write_text(table, encoding="utf-8")
    with open_project(folder) as project:
        ingest(project)
        anna, bert, newcomer = (review.coder(project, name) for name in (HOSTILE, "Bert", "Nieuw"))
        code(project, anna, "anna", "ik ben er wel trots op", "trots")
        code(project, anna, "anna", "geen zin in. 🙂 Nu is er draagvlak", "draagvlak", Valence.MIXED)
        code(project, anna, "anna", "trots op", "werkvloer", Valence.NEGATIVE)
        code(project, bert, "bert", "trots op de jongens", "trots")
    return anna, bert, newcomer


def code(
    project: Project, user: User, name: str, words: str, code_id: str, valence: Valence = Valence.POSITIVE
) -> None:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    at = source.text.index(words)
    review.code_by_hand(project, user, source.guid, select(source.text, at, at + len(words)), code_id, valence)


@pytest.fixture(scope="module")
def coded(street: Server, shared_plot: Path) -> Coded:
    return Coded(street, shared_plot, *make(shared_plot))


def view(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def choose(page: Any, field: str, value: str) -> None:
    page.locator(f"select[data-field={field}]").select_option(value)


def numbers(page: Any) -> list[list[str]]:
    return [
        [NUMBER.findall(cell)[0] for cell in row.locator("td").all_inner_texts()]
        for row in page.locator(".le-grid tbody tr").all()
    ]


def kept(page: Any, kind: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("group", name="Opslaan als").get_by_role("button", name=kind).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def words_in(tree: Any) -> str:
    return " ".join("".join(text.itertext()) for text in tree.iter(f"{SVG}text"))


def test_a_cell_leads_to_its_passages_and_a_passage_to_its_place_in_the_text(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    expect(page.locator(".le-grid")).to_be_visible()
    assert numbers(page) == [["1", "0", "1"], ["2", "0", "2"], ["3", "0", "3"]]
    heads = page.locator(".le-grid thead th")
    expect(heads.nth(1)).to_contain_text(PILOT)
    expect(heads.nth(1)).to_contain_text("1 int. · 1 resp.")
    expect(page.locator(".le-grid tbody th").first).to_have_text(CODE_NAME)
    page.locator(".le-grid td button").first.click()
    passages = page.get_by_role("complementary", name="Passages")
    expect(passages.locator("h2")).to_contain_text("1 van de 1 respondenten, 1 van de 1 interviews")
    expect(passages.locator("blockquote")).to_have_text("ik ben er wel trots op")
    expect(passages).to_contain_text(HOSTILE)
    assert page.evaluate("window.hacked") is None
    link = passages.get_by_role("link", name="Toon in de tekst")
    source = coded_source(coded, "anna.txt")
    at = source.text.index("ik ben er wel trots op")
    asked = parse_qs(urlsplit(link.get_attribute("href")).query)
    here = {"project": [id_of(coded.folder)], "codeur": [coded.anna.guid]}
    assert asked == {**here, "interview": [source.guid], "plek": [f"{at}-{at + 22}"]}
    link.click()
    expect(page).to_have_url(re.compile("/beoordelen"))
    expect(page.locator(".le-turns")).to_contain_text("ik ben er wel trots op")


def coded_source(coded: Coded, name: str) -> Any:
    with open_project(coded.folder) as project:
        return next(one for one in project.store.sources() if one.name == name)


def test_others_codings_are_shown_only_on_demand(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    expect(page.locator(".le-grid")).to_be_visible()
    choose(page, "whose", "all")
    expect(page.locator(".le-grid tr.le-total td").last).to_have_text(re.compile("^4"))
    choose(page, "whose", coded.bert.guid)
    expect(page.locator(".le-grid tr.le-total td").last).to_have_text(re.compile("^1"))
    page.reload()
    expect(page.locator(".le-grid tr.le-total td").last).to_have_text(re.compile("^1"))
    page.goto(coded.url(coded.newcomer))
    choose(page, "whose", "mine")
    expect(page.get_by_text("U hebt nog niets gecodeerd.")).to_be_visible()
    choose(page, "whose", "all")
    expect(page.locator(".le-grid")).to_be_visible()


def test_the_keyboard_alone_goes_from_tab_to_cell_to_passage_and_back(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    page.get_by_role("tab", name="Per pilot").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Per groep")).to_be_focused()
    expect(page.locator(".le-grid thead")).to_contain_text("Werknemers")
    page.locator("select[data-field=count]").focus()
    page.keyboard.press("Tab")
    first = page.locator(".le-grid td button").first
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    opened = page.locator(".le-grid tbody tr").nth(1).locator("td").last.locator("button")
    expect(opened).to_be_focused()
    page.keyboard.press("Enter")
    passages = page.get_by_role("complementary", name="Passages")
    expect(passages.locator("h2")).to_be_focused()
    expect(passages.locator("blockquote")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(opened).to_be_focused()


def test_codes_that_meet_show_the_passages_on_both_sides(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    view(page, "Codes samen")
    expect(page.locator(".le-grid tbody tr")).to_have_count(2)
    assert numbers(page) == [["1", "1"], ["1", "2"]]
    page.locator(".le-grid td button").nth(1).click()
    passages = page.get_by_role("complementary", name="Passages")
    expect(passages.get_by_role("status").first).to_have_text("1 keer samen, in deze passages")
    expect(passages.locator("blockquote")).to_have_text(["ik ben er wel trots op", "trots op"])
    choose(page, "level", "all")
    expect(page.locator(".le-grid tbody th")).to_have_text([CODE_NAME, "Draagvlak", "Steun op de werkvloer"])


def test_a_stripe_of_a_portrait_opens_its_passage_and_the_table_says_the_same(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    view(page, "Portret")
    expect(page.locator(".le-figure svg .le-part")).to_have_count(3)
    choose(page, "source", coded_source(coded, "anna.txt").guid)
    expect(page.locator(".le-figure svg")).to_contain_text("100%")
    page.locator(".le-figure svg .le-part").first.click()
    expect(page.locator(".le-passages blockquote")).to_have_text("ik ben er wel trots op")
    choose(page, "unit", "turns")
    page.get_by_role("button", name="Toon als tabel").click()
    expect(page.locator(".le-grid tbody tr").first.locator("td")).to_have_text(["1", "beurt 2"])
    expect(page.locator(".le-grid tbody tr").nth(1).locator("td")).to_have_text(["2", "beurt 2, beurt 4"])
    choose(page, "source", coded_source(coded, "bert.txt").guid)
    expect(page.get_by_text("In dit interview is nog niets gecodeerd.")).to_be_visible()


def test_a_part_of_a_bar_opens_the_passages_of_that_direction(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    view(page, "Richting")
    parts = page.locator(".le-figure svg .le-part")
    expect(parts).to_have_count(3)
    parts.last.click()
    expect(page.locator(".le-passages blockquote")).to_have_text("trots op")
    page.get_by_role("button", name="Toon als tabel").click()
    expect(page.locator(".le-grid thead th")).to_have_text(
        ["Code", "Positief", "Gemengd", "Neutraal", "Negatief", "Passages"]
    )
    assert numbers(page) == [["1", "0", "0", "0", "1"]] * 2 + [["0", "1", "0", "1", "2"]] * 2


@pytest.mark.parametrize("name", ["Per pilot", "Codes samen", "Portret", "Richting"])
def test_every_picture_can_be_kept_as_svg_and_png(page: Any, coded: Coded, name: str) -> None:
    page.goto(coded.url(coded.anna))
    view(page, name)
    expect(page.locator(".le-figure svg, .le-grid").first).to_be_visible()
    file, data = kept(page, "SVG")
    assert file.endswith(".svg")
    tree = etree.fromstring(data)
    assert tree.tag == f"{SVG}svg" and tree.find(f"{SVG}title") is not None and tree.find(f"{SVG}desc") is not None
    assert {element.tag for element in tree.iter(etree.Element)}.isdisjoint(
        {f"{SVG}script", f"{SVG}image", f"{SVG}img"}
    )
    assert b"var(" not in data and b"color-mix" not in data and b"http://www.w3.org/2000/svg" in data
    titles = ["".join(one.itertext()) for one in tree.iter(f"{SVG}title")]
    assert any(CODE_NAME in title for title in titles)
    file, data = kept(page, "PNG")
    assert file.endswith(".png") and data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    assert (width, height) == (
        int(float(tree.get("width")) * 2),
        int(float(tree.get("height")) * 2),
    )
    colours = page.evaluate(
        """async (bytes) => {
            const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
            canvas.drawImage(image, 0, 0);
            return new Set(new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)).size;
        }""",
        list(data),
    )
    assert colours > 20  # letters and colours, not an empty sheet


def test_the_workbook_holds_what_the_screen_shows(page: Any, coded: Coded) -> None:
    page.goto(coded.url(coded.anna))
    expect(page.locator(".le-grid")).to_be_visible()
    file, data = kept(page, "Excel")
    assert file == "overzicht-pilots.xlsx"
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Passages", "Respondenten", "Interviews", "Balans", "Toelichting"]
    sheet = book["Passages"]
    assert [str(cell.value) for cell in sheet[1]] == ["Code", PILOT, "Zuid", "Alle pilots"]
    assert [[str(cell.value) for cell in row[1:]] for row in sheet.iter_rows(2, 4)] == numbers(page)


# What the pages ask Python for


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = tmp_path_factory.mktemp("werk") / "proef"
    anna, _, _ = make(folder)
    with open_project(folder) as project:
        yield Visitor(project, anna)


def asked(visitor: Visitor, name: str, **asked: Any) -> Json:
    answer = HANDLERS[name](visitor, asked)
    assert not isinstance(answer, Download)
    return answer


def book(visitor: Visitor, **asked: Any) -> Any:
    answer = HANDLERS["overview_xlsx"](visitor, asked)
    assert isinstance(answer, Download) and answer.media_type.endswith("spreadsheetml.sheet")
    return load_workbook(io.BytesIO(answer.content))


def test_names_that_look_like_formulas_stay_text_in_the_workbook(visited: Visitor) -> None:
    for view in ("case", "group", "round", "together", "portrait", "valence"):
        for sheet in book(visited, view=view, blind=False):
            texts = [cell for row in sheet for cell in row if isinstance(cell.value, str)]
            assert {cell.data_type for cell in texts} == {"s"}
            assert all(cell.quotePrefix for cell in texts if cell.value.startswith(("=", "+", "-", "@")))
    cells = [cell.value for row in book(visited, view="portrait", blind=False)["Portret"] for cell in row]
    assert PILOT in cells and CODE_NAME in cells


def test_a_workbook_has_the_denominators_and_says_how_was_counted(visited: Visitor) -> None:
    found = book(visited, view="group", blind=True)
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in found["Respondenten"]}
    assert rows["Code"] == ["Werkgevers", "Werknemers", "Alle groepen"]
    assert rows["Draagvlak"] == [0, 1, 1] and rows["Alle codes samen"] == [0, 1, 1]
    assert rows["Aantal interviews"] == rows["Aantal respondenten"] == [1, 1, 2]
    notes = {row[0].value: row[1].value for row in found["Toelichting"]}
    assert notes["Coderingen"] == f"Alleen die van {HOSTILE}" and "Voorstellen tellen niet mee" in notes["Zo is geteld"]


def test_the_portrait_workbook_says_where_each_passage_lies(visited: Visitor) -> None:
    sheet = book(visited, view="portrait", blind=False)["Portret"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(2)]
    source = next(one for one in visited.project.store.sources() if one.name == "bert.txt")
    at = source.text.index("trots op de jongens")
    begin, end = (round(100 * place / len(source.text), 1) for place in (at, at + 19))
    assert rows[-1] == ["bert.txt", "Zuid", "Werkgevers", CODE_NAME, 1, begin, end, 4, 4]


def test_who_says_nothing_works_blind(visited: Visitor) -> None:
    assert asked(visited, "overview", view="case")["passages"] == 3
    assert asked(visited, "overview", view="case", blind=False)["passages"] == 4
    with pytest.raises(UsageError, match="Kies eerst wie u bent"):
        asked(Visitor(visited.project, None), "overview", view="case")
    found = asked(visited, "overview_passages", spot={"code": "trots"})
    assert [passage["source_name"] for passage in found["passages"]] == ["anna.txt"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("overview", {"view": "alles"}),
        ("overview", {}),
        ("overview", {"view": "case", "level": "half"}),
        ("overview", {"view": "portrait", "unit": "meter"}),
        ("overview_xlsx", {"view": "../../x"}),
        ("overview_passages", {"spot": {"by": "naam"}}),
        ("overview_passages", {"spot": {"start": "begin", "end": "eind"}}),
        ("overview_passages", {"spot": {"valence": "blij"}}),
        ("overview_passages", {"skip": "veel"}),
    ],
)
def test_what_no_page_asks_is_refused(visited: Visitor, name: str, wrong: Json) -> None:
    with pytest.raises(UsageError):
        HANDLERS[name](visited, wrong)


def test_passages_come_a_hundred_at_a_time(visited: Visitor) -> None:
    project, user = visited.project, review.coder(visited.project, "Vlijtig")
    source = project.store.sources()[0]
    turn = source.evidence_turns()[1]
    for length in range(1, 12):
        for begin in range(turn.start, turn.start + 11):
            selection = select(source.text, begin, begin + length)
            review.code_by_hand(project, user, source.guid, selection, "trots", Valence.NEUTRAL)
    busy = Visitor(project, user)
    first = asked(busy, "overview_passages", spot={"code": "trots"})
    rest = asked(busy, "overview_passages", spot={"code": "trots"}, skip=100)
    assert (first["total"], len(first["passages"]), len(rest["passages"])) == (121, 100, 21)
    places = {(one["start"], one["end"]) for one in (*first["passages"], *rest["passages"])}
    assert len(places) == 121
