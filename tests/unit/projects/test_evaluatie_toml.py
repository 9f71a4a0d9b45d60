import tomllib
from pathlib import Path

import pytest

from lerende_evaluatie.codebooks.yaml_file import read_codebook
from lerende_evaluatie.domain.settings import DEFAULT_GROUPS, DEFAULT_PORTRAIT_CODES, LanguageModel, Speakers
from lerende_evaluatie.domain.writing import Heading
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import texts
from lerende_evaluatie.projects.settings import parse_settings, read_settings
from tests.conftest import ROOT


def fault(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        parse_settings(text, "evaluatie.toml", "proef")
    return str(caught.value)


def test_what_is_not_set_keeps_its_default() -> None:
    settings = parse_settings("", "evaluatie.toml", "proef")
    assert settings.name == "proef"
    assert settings.codebook == "codebook/analysekader.yaml"
    assert settings.groups == DEFAULT_GROUPS
    assert settings.report_template == ""
    assert (settings.report_quotes, settings.without_hesitations) == (6, False)
    assert settings.portrait_codes == DEFAULT_PORTRAIT_CODES


def test_an_empty_value_keeps_its_default_too() -> None:
    text = '[codeboek]\nbestand = ""\n[opslag]\nurl = ""\n[taal]\npipeline = ""\n'
    settings = parse_settings(text, "evaluatie.toml", "proef")
    assert (settings.codebook, settings.database, settings.pipeline) == (
        "codebook/analysekader.yaml",
        "sqlite:///project.db",
        "auto",
    )


def test_every_setting_is_read() -> None:
    text = """
project.naam = "Werk & {toekomst}"
opslag = {url = "sqlite:///ander.db"}
[codeboek]
bestand = 'codebook\\eigen.yaml'
[taal]
pipeline = "ingebouwd"
[suggesties]
engines = ["codebook", "eigen"]
[sprekers]
interviewer = ["I"]
[sprekers."ronde1/Cafe\u0301.docx"]
respondent = ["Anna"]
[groepen]
deelnemer = "Deelnemers"
[rapport]
titel = "T"
ondertitel = "O"
sjabloon = "huis/stijl.docx"
citaten_per_code = 0
haperingen_weglaten = true
[portretten]
werk = ["vakwerk", "weg"]
plannen = []
"""
    settings = parse_settings(text, "evaluatie.toml", "proef")
    assert settings.name == "Werk & {toekomst}"
    assert settings.database == "sqlite:///ander.db"
    assert settings.codebook == "codebook/eigen.yaml"
    assert settings.pipeline == "ingebouwd"
    assert settings.engines == ("codebook", "eigen")
    assert settings.speakers_in("ronde1/Café.docx") == Speakers(("I",), ("Anna",))
    assert settings.groups == {"deelnemer": "Deelnemers"}
    assert (settings.report_title, settings.report_subtitle, settings.report_template) == ("T", "O", "huis/stijl.docx")
    assert (settings.report_quotes, settings.without_hesitations) == (0, True)
    assert settings.portrait_codes == {**DEFAULT_PORTRAIT_CODES, "werk": ("vakwerk", "weg"), "plannen": ()}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[project]\nnaam = Zuid\n", 2, "geen geldige TOML"),
        ("[project]\nnaam = 'x'\nnaam = 'y'\n", 3, "geen geldige TOML"),
        ("[project\n", 1, "geen geldige TOML"),
        ("[sprekers]\n\ninterviewer = ['I'\n\n\n", 3, "geen geldige TOML"),
        ("[project]\nnaam = " + "9" * 5000, 2, "geen geldige TOML"),
        ("x = " + "[" * 5000, 1, "geen geldige TOML"),
        ("# [kleuren]\n\n[kleuren]\na = 1\n", 3, "[kleuren]"),
        ("kleur = 'rood'\n", 1, "[kleur]"),
        ("[project]\nnaam = 'x'\n\nkleur = 1\n", 4, "‘kleur’ niet in [project]; kies uit: naam"),
        ("project = 'x'\n", 1, "bij ‘project’ een groep regels"),
        ("[[project]]\nnaam = 'x'\n", 1, "bij ‘project’ een groep regels"),
        ("[project]\n# naam = 2\nnaam = 1\n", 3, "bij ‘naam’ een tekst"),
        ("project.naam = 1\n", 1, "bij ‘naam’ een tekst"),
        ("\nproject = {naam = 1}\n", 2, "bij ‘naam’ een tekst"),
        ("[sprekers]\ninterviewer = ['I']\nrespondent = 'R'\n", 3, "bij ‘respondent’ een lijst"),
        ("[sprekers]\ninterviewer = [1]\n", 2, "bij ‘interviewer’ een lijst"),
        ("[sprekers]\ninterviewer = []\n[sprekers.'a.docx']\ninterviewer = 'I'\n", 4, "bij ‘interviewer’ een lijst"),
        ("[sprekers]\ninterviewer = []\n[sprekers.\"a.docx\"]\ninterviewr = ['I']\n", 4, "‘interviewr’ niet"),
        ("[sprekers]\n[sprekers.01_gesprek.docx]\ninterviewer = ['I']\n", 2, "tussen aanhalingstekens"),
        ("[project]\nnaam = 'x'\n[groepen]\nnaam = 3\n", 4, "bij ‘naam’ een tekst"),
        ("\n[groepen]\n", 2, "geen groep"),
        ("[codeboek]\nbestand = '../geheim.yaml'\n", 2, "buiten de projectmap"),
        ("[codeboek]\nbestand = 'a/../../b.yaml'\n", 2, "buiten de projectmap"),
        ("[codeboek]\nbestand = '..\\b.yaml'\n", 2, "buiten de projectmap"),
        ("[codeboek]\nbestand = '/etc/passwd'\n", 2, "buiten de projectmap"),
        ("[codeboek]\nbestand = 'C:\\x.yaml'\n", 2, "buiten de projectmap"),
        ("[codeboek]\nbestand = '\\\\server\\x.yaml'\n", 2, "buiten de projectmap"),
        ('[codeboek]\nbestand = "a\\u0000b"\n', 2, "buiten de projectmap"),
        ("[rapport]\ncitaten_per_code = '6'\n", 2, "bij ‘citaten_per_code’ een heel getal"),
        ("[rapport]\n\ncitaten_per_code = -1\n", 3, "bij ‘citaten_per_code’ een heel getal, 0 of meer"),
        ("[rapport]\ncitaten_per_code = 6.0\n", 2, "bij ‘citaten_per_code’ een heel getal"),
        ("[rapport]\ncitaten_per_code = true\n", 2, "bij ‘citaten_per_code’ een heel getal"),
        ("[rapport]\nhaperingen_weglaten = 'ja'\n", 2, "bij ‘haperingen_weglaten’ true of false"),
        ("[rapport]\nhaperingen_weglaten = 1\n", 2, "bij ‘haperingen_weglaten’ true of false"),
        ("[portretten]\nwerk = 'trots'\n", 2, "bij ‘werk’ een lijst"),
        ("[portretten]\nwerk = [\n'trots',\n1]\n", 2, "bij ‘werk’ een lijst"),
        ("[portretten]\nhuis = ['trots']\n", 2, "‘huis’ niet in [portretten]; kies uit: aanleiding, doelstelling"),
        ("[codeboek]\nbestand = 'a.yaml'\n[rapport]\nsjabloon = '../x.docx'\n", 4, "wijst ‘sjabloon’ naar"),
    ],
)
def test_a_fault_names_its_line(text: str, line: int, words: str) -> None:
    message = fault(text)
    assert f"evaluatie.toml, regel {line}, " in message
    assert words in message


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "evaluatie.toml").write_bytes(b"\xef\xbb\xbf[project]\r\nnaam = 'Zuid'\r\n")
    assert read_settings(tmp_path).name == "Zuid"


