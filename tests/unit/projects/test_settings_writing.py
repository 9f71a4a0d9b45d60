import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain.settings import Speakers
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import texts
from lerende_evaluatie.projects.settings import parse_settings
from lerende_evaluatie.projects.settings_writing import with_speakers

MARJA = Speakers(("Marja",), ("Kees", 'Jan "de" \\ Boer'), ("Ruis",))
labels = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=3).map(tuple)


@pytest.mark.parametrize(
    "text",
    [
        "",
        texts.TEMPLATE.format(name='"x"', codebook='"codebook/x.yaml"'),
        "# boven\n[rapport]\ntitel = 'T' # achter\n# onder",
        "[sprekers]\ninterviewer = [ # uitleg\n  'I',\n]\n[groepen]\na = 'A'\n",
        '[sprekers."a.docx"] # waarom\ninterviewer = ["Oud"]\n[groepen]\na = "A"\n',
        "sprekers = {interviewer = ['I']}\n[groepen]\na = 'A'\n",
        "[sprekers]\n'a.docx' = {respondent = ['R']} # zo\n",
        "sprekers.'a.docx'.interviewer = ['I']\n",
    ],
    ids=range(8),
)
def test_speakers_are_put_in_and_all_else_stays(text: str) -> None:
    after = with_speakers(text, {"a.docx": MARJA})
    settings = parse_settings(after, "evaluatie.toml", "x")
    assert settings.speakers_in("a.docx") == MARJA
    for comment in (part for line in text.splitlines() if (part := line.partition("#")[2])):
        assert comment in after
    assert settings.groups == parse_settings(text, "evaluatie.toml", "x").groups


def test_a_file_that_is_written_otherwise_there_keeps_its_section() -> None:
    after = with_speakers("[sprekers.'ronde1\\Cafe\u0301.docx']\ninterviewer = ['I']\n", {"ronde1/Café.docx": MARJA})
    assert after.count("[sprekers") == 1


def test_windows_line_ends_stay() -> None:
    after = with_speakers("[project]\r\nnaam = 'Zuid'\r\n", {"a.docx": MARJA})
    assert after.count("\n") == after.count("\r\n") > 3


def test_nobody_to_put_in_leaves_every_letter() -> None:
    assert with_speakers("x = [ 1", {}) == "x = [ 1"


def test_settings_with_a_fault_are_not_touched() -> None:
    with pytest.raises(ConfigError, match="regel 1"):
        with_speakers("x = [ 1", {"a.docx": MARJA})


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.builds(Speakers, labels, labels, labels)
    )
)
def test_any_name_and_label_is_read_back(speakers: dict[str, Speakers]) -> None:
    from lerende_evaluatie.projects.settings import speakers_key

    speakers = {speakers_key(name): given for name, given in speakers.items()}
    speakers = {
        name: given for name, given in speakers.items() if name not in ("interviewer", "respondent", "onbekend")
    }
    before = "[project]\nnaam = 'x' # blijft\n"
    after = with_speakers(before, speakers)
    assert parse_settings(after, "evaluatie.toml", "x").speakers_by_file == speakers
    assert after.startswith(before.rstrip("\n"))
