"""The engine that asks a language model, against a small server on 127.0.0.1."""

import json
import logging
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Source, Suggestion, Valence
from lerende_evaluatie.engines import local_model
from lerende_evaluatie.errors import ConfigError, EngineError
from lerende_evaluatie.projects.shelf import FolderShelf
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.tag import tag
from tests.interview_samples import EMBEDDED, analysis_of, code, codebook, interview
from tests.model_server import MODEL, ModelServer, Reply, item, model_server

BOOK = codebook(
    code("thema", is_codable=False, definition="Een kopje."),
    code(
        "trots",
        parent="thema",
        definition="Wat het werk doet met eigenwaarde.\nOok schaamte.",
        use_when="iemand zich groter voelt",
        avoid_when="het over een ander gaat",
    ),
    code("draagvlak"),
)
SOURCE = interview(
    "I: Bent u trots?",
    "R: Ik ben er trots op. Dat had ik nooit gedacht. Zo’n café 👍🏽, hè?",
    "R: Er is geen draagvlak voor, en dat weet iedereen hier.",
)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def built(server: ModelServer, *codes: str, **more: Any) -> local_model.Engine:
    engine = local_model.with_settings(server.settings(**more))
    return engine.build(BOOK, codes or [one.id for one in BOOK.codes], EMBEDDED)


def suggested(server: ModelServer, source: Source = SOURCE) -> list[Suggestion]:
    return built(server).suggest(source, analysis_of(source))


def when(words: str, *items: Any) -> Callable[[str], list[Any]]:
    """Return a model that gives these items for the passages with these words."""
    return lambda passage: list(items) if words in passage else []


def test_what_the_model_says_becomes_a_suggestion_with_score_direction_and_reason(server: ModelServer) -> None:
    server.answer = when("trots", item("trots", "trots op", richting="gemengd", zekerheid=0.7, reden="zegt\nhet  zelf"))
    [found] = suggested(server)
    assert (found.code_id, found.score, found.valence) == ("trots", 0.7, Valence.MIXED)
    assert found.selection.quote == "Ik ben er trots op." and found.selection.stands_in(SOURCE.text)
    assert found.reason == "Trots: volgens het taalmodel, zegt het zelf"
    assert [SOURCE.text[cue.start : cue.end] for cue in found.cues] == ["trots op"]
    assert (found.engine, found.engine_version) == ("local_model", f"1 {MODEL}")
    assert (found.pipeline, found.codebook) == (f"{EMBEDDED.name} {EMBEDDED.version}", BOOK.version)


def test_a_quote_over_two_sentences_gives_both_and_emoji_do_not_shift_it(server: ModelServer) -> None:
    server.answer = when("café", item("trots", "nooit gedacht. Zo’n café 👍🏽, hè"))
    [found] = suggested(server)
    assert found.selection.quote == "Dat had ik nooit gedacht. Zo’n café 👍🏽, hè?"


def test_the_model_gets_the_codebook_the_schema_and_one_passage_of_a_respondent_at_a_time(server: ModelServer) -> None:
    suggested(server)
    assert [asked.path for asked in server.asked] == ["/v1/chat/completions"] * 2
    assert [asked.passage for asked in server.asked] == [SOURCE.words_of(turn) for turn in SOURCE.evidence_turns()]
    first = server.asked[0]
    assert first.body["model"] == MODEL and first.body["temperature"] == 0
    assert first.body["response_format"]["json_schema"]["schema"] == local_model.ANSWER
    for told in ("(kopje: Thema)", "id: trots", "naam: Trots", "Wat het werk doet met eigenwaarde.", "Ook schaamte."):
        assert told in first.system
    assert "wel: iemand zich groter voelt" in first.system and "niet: het over een ander gaat" in first.system
    assert "id: thema" not in first.system, "a heading is no code to choose"


