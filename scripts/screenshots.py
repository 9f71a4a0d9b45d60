"""Take the pictures of the manual: docs/img/*.png, from the example project in a folder that is thrown away.

    python3 dev.py run python scripts/screenshots.py

Needs Chromium; for the pages of the Word report soffice and pdftoppm too, which are done without when absent.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browser import chromium, drag, served
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lerende_evaluatie.bootstrap import open_project

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "img"
SAME_EVERYWHERE = ("--font-render-hinting=none", "--force-color-profile=srgb")
"""Letters and colours as on any other computer."""
DECISIONS = Path("transcripts", "voorbeeldbesluiten.csv")
LESSONS = "voorbeeldlessen.yaml"
EXAMPLE_CODER = "Voorbeeldcodeur"
COLOURS = 256
LARGEST = 250_000
PAGE_WIDTH = "1000"

INTERVIEW = "05_thuiskracht_werknemer.txt"
SUGGESTION = "En de moeder van een vriendinnetje van Jayda"
PASSAGE, CODE_SOUGHT = "Dat ik geen opleiding had. Ik zeg: nee, maar ik heb ogen.", "waarde"
WORDS, HOW = "begeleiding", "Woorddelen"
THEME, PILOT = "Draagvlak", "Thuiskracht"
TOPIC = "loonkostensubsidie"
CODE, SIGNAL = "zingeving_trots", "trots"
LESSON = "Betrek de werkvloer voordat het in de krant staat"
RULED_THEME, RULED_PILOT = "Wederzijds profijt", "Tweede Ronde"
PAGES = {
    "rapport-balans.png": "Balans per thema en per pilot",
    "rapport-les.png": "Lessen\nDe lessen staan onder het thema",
    "rapport-citaten.png": "Wat mensen zeggen, per thema\nDit hoofdstuk",
}
"""Picture → words that stand on that page of the report only."""


def main() -> int:
    """Take all pictures; return the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "waardevol-werk")
        _copy_example(folder)
        _command(folder, "ingest")
        _command(folder, "tag")
        _command(folder, "topics", "fit")
        _command(folder, "review", "import", str(folder / DECISIONS), "--coder", EXAMPLE_CODER)
        _command(folder, "lessons", "import", str(folder / LESSONS), "--coder", EXAMPLE_CODER)
        _command(folder, "lessons", "draft")
        with open_project(folder) as project:
            coder = project.store.user(EXAMPLE_CODER).guid
            source = next(one.guid for one in project.store.sources() if one.name == INTERVIEW)
        with served(folder) as url, _page() as page:
            _interviews(page, f"{url}/inlezen?codeur={coder}")
            _begin(page, f"{url}/?codeur={coder}")
            _codebook(page, f"{url}/codeboek?codeur={coder}")
            _reviewing(page, f"{url}/beoordelen?codeur={coder}&interview={source}")
            _finding(page, f"{url}/terugvinden?codeur={coder}")
            _overview(page, f"{url}/overzicht?codeur={coder}")
            _topics(page, f"{url}/onderwerpen?codeur={coder}")
            _lessons(page, f"{url}/lessen?codeur={coder}")
            _writing(page, f"{url}/schrijven?codeur={coder}")
        _report_pages(folder)
    return 0


