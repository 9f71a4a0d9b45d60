"""Lessons in the Word report: by theme, with where they were heard and the quotes for and against."""

from dataclasses import replace
from pathlib import Path

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from sample_report import CASES, lesson
from word_reading import bookmarks, contents, lines, links, written

from lerende_evaluatie.domain.lessons import Evidence, Stance, Status
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.exporters import texts


def only_lessons(report: Report, *changed: object) -> Report:
    lessons = changed or report.lessons
    return replace(report, parts=(Part.LESSONS,), lessons=lessons)  # type: ignore[arg-type]


def paragraphs_of(report: Report, folder: Path) -> list[Paragraph]:
    return list(written(only_lessons(report), folder).paragraphs)


def test_lessons_stand_under_their_theme_and_those_without_one_last(rich_report: Report, tmp_path: Path) -> None:
    document = written(only_lessons(rich_report), tmp_path)
    assert lines(document, "Heading 2", "Heading 3") == [
        "Waarde voor de werknemer", "Houd aandacht voor trots",
        "Draagvlak", "Neem de werkvloer mee", "Praat met de raad",
        texts.LESSONS_WITHOUT_THEME, "Schrijf alles op",
    ]  # fmt: skip


def test_titles_of_lessons_are_in_the_contents(rich_report: Report, tmp_path: Path) -> None:
    assert "Praat met de raad" in contents(written(rich_report, tmp_path))


def test_with_very_many_lessons_the_contents_leave_their_titles_out(rich_report: Report, tmp_path: Path) -> None:
    many = tuple(rich_report.lessons[3] for _ in range(60))
    document = written(only_lessons(rich_report, *many), tmp_path)
    block = document.element.body.find(qn("w:sdt"))
    assert 'TOC \\o "1-2"' in next(node.text for node in block.iter(qn("w:instrText")))
    assert contents(document) == [texts.LESSONS, texts.LESSONS_WITHOUT_THEME]


def test_the_status_is_said_unless_a_lesson_is_established(rich_report: Report, tmp_path: Path) -> None:
    found = paragraphs_of(rich_report, tmp_path)
    below = {each.text: found[index + 1].text for index, each in enumerate(found) if each.style.name == "Heading 3"}
    assert below["Houd aandacht voor trots"] == texts.STATUSES[Status.DRAFT]
    assert below["Neem de werkvloer mee"].startswith("Gehoord")
    assert below["Praat met de raad"] == "Voorstel van het programma, nog door niemand bewerkt"
    assert below["Schrijf alles op"] == texts.STATUSES[Status.DISCUSSED]


def test_it_says_where_a_lesson_was_heard_and_who_is_silent(rich_report: Report, tmp_path: Path) -> None:
    told = lines(written(only_lessons(rich_report), tmp_path), "Lesgegevens")
    at = next(i for i, line in enumerate(told) if line.startswith("Gehoord: in 1 van de 6 pilots"))
    case = rich_report.lessons[1].quotes[0][1].case
    assert f"in 1 van de 6 pilots ({case}), bij 1 van de 5 groepen (" in told[at]
    assert "bij 1 van de 9 respondenten" in told[at] and "in 1 van de 2 rondes (" in told[at]
    silent = told[at + 1]
    assert silent.startswith("Geen citaat uit: de pilots ") and "; de groepen " in silent
    assert all((name in silent) == (name != case) for name in CASES)
    assert "samenwerkingspartners privaat" in silent, "a group stands in a sentence without a capital"
    assert told[-2] == texts.NOT_SUPPORTED and told[-1].startswith(texts.SILENT)


def test_labels_of_the_facts_on_a_lesson_stand_out(rich_report: Report, tmp_path: Path) -> None:
    facts = [each for each in paragraphs_of(rich_report, tmp_path) if each.style.name == "Lesgegevens"]
    bold = {run.text for each in facts for run in each.runs if run.style.name == "Strong"}
    assert {texts.HEARD, texts.SILENT, texts.TO_DO} <= bold


def test_an_answer_stays_with_its_quote(rich_report: Report, tmp_path: Path) -> None:
    found = paragraphs_of(rich_report, tmp_path)
    answered = [found[index - 1] for index, each in enumerate(found) if each.style.name == "Antwoord"]
    assert answered and all(each.style.name == "Quote" and each.paragraph_format.keep_with_next for each in answered)