def test_a_folder_without_settings_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="lerende-evaluatie init"):
        read_settings(tmp_path)


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "evaluatie.toml").write_bytes("[project]\nnaam = 'café'\n".encode("cp1252"))
    with pytest.raises(ConfigError, match="geen UTF-8"):
        read_settings(tmp_path)


def test_settings_that_cannot_be_opened_are_refused(tmp_path: Path) -> None:
    (tmp_path / "evaluatie.toml").mkdir()
    with pytest.raises(ConfigError, match="kan niet gelezen worden"):
        read_settings(tmp_path)


def test_the_settings_of_a_new_project_are_good() -> None:
    settings = parse_settings(
        texts.TEMPLATE.format(name='"Zuid \\"2\\""', codebook='"codebook/x.yaml"'), "evaluatie.toml", "x"
    )
    assert settings.name == settings.report_title == 'Zuid "2"'
    assert settings.speakers == Speakers()
    assert (settings.report_quotes, settings.without_hesitations) == (6, False)


def test_the_portraits_in_the_settings_of_a_new_project_are_the_usual_ones() -> None:
    lines = texts.TEMPLATE.split("# [portretten]\n")[1].split("\n\n")[0].replace("# ", "")
    assert tomllib.loads(lines) == {heading: list(codes) for heading, codes in DEFAULT_PORTRAIT_CODES.items()}