def test_only_the_codes_asked_for_are_proposed_but_the_model_sees_all(server: ModelServer) -> None:
    server.answer = when("trots", item("trots", "trots"), item("draagvlak", "trots"))
    engine = built(server, "draagvlak")
    assert [one.code_id for one in engine.suggest(SOURCE, analysis_of(SOURCE))] == ["draagvlak"]
    assert "id: trots" in server.asked[0].system and not engine.dropped


def test_nothing_is_asked_when_no_code_is_or_nobody_speaks(server: ModelServer) -> None:
    assert built(server, "thema").suggest(SOURCE, analysis_of(SOURCE)) == []
    assert suggested(server, interview("I: Bent u trots?")) == []
    assert server.asked == []


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        ("code", item("magie", "trots")),
        ("code", item("thema", "trots")),
        ("quote", item("trots", "Trots op")),
        ("quote", item("trots", "ik ben zo trots")),
        ("quote", item("trots", "Bent u trots?")),
        ("quote", item("trots", "draagvlak")),
        ("quote", item("trots", " . ")),
        ("item", item("trots", "")),
        ("item", item("trots", "trots", richting="blij")),
        ("item", item("trots", "trots", zekerheid="hoog")),
        ("item", item("trots", "trots", zekerheid=True)),
        ("item", item("trots", "trots", reden=None)),
        ("item", {"code": "trots", "citaat": "trots"}),
        ("item", "trots"),
    ],
)
def test_an_item_that_does_not_hold_is_dropped_and_counted_and_the_others_stay(
    server: ModelServer, kind: str, bad: Any
) -> None:
    server.answer = when("trots", bad, item("trots", "trots op"))
    engine = built(server)
    assert len(engine.suggest(SOURCE, analysis_of(SOURCE))) == 1
    assert engine.dropped == {kind: 1}


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Ik denk dat dit over trots gaat.",
        '{"voorstellen": [{"code": "trots"',
        '{"codes": []}',
        '{"voorstellen": "trots"}',
        "[1, 2]",
        '{"voorstellen": [{"code": "trots", "citaat": "trots", "richting": "positief", "zekerheid": NaN, "reden":""}]}',
        '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}",
        Reply(b"geen json"),
        Reply(b"{}"),
        Reply(b"[]"),
        Reply(b'{"choices": []}'),
        Reply(b'{"choices": [{"message": {"content": null}}]}'),
        Reply(b"{" + b" " * (local_model.LARGEST + 1)),
        Reply(b"", 500),
        Reply(b"te lang", 400),
    ],
    ids=range(16),
)
def test_a_passage_without_a_good_answer_is_counted_and_the_rest_goes_on(
    server: ModelServer, answer: str | Reply
) -> None:
    good = [item("draagvlak", "geen draagvlak")]
    server.answer = lambda passage: answer if "trots" in passage else good
    engine = built(server)
    assert [one.code_id for one in engine.suggest(SOURCE, analysis_of(SOURCE))] == ["draagvlak"]
    assert engine.dropped == {"passage": 1}


@pytest.mark.parametrize("around", ["```json\n{}\n```", "Hier is het antwoord: {} Succes!"])
def test_words_around_the_answer_do_no_harm(server: ModelServer, around: str) -> None:
    answer = json.dumps({"voorstellen": [item("trots", "trots")]})
    server.answer = lambda passage: around.replace("{}", answer) if "trots" in passage else []
    assert len(suggested(server)) == 1


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_score_is_clipped(server: ModelServer, score: float) -> None:
    server.answer = when("trots", item("trots", "trots", zekerheid=score))
    [found] = suggested(server)
    assert found.score == round(min(1.0, max(0.0, score)), 3)


@given(st.text())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_model_gives_as_quote_and_reason_the_suggestion_can_be_shown(
    server: ModelServer, text: str
) -> None:
    server.answer = lambda passage: [item("trots", text), item("trots", passage[:9], reden=text + "\ud800")]
    for found in suggested(server):
        assert found.selection.stands_in(SOURCE.text)
        assert found.reason.isprintable() and found.reason.encode()
        assert len(found.reason) < 400