def test_a_lesson_heard_in_one_pilot_is_marked(rich_report: Report, tmp_path: Path) -> None:
    several, single, *_, none = rich_report.lessons
    assert not several.hearing.is_single_case
    marks = [lines(written(only_lessons(rich_report, each), tmp_path), "Lesmerk") for each in (several, single, none)]
    assert marks == [[], ["Slechts in één pilot gehoord"], ["Nog in geen enkele pilot gehoord"]]


def test_references_in_the_text_become_the_numbers_of_the_report_and_lead_to_the_quotes(
    rich_report: Report, tmp_path: Path
) -> None:
    document = written(rich_report, tmp_path)
    text = next(each for each in document.paragraphs if each.text.startswith("Werk geeft trots"))
    numbers = {line.rsplit("\u00a0", 1)[1] for line in lines(document, "Quote")}
    found = links(text._p)
    assert len(found) == 3 and {number for number, _ in found} <= numbers
    assert text.text == "Werk geeft trots {} {}. Niet altijd {}.".format(*(number for number, _ in found))
    section = rich_report.lessons[0]
    wanted = {item.number: quote.guid.replace("-", "") for item, quote in section.quotes}
    assert [anchor.partition("_")[2] for _, anchor in found] == [wanted[1], wanted[2], wanted[5]]
    lesson_at = next(i for i, each in enumerate(document.paragraphs) if each._p is text._p)
    later = "".join(each._p.xml for each in document.paragraphs[lesson_at:])
    assert all(f'w:name="{anchor}"' in later for _, anchor in found), "the link leads to the quotes of this lesson"


def test_a_reference_to_a_quote_that_does_not_count_is_said_to_be_gone(rich_report: Report, tmp_path: Path) -> None:
    assert "Zo is het [citaat vervallen]. Dat bleef." in lines(written(only_lessons(rich_report), tmp_path), "Normal")


def test_quotes_stand_by_what_they_do_to_the_lesson_each_with_its_answer(rich_report: Report, tmp_path: Path) -> None:
    document = written(only_lessons(rich_report, rich_report.lessons[0]), tmp_path)
    supporting = sum(item.stance is Stance.SUPPORTS for item, _ in rich_report.lessons[0].quotes)
    assert lines(document, "Richting") == [
        f"Steunt deze les ({supporting} citaten)",
        "Nuanceert deze les (1 citaat)",
        "Spreekt deze les tegen (2 citaten)",
    ]  # fmt: skip
    assert lines(document, "Antwoord") == [
        "Wat de les daarmee doet: In het begin niet.",
        "Wat de les daarmee doet: Dat was voor de begeleiding er was.",
    ]


def test_what_is_not_dealt_with_is_said(rich_report: Report, tmp_path: Path) -> None:
    last = lines(written(only_lessons(rich_report, rich_report.lessons[0]), tmp_path), "Lesgegevens")[-1]
    assert last.startswith("Nog niet verwerkt: op 1 citaat dat de les tegenspreekt, is nog niet ingegaan [")
    assert "1 citaat telt niet meer mee; 1 zin in de tekst verwijst nog naar geen enkel citaat." in last


def test_a_lesson_that_deals_with_everything_says_nothing_about_it(rich_report: Report, tmp_path: Path) -> None:
    quotes = [each for each in rich_report.quotes if each.code_id == "regelgeving"]
    done = lesson(
        rich_report, quotes, text="Let op de regels [1].", codes=("regelgeving",),
        evidence=(Evidence(1, quotes[0].guid, Stance.SUPPORTS),),
    )  # fmt: skip
    assert "Nog niet verwerkt" not in "\n".join(lines(written(only_lessons(rich_report, done), tmp_path)))


def test_words_of_a_lesson_are_words(rich_report: Report, tmp_path: Path) -> None:
    nasty = "<w:p>&amp; {0} %s **vet** [nee]"
    made = replace(rich_report.lessons[0].lesson, title=nasty, text=nasty)
    document = written(only_lessons(rich_report, replace(rich_report.lessons[0], lesson=made)), tmp_path)
    assert lines(document, "Heading 3") == [nasty] and nasty in lines(document, "Normal")


def test_without_lessons_the_chapter_says_so(rich_report: Report, tmp_path: Path) -> None:
    document = written(replace(rich_report, lessons=()), tmp_path)
    assert texts.NO_LESSONS in lines(document)
    assert len(set(bookmarks(document))) == len(bookmarks(document))
