"""The command line as its users meet it: exit codes, messages, JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from lerende_evaluatie import errors
from lerende_evaluatie.cli import _session
from lerende_evaluatie.cli.texts import CLICK
from tests.conftest import CODEBOOK, Cli


@pytest.fixture
def ready(folder: Path, cli: Cli) -> Path:
    assert cli("ingest", "--project", folder)[0] == 0
    assert cli("tag", "--project", folder)[0] == 0
    return folder


def decided(folder: Path, cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "besluiten.csv"
    cli("review", "export", path, "--project", folder)
    text = path.read_text(encoding="utf-8-sig")
    for code in ("trots", "draagvlak", "werkvloer"):
        text = text.replace(f";{code};;{code};", f";{code};ja;{code};")
    path.write_text(text, encoding="utf-8")
    assert cli("review", "import", path, "--coder", "Codeur", "--project", folder)[0] == 0


def test_a_new_project_can_be_read_at_once(tmp_path: Path, cli: Cli) -> None:
    target = tmp_path / "mijn-evaluatie"
    code, out, _ = cli("init", target)
    assert code == 0
    assert "evaluatie.toml" in out
    assert (target / "transcripts" / "interviews.csv").read_text(encoding="utf-8-sig").startswith("bestand;pilot;")
    assert cli("codebook", "check", "--project", target)[0] == 0
    code, out, _ = cli("status", "--project", target)
    assert code == 0
    assert "Er zijn nog geen interviews" in out


def test_init_leaves_a_project_alone_that_is_there_already(folder: Path, cli: Cli) -> None:
    before = (folder / "evaluatie.toml").read_bytes()
    code, _, err = cli("init", folder)
    assert code == 2
    assert "staat al een evaluatie" in err
    assert (folder / "evaluatie.toml").read_bytes() == before


@pytest.mark.parametrize("form", ["word", "html"])
def test_a_part_that_the_report_does_not_have_is_told_in_one_sentence(ready: Path, cli: Cli, form: str) -> None:
    code, out, err = cli("export", form, "--parts", "balance, lesjes", "--project", ready)
    assert (code, out) == (2, "")
    assert err.startswith("Het rapport heeft geen deel ‘lesjes’; kies bij --parts uit: introduction, pilots,")
    code, out, _ = cli("export", form, "--parts", "lesjes", "--project", ready, "--json")
    assert code == 2 and "‘lesjes’" in json.loads(out)["error"]


def test_a_report_of_some_parts_does_not_claim_all_quotes(ready: Path, cli: Cli, tmp_path: Path) -> None:
    decided(ready, cli, tmp_path)
    _, out, _ = cli("export", "word", "--parts", "balance", "--project", ready)
    assert "met alleen de delen die u koos; de hele evaluatie telt 5 citaten" in out


@pytest.mark.parametrize("form", ["word", "html", "xlsx"])
def test_an_export_names_the_rows_of_context_csv_that_do_not_count(ready: Path, cli: Cli, form: str) -> None:
    (ready / "context.csv").write_text("pilot;soort;waarde\nNergens;werknemers;14\n", encoding="utf-8")
    _, out, _ = cli("export", form, "--project", ready)
    assert "• context.csv, regel 2: de pilot ‘Nergens’ komt bij geen interview voor" in out
    _, out, _ = cli("export", form, "--project", ready, "--json")
    assert len(json.loads(out)["context_faults"]) == 1


@pytest.mark.parametrize(("name", "is_there"), [("rapport-2.docx", True), ("rapport.docx", False)])
def test_after_an_export_only_a_report_that_is_still_there_is_to_be_traced(
    ready: Path, cli: Cli, tmp_path: Path, name: str, is_there: bool
) -> None:
    first = ready / "export" / "rapport.docx"
    cli("export", "word", "--project", ready)
    decided(ready, cli, tmp_path)
    _, out, _ = cli("export", "word", "--output", first.with_name(name), "--force", "--project", ready)
    assert "is er veranderd: 5 citaten erbij" in out
    assert (f"lerende-evaluatie trace {first}" in out) is is_there


def test_the_main_job_goes_from_folder_to_word(ready: Path, cli: Cli, tmp_path: Path) -> None:
    decided(ready, cli, tmp_path)
    code, out, _ = cli("export", "word", "--project", ready)
    assert code == 0
    assert (ready / "export" / "rapport.docx").is_file()
    assert "5 citaten" in out


def test_a_second_report_does_not_replace_the_first(ready: Path, cli: Cli) -> None:
    cli("export", "word", "--project", ready)
    first = (ready / "export" / "rapport.docx").read_bytes()
    code, out, _ = cli("export", "word", "--project", ready)
    assert code == 0
    assert "rapport-2.docx" in out
    assert (ready / "export" / "rapport.docx").read_bytes() == first


def test_an_existing_output_file_is_only_replaced_when_asked(ready: Path, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "citaten.csv"
    target.write_text("van mij", encoding="utf-8")
    code, _, err = cli("export", "quotes", "--format", "csv", "--output", target, "--project", ready)
    assert (code, target.read_text(encoding="utf-8")) == (2, "van mij")
    assert "--force" in err
    assert cli("export", "quotes", "--format", "csv", "--output", target, "--force", "--project", ready)[0] == 0
    assert target.read_text(encoding="utf-8-sig").startswith("Code-id;")


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_the_report_goes_out_as_a_page_and_a_workbook(form: str, ready: Path, cli: Cli, tmp_path: Path) -> None:
    decided(ready, cli, tmp_path)
    code, out, _ = cli("export", form, "--project", ready)
    assert code == 0
    assert "5 citaten" in out
    assert (ready / "export" / f"rapport.{form}").is_file()


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_suggestions_come_along_when_asked_under_a_name_that_is_free(form: str, ready: Path, cli: Cli) -> None:
    cli("export", form, "--project", ready)
    first = (ready / "export" / f"rapport.{form}").read_bytes()
    code, out, _ = cli("export", form, "--include-suggestions", "--project", ready)
    assert code == 0
    assert f"rapport-2.{form}" in out
    assert "voorstellen die nog niemand beoordeelde (5)" in " ".join(out.split())
    assert (ready / "export" / f"rapport.{form}").read_bytes() == first
    assert (ready / "export" / f"rapport-2.{form}").read_bytes() != first


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx"])
def test_quotes_go_out_in_every_format(form: str, ready: Path, cli: Cli, tmp_path: Path) -> None:
    decided(ready, cli, tmp_path)
    code, out, _ = cli("export", "quotes", "--format", form, "--json", "--project", ready)
    document = json.loads(out)
    assert (code, document["quotes"]) == (0, 5)
    assert Path(document["file"]).stat().st_size > 100


@pytest.mark.parametrize(
    "command",
    [
        ["ingest"],
        ["tag"],
        ["status"],
        ["codebook", "check"],
        ["codebook", "show"],
        ["codebook", "show", "trots"],
        ["export", "word"],
        ["export", "html"],
        ["export", "xlsx"],
        ["export", "quotes"],
    ],
)
def test_json_is_one_document_and_nothing_else(command: list[str], ready: Path, cli: Cli) -> None:
    code, out, err = cli(*command, "--json", "--project", ready)
    assert code == 0
    assert isinstance(json.loads(out), dict)
    assert err == ""


def test_an_error_in_json_is_one_document_too(tmp_path: Path, cli: Cli) -> None:
    code, out, err = cli("status", "--json", "--project", tmp_path)
    assert code == 2
    assert json.loads(out)["error"] in err


def test_a_transcript_that_cannot_be_read_gives_exit_code_1(folder: Path, cli: Cli) -> None:
    (folder / "transcripts" / "leeg.txt").write_bytes(b"")
    code, out, _ = cli("ingest", "--project", folder)
    assert code == 1
    assert "✗" in out
    assert "leeg.txt" in out


def test_an_interview_without_a_file_can_be_taken_out_and_comes_back(ready: Path, cli: Cli) -> None:
    file = ready / "transcripts" / "bert.txt"
    words = file.read_bytes()
    file.unlink()
    assert "lerende-evaluatie ingest --remove-missing" in " ".join(cli("ingest", "--project", ready)[1].split())
    assert "Interviews: 2." in cli("status", "--project", ready)[1]
    code, out, _ = cli("ingest", "--remove-missing", "--json", "--project", ready)
    states = {row["file"]: row["state"] for row in json.loads(out)["transcripts"]}
    assert (code, states) == (0, {"anna.txt": "ongewijzigd", "bert.txt": "verwijderd"})
    assert "Interviews: 1." in cli("status", "--project", ready)[1]
    file.write_bytes(words)
    code, out, _ = cli("ingest", "--project", ready)
    assert code == 0
    assert "teruggekeerd" in out
    assert "Interviews: 2. Voorstellen open: 5," in cli("status", "--project", ready)[1]


def test_status_tells_what_is_there_and_what_is_still_to_do(ready: Path, cli: Cli) -> None:
    code, out, _ = cli("status", "--project", ready)
    assert code == 0
    assert "Interviews: 2. Voorstellen open: 5, besloten: 0. Coderingen: 0." in out
    assert "Versie van de database" in out
    assert "ingebouwd" in out


def test_every_fault_of_a_codebook_is_named_with_its_place(ready: Path, cli: Cli) -> None:
    path = ready / "codebook" / "analysekader.yaml"
    path.write_text(CODEBOOK.replace("id: werkvloer", "id: trots").replace("#2166ac", "blauw"), encoding="utf-8")
    code, out, _ = cli("codebook", "check", "--project", ready)
    assert code == 1
    assert "analysekader.yaml, regel 16, kolom" in out
    assert "regel 22, kolom 9: de code ‘trots’ bestaat al op regel 7" in out
    assert cli("tag", "--project", ready)[0] == 2


def test_a_codebook_goes_out_to_a_table_and_comes_back(folder: Path, cli: Cli, tmp_path: Path) -> None:
    table = tmp_path / "kader.xlsx"
    assert cli("codebook", "export", table, "--project", folder)[0] == 0
    code, out, _ = cli("codebook", "import", table, "--project", folder)
    assert code == 0
    _, out, _ = cli("codebook", "show", "--json", "--codebook", folder / "codebook" / "kader.yaml", "--project", folder)
    back = json.loads(out)
    _, out, _ = cli("codebook", "show", "--json", "--project", folder)
    assert back["codes"] == json.loads(out)["codes"]


@pytest.mark.parametrize("suffix", [".csv", ".docx", ".yaml"])
def test_a_codebook_can_be_written_in_every_form(suffix: str, folder: Path, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / f"kader{suffix}"
    assert cli("codebook", "export", target, "--project", folder)[0] == 0
    assert target.stat().st_size > 100


def test_an_unknown_code_gives_the_choices(folder: Path, cli: Cli) -> None:
    code, _, err = cli("codebook", "show", "onzin", "--project", folder)
    assert code == 2
    assert "trots, draagvlak, werkvloer" in err


WRONG_USE = [
    ([], "Gebruik:"),
    (["exprt"], "De opdracht exprt bestaat niet. Bedoelde u 'export'?"),
    (["status", "--jsn"], "De optie --jsn bestaat niet. Bedoelde u '--json'?"),
    (["init"], "Er ontbreekt 'MAP'."),
    (["export", "quotes", "--format", "pdf"], "pdf is niet een van 'csv', 'xlsx', 'docx'"),
    (["app", "--port", "12"], "12 ligt niet tussen"),
    (["app", "--port", "x"], "x is geen getal"),
    (["status", "extra"], "Te veel gegevens: extra"),
    (["review", "import", "a.csv"], "Er ontbreekt de optie '--coder'"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_explained_in_dutch(arguments: list[str], message: str, cli: Cli) -> None:
    code, out, err = cli(*arguments)
    assert message in out + err
    assert code == 2


@pytest.mark.parametrize("command", [[], ["export"], ["export", "word"], ["review"], ["codebook", "import"]])
def test_help_holds_no_english_text_of_click(command: list[str], cli: Cli) -> None:
    code, out, _ = cli(*command, "--help")
    assert code == 0
    english = [text for text in CLICK if "{" not in text and "%" not in text]
    assert [text for text in english if text in out] == []


def test_an_unforeseen_error_never_shows_its_words(ready: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "woorden uit een interview"

    def fail(_: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr("lerende_evaluatie.usecases.status.status", fail)
    for options in ([], ["--debug"]):
        code, out, err = cli("status", *options, "--project", ready)
        assert code == 1
        assert secret not in out + err
        assert "RuntimeError in test_commands.py" in err
        assert ("File " in err) == bool(options)


def test_an_interrupt_says_that_nothing_is_lost(ready: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lerende_evaluatie.usecases.status.status", stop)
    code, _, err = cli("status", "--project", ready)
    assert code == 1
    assert "bewaard" in err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("x"), 2),
        (errors.ConfigError("x"), 2),
        (errors.CodebookError("x"), 2),
        (errors.UnknownPluginError("x"), 2),
        (errors.TranscriptError("x"), 1),
        (errors.StoreError("x"), 1),
        (errors.EngineError("x"), 1),
        (errors.ExportError("x"), 1),
        (errors.MissingExtraError("x"), 1),
        (MemoryError(), 1),
    ],
)
def test_each_kind_of_error_has_its_exit_code(error: Exception, code: int, tmp_path: Path) -> None:
    def fail() -> None:
        raise error

    assert _session._guarded(_session.Session(tmp_path, False, False), fail) == code


def test_python_m_works_and_loads_nothing_heavy_for_help() -> None:
    script = (
        "import sys; from lerende_evaluatie.cli import main; main(['--help']); "
        "heavy = {'spacy', 'pandas', 'sqlalchemy', 'streamlit', 'docx', 'rich', 'numpy', 'yaml'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("[]\n")
    run = subprocess.run(
        [sys.executable, "-m", "lerende_evaluatie", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("lerende-evaluatie, versie")


def test_the_name_of_the_output_chooses_the_format(ready: Path, cli: Cli, tmp_path: Path) -> None:
    assert cli("export", "quotes", "--output", tmp_path / "citaten.csv", "--project", ready)[0] == 0
    assert (tmp_path / "citaten.csv").read_text(encoding="utf-8-sig").startswith("Code-id;")


@pytest.mark.parametrize(
    "command",
    [
        ["export", "quotes", "--format", "xlsx", "--output", "citaten.csv"],
        ["export", "word", "--output", "rapport.pdf"],
        ["export", "html", "--output", "rapport.docx"],
        ["export", "xlsx", "--output", "rapport.csv"],
        ["review", "export", "voorstellen.xlsx"],
    ],
)
def test_a_name_that_promises_another_format_is_refused(command: list[str], ready: Path, cli: Cli) -> None:
    code, _, err = cli(*command, "--project", ready)
    assert code == 2
    assert "eindigt op" in err


def test_a_lost_coding_is_shown_with_its_words_and_missed_in_the_report(ready: Path, cli: Cli, tmp_path: Path) -> None:
    decided(ready, cli, tmp_path)
    path = ready / "transcripts" / "bert.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("trots op de jongens", "blij met ze"), encoding="utf-8")
    cli("ingest", "--project", ready)
    _, out, _ = cli("status", "--project", ready)
    assert "Trots: “Nu zijn we trots op de jongens.” (bert.txt, beurt 4)" in out
    _, out, _ = cli("export", "word", "--project", ready)
    assert "kwijtgeraakt" in out


def test_memos_go_out_with_the_quotes(ready: Path, cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "besluiten.csv"
    path.write_text(
        "bestand;citaat;besluit;code;valentie;memo\nbert.txt;De een meer dan de ander.;ja;trots;neutraal;Nog vragen.\n",
        encoding="utf-8",
    )
    assert cli("review", "import", path, "--coder", "Codeur", "--project", ready)[0] == 0
    cli("export", "quotes", "--output", tmp_path / "citaten.csv", "--project", ready)
    assert "Nog vragen." in (tmp_path / "citaten.csv").read_text(encoding="utf-8-sig")


PASSAGE = '{"id": "p1", "text": "Daar ben ik trots op.", "codes": ["trots"], "valence": "positief"}'


def test_suggestions_are_measured_on_passages_from_a_file(folder: Path, cli: Cli, tmp_path: Path) -> None:
    gold = tmp_path / "goud.jsonl"
    gold.write_text(PASSAGE + "\n", encoding="utf-8")
    measure = ["evaluate", "--gold", gold, "--engine", "codebook", "--project", folder]
    code, out, err = cli(*measure, "--json")
    measured = json.loads(out)
    assert (code, err) == (0, "")
    assert measured["codes"]["trots"].items() >= {"precision": 1, "recall": 1, "f1": 1, "support": 1}.items()
    assert measured["macro_f1"] == measured["micro_f1"] == 1
    assert measured["main"]["macro_f1"] == measured["main"]["micro_f1"] == 1
    assert measured["main"]["macro_f1_interval"] == [1, 1]
    assert measured["main"]["codes"] == ["trots", "draagvlak"]
    assert (measured["valence"]["accuracy"], measured["passages"], measured["warnings"]) == (1, 1, [])
    assert measured["engines"] == ["codebook 1"]
    code, out, _ = cli(*measure)
    assert code == 0
    assert "Hoofdcodes: macro-F1 1,00 (95 %: 1,00–1,00)" in out


def test_misses_and_false_alarms_are_shown_with_their_reasons(folder: Path, cli: Cli, tmp_path: Path) -> None:
    gold = tmp_path / "goud.jsonl"
    gold.write_text(PASSAGE.replace('["trots"]', '["draagvlak", "oud"]'), encoding="utf-8")
    code, out, _ = cli("evaluate", "--gold", gold, "--engine", "codebook", "--project", folder)
    assert code == 0
    assert "  • p1: Draagvlak – “Daar ben ik trots op.”\n    Wel voorgesteld: Trots: ‘trots’." in out
    assert "Trots: ‘trots’. Volgens het bestand: Draagvlak, oud." in out
    assert "tellen niet mee: oud." in out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "bestaat niet; controleer de naam"),
        ("", "goud.jsonl is leeg; zet op elke regel een passage"),
        (PASSAGE + "\n{kapot", "goud.jsonl, regel 2, kolom 1"),
        (PASSAGE.replace('"trots"', '"vreemd"'), "geen enkele code uit het codeboek ‘Klein kader’"),
    ],
)
def test_a_file_that_cannot_be_measured_on_is_told_what_is_wrong(
    content: str | None, message: str, folder: Path, cli: Cli, tmp_path: Path
) -> None:
    gold = tmp_path / "goud.jsonl"
    if content is not None:
        gold.write_text(content, encoding="utf-8")
    code, out, err = cli("evaluate", "--gold", gold, "--project", folder)
    assert (code, out) == (2, "")
    assert message in err


def test_an_engine_that_does_not_exist_gives_the_choices(ready: Path, cli: Cli) -> None:
    code, _, err = cli("evaluate", "--engine", "onzin", "--project", ready)
    assert code == 2
    assert "De engine ‘onzin’ bestaat niet; kies uit: codebook, learned" in err


def test_suggestions_are_measured_on_what_was_decided(ready: Path, cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("evaluate", "--project", ready)
    assert code == 1
    assert "beoordeel eerst voorstellen met: lerende-evaluatie app" in err
    decided(ready, cli, tmp_path)
    code, out, _ = cli("evaluate", "--json", "--project", ready)
    measured = json.loads(out)
    assert code == 0
    assert measured["total"].items() >= {"proposed": 5, "accepted": 5, "added": 0, "precision": 1, "recall": 1}.items()
    assert measured["engines"]["codebook 1"]["codes"]["draagvlak"]["accepted"] == 3
    assert sum(band["suggestions"] for band in measured["reliability"]) == 5
    code, out, _ = cli("evaluate", "--project", ready)
    assert code == 0
    assert "Engine en versie: codebook 1" in out


def test_a_report_is_traced_and_what_was_changed_in_it_is_shown(ready: Path, cli: Cli, tmp_path: Path) -> None:
    report = tmp_path / "rapport.docx"
    cli("export", "word", "--output", report, "--include-suggestions", "--project", ready)
    code, out, _ = cli("trace", report, "--project", ready)
    assert code == 0
    assert "Letterlijk: " in out and "In het rapport" not in out
    code, out, _ = cli("trace", report, "--json", "--all", "--project", ready)
    found = json.loads(out)
    assert {quote["standing"] for quote in found["quotes"]} == {"letterlijk"}
    assert found["counts"] == {"letterlijk": len(found["quotes"])}
    document = Document(str(report))
    document.add_paragraph("En “dit heeft in geen enkel interview gestaan” ook.")
    document.save(str(report))
    code, out, _ = cli("trace", report, "--project", ready)
    assert code == 1
    assert "niet gevonden: 1" in out and "dit heeft in geen enkel interview gestaan" in out
    code, _, err = cli("trace", tmp_path / "weg.docx", "--project", ready)
    assert (code, "weg.docx bestaat niet" in err) == (2, True)