def test_two_items_of_one_code_in_one_sentence_become_the_surest(server: ModelServer) -> None:
    server.answer = when("trots", item("trots", "trots", zekerheid=0.5), item("trots", "Ik ben", zekerheid=0.9))
    assert [one.score for one in suggested(server)] == [0.9]


def test_the_same_answer_gives_the_same_suggestions(server: ModelServer) -> None:
    server.answer = when("trots", item("draagvlak", "trots"), item("trots", "gedacht"), item("trots", "trots"))
    assert suggested(server) == suggested(server)


def test_an_answer_that_was_kept_is_not_asked_for_again(server: ModelServer, tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)

    def run(**more: Any) -> list[Suggestion]:
        engine = local_model.with_settings(server.settings(**more))
        return engine.build(BOOK, ["trots"], EMBEDDED, (), shelf).suggest(SOURCE, analysis_of(SOURCE))

    server.answer = lambda passage: [item("trots", "trots op")] if "trots" in passage else Reply(status=500)
    first, asked = run(), len(server.asked)
    assert first and run() == first
    assert [one.passage for one in server.asked[asked:]] == ["Er is geen draagvlak voor, en dat weet iedereen hier."]
    asked = len(server.asked)
    run(model="ander")
    assert len(server.asked) == asked + 2, "another model may say something else"