def _copy_example(folder: Path) -> None:
    for name in ("codebook", "transcripts"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("evaluatie.toml", "context.csv", LESSONS):
        shutil.copy(ROOT / name, folder)


def _command(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "lerende_evaluatie", *arguments, "--project", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


# The app


@contextmanager
def _page() -> Iterator[Page]:
    """Give a page in a light browser of 1280 by 800."""
    with chromium(*SAME_EVERYWHERE) as browser:
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, locale="nl-NL", color_scheme="light", reduced_motion="reduce"
        )
        page.set_default_timeout(30_000)
        yield page


def _interviews(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("heading", name="Gegevens en sprekers").evaluate(_TO_THE_TOP)
    _take(page, "interviews.png")


def _begin(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.get_by_text(f"U werkt als {EXAMPLE_CODER}.")).to_be_visible()
    _take(page, "begin.png")


def _codebook(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(f"[data-code={CODE}]").click()
    page.get_by_placeholder("Zoek een signaal").fill(SIGNAL)
    page.locator(".le-book-signal:visible").last.get_by_role("textbox").first.focus()
    expect(page.locator(".le-book-hit").first).to_be_visible()
    page.get_by_text("Signalen", exact=True).evaluate(_TO_THE_TOP)
    _take(page, "codeboek.png")


def _reviewing(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".le-list .le-line", has_text=SUGGESTION)).to_have_count(1)
    quote = page.locator(".le-suggestion-card .le-quote")
    while SUGGESTION not in quote.inner_text():
        page.keyboard.press("j")
    _take(page, "beoordelen.png")
    _select(page, PASSAGE)
    page.keyboard.press("c")
    page.keyboard.type(CODE_SOUGHT)
    expect(page.locator(".le-palette .le-option").first).to_be_visible()
    _take(page, "zelf-coderen.png")


def _finding(page: Page, url: str) -> None:
    page.goto(url)
    field = page.get_by_role("searchbox", name="Zoek in alle interviews")
    field.fill(WORDS)
    page.get_by_text(HOW, exact=True).click()
    field.press("Enter")
    expect(page.get_by_text("keer gevonden")).to_be_visible()
    _take(page, "terugvinden.png")


def _overview(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label(f"{THEME}, {PILOT}:").click()
    expect(page.get_by_text("Kopieer citaat").first).to_be_visible()
    _take(page, "overzicht.png")


def _topics(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(".le-topic", has_text=TOPIC).first.get_by_role("button", name="Lees de passages").click()
    expect(page.locator(".le-passage").first).to_be_visible()
    page.get_by_role("tab").first.evaluate(_TO_THE_TOP)
    _take(page, "onderwerpen.png")


def _lessons(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("[data-lesson]", has_text=LESSON).click()
    expect(page.locator("[data-field=title]")).to_have_value(LESSON)
    expect(page.locator(".le-lessons-side [data-quote]").first).to_be_visible()
    page.locator("[data-field=title]").evaluate(_TO_THE_TOP)
    _take(page, "lessen.png")


def _writing(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label(f"{RULED_THEME}, {RULED_PILOT}:").click()
    expect(page.locator(".le-ruling")).to_be_visible()
    page.get_by_role("tab").first.evaluate(_TO_THE_TOP)
    _take(page, "schrijven.png")


_TO_THE_TOP = """(place) => {
    const bars = 90;
    const pane = place.closest(".le-book-right, [data-testid=stMain]");
    pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - bars;
}"""


def _select(page: Page, words: str) -> None:
    """Select words in the transcript with the mouse, from the middle of the first letter to that of the last."""
    drag(page, *page.evaluate(_PLACE_OF, words))
    expect(page.locator(".le-picked").first).to_be_visible()


_PLACE_OF = """async (words) => {
    const turn = [...document.querySelectorAll(".le-words")].find((one) => one.textContent.includes(words));
    turn.scrollIntoView({ block: "center" });
    const place = () => turn.getBoundingClientRect().top;
    for (let before = NaN, still = 0; still < 20; before = place()) {
        await new Promise(requestAnimationFrame);
        still = place() === before ? still + 1 : 0;
    }
    const point = (at) => {
        const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; at -= node.length, node = walker.nextNode()) {
            if (at >= node.length) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect();
        }
    };
    const at = turn.textContent.indexOf(words);
    const [first, last] = [point(at), point(at + words.length - 1)];
    return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
}"""


def _take(page: Page, name: str) -> None:
    """Take a picture of what stands still: everything saved and loaded, nothing flashing."""
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    _settle(page.locator(".le-flash"))
    page.mouse.move(1000, 20)
    page.evaluate("document.fonts.ready")
    target = PICTURES / name
    page.screenshot(path=target, animations="disabled", caret="hide")
    _make_small(target)


def _settle(flashing: Locator) -> None:
    flashing.evaluate_all("(pieces) => pieces.forEach((piece) => piece.classList.remove('le-flash'))")


# The report


def _report_pages(folder: Path) -> None:
    """Take pictures of pages of the Word report, when the programs for it are there."""
    missing = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if missing:
        print(f"skipped the pages of the report: {', '.join(missing)} not found")
        return
    document = folder / "export" / "rapport.docx"
    _command(folder, "export", "word", "--output", str(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for name, words in PAGES.items():
        _take_page(document.with_suffix(".pdf"), words, PICTURES / name)


def _take_page(pdf: Path, words: str, target: Path) -> None:
    number = str(_page_with(pdf, words))
    size = ["-scale-to-x", PAGE_WIDTH, "-scale-to-y", "-1"]
    stem = target.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-f", number, "-l", number, *size, str(pdf), str(stem)], check=True
    )
    _make_small(target)


def _page_with(pdf: Path, words: str) -> int:
    """Return the number of the first page on which `words` stand, counted from 1."""
    from pypdf import PdfReader

    wanted = words.split()
    for number, page in enumerate(PdfReader(pdf).pages, start=1):
        if " ".join(wanted) in " ".join(page.extract_text().split()):
            return number
    raise LookupError(words)


# Files


def _make_small(path: Path) -> None:
    """Keep a picture quick to load; in fewer colours only where that is needed."""
    with Image.open(path) as picture:
        plain = picture.convert("RGB")
    plain.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        plain.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    raise SystemExit(main())