def test_the_usual_portraits_fill_every_heading_from_codes_of_the_codebook_that_comes_along() -> None:
    book = read_codebook(ROOT / "codebook" / "analysekader.yaml")
    assert list(DEFAULT_PORTRAIT_CODES) == list(Heading)
    assert all(codes and all(code in book for code in codes) for codes in DEFAULT_PORTRAIT_CODES.values())


def test_the_language_model_is_on_this_computer_unless_somebody_says_otherwise() -> None:
    assert parse_settings("", "evaluatie.toml", "proef").language_model == LanguageModel()
    assert LanguageModel().stays_here
    text = "[taalmodel]\nadres = 'http://localhost:8080/v1'\nmodel = 'klein:8b'\n"
    assert parse_settings(text, "evaluatie.toml", "proef").language_model == LanguageModel(
        "http://localhost:8080/v1", "klein:8b"
    )


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/v1", "http://127.9.9.9", "http://[::1]:8080/v1", "HTTP://LOCALHOST"]
)
def test_an_address_of_this_computer_may_be_used(address: str) -> None:
    text = f"[taalmodel]\nadres = '{address}'\n"
    assert parse_settings(text, "evaluatie.toml", "proef").language_model.stays_here


OUTSIDE = [
    "https://api.voorbeeld.nl/v1",
    "http://192.168.1.20:11434/v1",
    "http://10.0.0.1",
    "http://0.0.0.0:11434",
    "http://127.0.0.1.voorbeeld.nl/v1",
    "http://localhost.voorbeeld.nl",
    "http://2130706433/v1",
    "http://0x7f.1/v1",
]


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_elsewhere_asks_for_a_setting_that_says_so(address: str) -> None:
    text = f"[taalmodel]\nmodel = 'x'\nadres = '{address}'\n"
    message = fault(text)
    assert "regel 3, wijst ‘adres’ naar iets buiten deze computer" in message
    assert "adres_buiten_deze_computer = true" in message
    assert fault(text + "adres_buiten_deze_computer = false\n") == message
    allowed = parse_settings(text + "adres_buiten_deze_computer = true\n", "evaluatie.toml", "proef").language_model
    assert allowed.may_leave and not allowed.stays_here


@pytest.mark.parametrize("model", ["groot:120b-cloud", "groot:cloud", "Groot-Cloud"])
def test_a_model_that_this_computer_only_passes_on_asks_for_it_too(model: str) -> None:
    text = f"[taalmodel]\nmodel = '{model}'\n"
    assert "regel 2, wijst ‘model’ naar iets buiten" in fault(text)
    assert parse_settings(text + "adres_buiten_deze_computer = true\n", "evaluatie.toml", "x").language_model.may_leave


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:11434",
        "localhost",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://127.0.0.1:poort/v1",
        "http://127.0.0.1:0/v1",
        "http://iemand:geheim@127.0.0.1/v1",
        "http://127.0.0.1@voorbeeld.nl/v1",
        "http://127.0.0.1\\\\@voorbeeld.nl/v1",
        "http://127.0.0.1/v1?x=1",
        "http://127.0.0.1/v1#x",
        "http://127.0.0.1/v 1",
        "http://127.0.0.1/v1\\r\\nX-Kop: 1",
    ],
)
def test_what_is_no_plain_web_address_is_refused_even_when_words_may_leave(address: str) -> None:
    text = f'[taalmodel]\nadres_buiten_deze_computer = true\nadres = "{address}"\n'
    assert "regel 3, is ‘adres’ geen bruikbaar webadres" in fault(text)


@pytest.mark.parametrize("value", ['"true"', "1", "[]"])
def test_the_permission_is_true_or_false(value: str) -> None:
    assert "true of false" in fault(f"[taalmodel]\nadres_buiten_deze_computer = {value}\n")