def test_what_was_left_out_is_logged_in_numbers_without_a_word_of_the_interview(
    server: ModelServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer = lambda passage: [item("trots", "verzonnen geheim")] if "trots" in passage else "geheim"
    assert suggested(server) == []
    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert [int(number) for number in re.findall(r": (\d+)", record.getMessage())] == [2, 1, 1]
    assert "geheim" not in caplog.text and "trots" not in caplog.text


def test_nothing_is_logged_when_all_is_well(server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    suggested(server)
    assert caplog.records == []


# The server


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def refusal(server: ModelServer, **more: Any) -> str:
    with pytest.raises(EngineError) as caught:
        built(server, **more).suggest(SOURCE, analysis_of(SOURCE))
    message = str(caught.value)
    assert "trots" not in message and "draagvlak" not in message
    assert message.endswith(".") and "local_model" in message
    return message


def test_a_server_that_is_away_stops_with_a_sentence(server: ModelServer) -> None:
    assert "niet te bereiken" in refusal(server, address=f"http://127.0.0.1:{closed_port()}/v1")


def test_a_server_that_keeps_failing_is_given_up_after_three_questions(server: ModelServer) -> None:
    server.answer = lambda passage: Reply(b"", 503)
    source = interview(*[f"R: Dit is antwoord {number} van mij." for number in range(9)])
    with pytest.raises(EngineError, match="3 keer na elkaar"):
        suggested(server, source)
    assert len(server.asked) == 3


def test_failures_with_an_answer_between_them_do_not_add_up(server: ModelServer) -> None:
    server.answer = lambda passage: Reply(b"", 503) if "even" not in passage else []
    turns = [f"R: Dit is {'even' if number % 3 == 0 else 'niets'} {number}." for number in range(9)]
    source = interview(*turns)
    engine = built(server)
    assert engine.suggest(source, analysis_of(source)) == []
    assert engine.dropped == {"passage": 6}


def test_a_server_that_does_not_answer_in_time_is_given_up(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(passage: str) -> list[Any]:
        server.closing.wait()
        return []

    server.answer = wait
    monkeypatch.setattr(local_model, "TIMEOUT", 0.05)
    monkeypatch.setattr(local_model, "PATIENCE", 1)
    assert "op tijd" in refusal(server)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_server_that_refuses_stops_at_once_and_names_the_code(server: ModelServer, status: int) -> None:
    server.answer = lambda passage: Reply(b"ik ken dit model niet", status)
    assert f"code {status}" in refusal(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(server: ModelServer, status: int) -> None:
    with model_server() as other:
        server.answer = lambda passage: Reply(b"", status, {"Location": f"{other.address}/chat/completions"})
        assert "verwijst naar een ander adres" in refusal(server)
        assert other.asked == [] and len(server.asked) == 1


def test_proxies_of_the_environment_are_not_used(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        suggested(server)
        assert proxy.asked == [] and len(server.asked) == 2


def test_a_name_that_points_elsewhere_gets_no_words(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_model, "is_loopback", lambda peer: False)
    assert "niets verstuurd" in refusal(server)
    assert server.asked == []


def test_whoever_lets_words_leave_the_computer_is_warned(server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    built(server, address="https://taal.voorbeeld.nl/v1", may_leave=True)
    built(server, model="groot:120b-cloud", may_leave=True)
    assert [record.getMessage().startswith("Let op") for record in caplog.records] == [True, True]
    assert "taal.voorbeeld.nl" in caplog.records[0].getMessage()


def test_without_the_name_of_a_model_nothing_is_asked(server: ModelServer) -> None:
    with pytest.raises(ConfigError, match=r"onder \[taalmodel\]"):
        built(server, model="")


# Fingerprints, and the project


def test_a_fingerprint_changes_with_the_model_and_with_every_word_it_is_told(server: ModelServer) -> None:
    engine = local_model.with_settings(server.settings())
    before = engine.fingerprint(BOOK, "trots")
    assert before == engine.fingerprint(BOOK, "trots") != engine.fingerprint(BOOK, "draagvlak")
    changed = codebook(*BOOK.codes[:-1], replace(BOOK["draagvlak"], avoid_when="nooit"))
    assert engine.fingerprint(changed, "trots") != before
    signals_only = codebook(*BOOK.codes[:-1], code("draagvlak", "draagvlak"))
    assert engine.fingerprint(signals_only, "trots") == before
    assert local_model.with_settings(server.settings(model="ander")).fingerprint(BOOK, "trots") != before


def switched_on(folder: Path, address: str, engines: str = '["codebook", "local_model"]') -> None:
    (folder / "evaluatie.toml").write_text(
        f'[suggesties]\nengines = {engines}\n[taalmodel]\nadres = "{address}"\nmodel = "{MODEL}"\n', encoding="utf-8"
    )


def test_it_works_in_a_project_whose_settings_name_it(folder: Path, server: ModelServer) -> None:
    server.answer = when("geregeld", item("werkvloer", "goed geregeld"))
    switched_on(folder, server.address)
    with open_project(folder) as project:
        ingest(project)
        assert f"local_model 1 {MODEL}" in tag(project).engines
        [found] = [one for one in project.store.suggestions() if one.engine == "local_model"]
        assert found.code_id == "werkvloer"
        questions = len(server.asked)
        assert tag(project).tagged == 0 and len(server.asked) == questions


def test_it_is_off_by_default(folder: Path, server: ModelServer) -> None:
    text = f'[suggesties]\nengines = ["codebook"]\n[taalmodel]\nadres = "{server.address}"\nmodel = "{MODEL}"\n'
    (folder / "evaluatie.toml").write_text(text, encoding="utf-8")
    with open_project(folder) as project:
        assert "local_model" not in type(project.settings)("x").engines
        ingest(project)
        tag(project)
    assert server.asked == []


def test_when_the_server_goes_away_what_was_done_stays_and_tagging_goes_on_from_there(
    folder: Path, server: ModelServer
) -> None:
    server.answer = lambda passage: Reply(b"", 404) if "eerlijk" in passage else []
    switched_on(folder, server.address)
    with open_project(folder) as project:
        ingest(project)
        with pytest.raises(EngineError):
            tag(project)
        anna, bert = project.store.sources()
        assert project.store.suggestions(anna.guid) and not project.store.suggestions(bert.guid)
        server.answer = lambda passage: []
        report = tag(project)
        assert (report.tagged, report.unchanged) == (1, 1)
        assert project.store.suggestions(bert.guid)


def test_loading_it_loads_nothing_heavy() -> None:
    script = (
        "import sys; from lerende_evaluatie.engines import local_model; "
        "heavy = {'jsonschema', 'numpy', 'sklearn', 'spacy', 'requests', 'httpx', 'pandas'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
