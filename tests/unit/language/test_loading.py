import subprocess
import sys
from pathlib import Path

import pytest

from lerende_evaluatie.domain.analysis import Capability
from lerende_evaluatie.errors import UnknownPluginError, UsageError
from lerende_evaluatie.language import load_pipeline
from tests.interview_samples import analysis_of, hits_in, interview, sentences_of
from tests.standin_model import write_dist_info


def test_without_a_package_the_embedded_pipeline_is_used() -> None:
    assert load_pipeline().name == load_pipeline("auto").name == "ingebouwd"
    assert load_pipeline("ingebouwd").capabilities == frozenset()


@pytest.mark.parametrize("name", ["nl_core_news_md", "nl_bestaat_niet", "json", "../boom", "", "os.path", "nl-core"])
def test_a_name_that_is_no_installed_package_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(UnknownPluginError) as caught:
        load_pipeline(name)
    message = str(caught.value)
    assert f"‘{name}’ is niet gevonden" in message and "ingebouwd" in message and "\n" not in message


def test_auto_takes_the_best_published_package_that_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("nl_core_news_sm", "nl_core_news_md"):
        write_dist_info(tmp_path, name)
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        assert load_pipeline("auto").name == name
    assert load_pipeline("ingebouwd").name == "ingebouwd"


@pytest.mark.parametrize("code", ["", "raise RuntimeError('kapot')", "def load(**overrides): return open('weg')"])
def test_a_package_that_does_not_start_is_one_sentence_with_the_way_out(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"nl_kapot_{len(code)}"
    monkeypatch.syspath_prepend(str(tmp_path))
    write_dist_info(tmp_path, name)
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text(code, encoding="utf-8")
    pipeline = load_pipeline(name)
    for use in (lambda: pipeline.capabilities, lambda: list(pipeline.analyse([interview("Ja.")]))):
        with pytest.raises(UsageError) as caught:
            use()
        assert f"‘{name}’ is wel geïnstalleerd maar start niet" in str(caught.value)
        assert 'pipeline = "ingebouwd"' in str(caught.value)


def test_a_package_is_asked_what_it_can_do(standin: str) -> None:
    pipeline = load_pipeline(standin)
    assert pipeline.capabilities == {Capability.TAGS, Capability.PARSE, Capability.VECTORS}
    assert pipeline.version.startswith("0.1.0 (spaCy ")


def test_lemmas_and_separated_verbs_come_from_the_package(standin: str) -> None:
    pipeline = load_pipeline(standin)
    analysis = analysis_of(interview("R: Hij haakt af. De buurt knapt op."), pipeline)
    assert analysis.lemmas == ["hij", "haken", "af", ".", "de", "buurt", "knappen", "op", "."]
    assert analysis.verbs == {1: "afhaken", 6: "opknappen"}
    assert hits_in("opknappen", "Hij haakt af. De buurt knapt op.", pipeline) == [("knapt op", False)]


def test_sentence_borders_come_from_the_parse_but_never_cross_a_turn(standin: str) -> None:
    pipeline = load_pipeline(standin)
    source = interview("R: Hij haakt af. De buurt knapt op.", "I: De mensen", "R: werken hier.")
    assert sentences_of(source, pipeline)[:2] == ["Hij haakt af.", "De buurt knapt op."]
    assert sentences_of(source, pipeline)[2:] == ["De mensen", "werken hier."]


def test_choosing_a_pipeline_loads_nothing_heavy(standin: str) -> None:
    program = (
        "import sys\nfrom lerende_evaluatie.language import load_pipeline\n"
        f"sys.path.insert(0, {standin_folder(standin)!r})\n"
        f"for name in ('ingebouwd', {standin!r}): print(load_pipeline(name).version)\n"
        "print([name for name in ('spacy', 'simplemma', 'numpy') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def standin_folder(name: str) -> str:
    return next(folder for folder in sys.path if (Path(folder) / name).is_dir())
