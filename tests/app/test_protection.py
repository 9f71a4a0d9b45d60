"""Our own routes answer pages of our own, and nobody else: not another site, another program, or an old page."""

import asyncio
import http.client
import itertools
import json
import logging
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from lerende_evaluatie.app.api.handlers import HANDLERS
from lerende_evaluatie.app.api.routes import LARGEST, TOKEN_HEADER, routes
from lerende_evaluatie.app.api.tokens import LIFETIME, Holder, Tokens, tokens
from lerende_evaluatie.app.api.visitor import Download, Json, Visitor
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import Server, start, stop
from tests.app.screen import do
from tests.conftest import write_project

SECRET = "kersenboom"
OURS = "127.0.0.1:8501"
ELSEWHERE = "http://elders.example"


@pytest.fixture
def holder(folder: Path) -> Holder:
    return Holder(folder, User("u1", "Anna"))


@dataclass(frozen=True)
class Answer:
    """What came back; `read` is how many bytes of the request were taken in."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    read: int

    @property
    def text(self) -> str:
        return self.content.decode()

    def json(self) -> Any:
        return json.loads(self.content)


Ask = Callable[..., Answer]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask the routes without a network; a few handlers are added of which the answer is known."""
    for name, handler in {"echo": _echo, "refuse": _refuse, "fail": _fail, "file": _file}.items():
        monkeypatch.setitem(HANDLERS, name, handler)
    return _ask


def _ask(name: str, headers: Mapping[str, str], body: bytes | Iterable[bytes] = b"{}", method: str = "POST") -> Answer:
    pieces = iter([body] if isinstance(body, bytes) else body)
    received: list[Any] = []
    read = 0

    async def receive() -> dict[str, Any]:
        nonlocal read
        piece = next(pieces, b"")
        read += len(piece)
        return {"type": "http.request", "body": piece, "more_body": bool(piece)}

    async def send(message: Any) -> None:
        received.append(message)

    scope = {
        **{"type": "http", "http_version": "1.1", "scheme": "http", "method": method, "query_string": b""},
        **{"path": f"/werk/{name}", "headers": [(key.encode(), value.encode()) for key, value in headers.items()]},
    }
    work = Starlette(routes=list(routes()))(scope, receive, send)
    with ThreadPoolExecutor(1) as apart:  # Playwright has a loop of its own in this thread
        apart.submit(asyncio.run, work).result()
    told = {key.decode(): value.decode() for key, value in received[0]["headers"]}
    return Answer(received[0]["status"], told, b"".join(one.get("body", b"") for one in received[1:]), read)


def _echo(visitor: Visitor, asked: Json) -> Json:
    return {"coder": visitor.coder.name, "folder": str(visitor.project.folder), "asked": asked}


def _refuse(visitor: Visitor, asked: Json) -> Json:
    raise ReviewError("Dat kan hier niet; kies een andere code.")


def _fail(visitor: Visitor, asked: Json) -> Json:
    raise ValueError(f"{SECRET} {asked}")


def _file(visitor: Visitor, asked: Json) -> Download:
    return Download("één “naam”\r\nx: y.txt", "text/plain", SECRET.encode())


def headers(holder: Holder, **changed: str | None) -> dict[str, str]:
    """Return what a page of our own sends, with some headers changed or left out."""
    sent = {"host": OURS, "origin": f"http://{OURS}", TOKEN_HEADER: tokens.issue(holder)}
    wanted = {**sent, **{name.replace("_", "-"): value for name, value in changed.items()}}
    return {name: value for name, value in wanted.items() if value is not None}


def test_a_page_of_ours_is_answered_for_its_own_project_and_coder(ask: Ask, holder: Holder) -> None:
    answer = ask("echo", headers(holder), b'{"een": 1}')
    assert answer.status == 200
    assert answer.json() == {"coder": "Anna", "folder": str(holder.folder), "asked": {"een": 1}}
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("token", [None, "", "onzin", "a" * 10_000])
def test_without_a_token_that_we_gave_nothing_is_done(ask: Ask, holder: Holder, token: str | None) -> None:
    answer = ask("echo", headers(holder, x_le_token=token), json.dumps([SECRET]).encode())
    assert answer.status == 401
    assert list(answer.json()) == ["error"]
    assert SECRET not in answer.text


def test_a_token_grows_old_and_one_in_use_is_renewed_in_time(holder: Holder) -> None:
    clock = Clock()
    kept = Tokens(clock)
    token = kept.issue(holder)
    assert kept.issue(holder) == token
    clock.now = LIFETIME * 0.6
    newer = kept.issue(holder)
    assert newer != token
    assert kept.holder(token) == kept.holder(newer) == holder
    clock.now = LIFETIME * 1.01
    assert kept.holder(token) is None
    assert kept.holder(newer) == holder


def test_each_coder_and_each_project_has_a_token_of_its_own(holder: Holder, tmp_path: Path) -> None:
    kept = Tokens()
    others = [holder, Holder(holder.folder, None), Holder(holder.folder, User("u2", "Bert")), Holder(tmp_path, None)]
    given = [kept.issue(one) for one in others]
    assert len(set(given)) == len(others)
    assert [kept.holder(token) for token in given] == others


@pytest.mark.parametrize(
    "host",
    [
        "elders.example",
        "elders.example:8501",
        "127.0.0.1.elders.example:8501",
        "127.0.0.1",
        "localhost",
        "",
        "10.0.0.7:8501",
    ],
)
def test_a_name_that_was_made_to_point_at_this_computer_is_refused(ask: Ask, holder: Holder, host: str) -> None:
    answer = ask("echo", headers(holder, host=host, origin=f"http://{host}"))
    assert answer.status == 403


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        ELSEWHERE,
        "http://127.0.0.1:9999",
        "http://localhost:8501",
        f"https://{OURS}",
        f"http://{OURS}.elders.example",
    ],
)
def test_a_page_of_another_origin_is_refused_also_with_a_token(ask: Ask, holder: Holder, origin: str | None) -> None:
    answer = ask("echo", headers(holder, origin=origin))
    assert answer.status == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])
def test_only_post_is_answered_and_no_other_site_is_let_in(ask: Ask, holder: Holder, method: str) -> None:
    asking = {"access-control-request-method": "POST", "access-control-request-headers": TOKEN_HEADER}
    answer = ask("echo", {**headers(holder, origin=ELSEWHERE), **asking}, method=method)
    assert answer.status == 405
    assert _cors(answer.headers) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"geen json",
        b"[1]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":',
        b'{"a": NaN}',
        b'{"a": "\\ud800"}',
    ],
)
def test_what_is_no_json_object_is_refused_in_one_sentence(ask: Ask, holder: Holder, body: bytes) -> None:
    answer = ask("echo", headers(holder), body)
    assert answer.status == 400
    assert list(answer.json()) == ["error"]


def test_a_body_without_end_is_refused_before_memory_fills(ask: Ask, holder: Holder) -> None:
    piece = b"x" * 100_000
    answer = ask("echo", headers(holder), itertools.repeat(piece))
    assert answer.status == 413
    assert answer.read <= LARGEST + len(piece)


@pytest.mark.parametrize("name", ["onzin", "..", "../../project.db", "__init__", "echo\x00", "Echo", ""])
def test_an_unknown_name_is_refused(ask: Ask, holder: Holder, name: str) -> None:
    answer = ask(name, headers(holder))
    assert answer.status == 404


def test_what_a_rule_refuses_is_told_in_its_own_words(ask: Ask, holder: Holder) -> None:
    answer = ask("refuse", headers(holder))
    assert (answer.status, answer.json()) == (422, {"error": "Dat kan hier niet; kies een andere code."})


def test_an_unforeseen_fault_shows_and_logs_no_words(
    ask: Ask, holder: Holder, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = ask("fail", headers(holder), json.dumps({"woorden": SECRET}).encode())
    assert answer.status == 500
    assert "ValueError" in caplog.text
    out, err = capfd.readouterr()
    assert all(SECRET not in place for place in (answer.text, caplog.text, out, err))


def test_a_file_comes_whole_under_its_own_name_and_a_name_adds_no_header(ask: Ask, holder: Holder) -> None:
    answer = ask("file", headers(holder))
    assert answer.content == SECRET.encode()
    named = "attachment; filename*=UTF-8''%C3%A9%C3%A9n%20%E2%80%9Cnaam%E2%80%9D%0D%0Ax%3A%20y.txt"
    assert answer.headers["content-disposition"] == named
    assert "x" not in answer.headers


@dataclass
class Clock:
    """A clock that stands where it is put."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


# The same over the network, with what a real page sent


@dataclass(frozen=True)
class Sent:
    """A request of a real page, to send again with something changed."""

    url: str
    headers: Mapping[str, str]
    body: bytes

    def again(self, method: str = "POST", body: bytes | None = None, **changed: str | None) -> tuple[int, Any]:
        """Send it; return status and headers of the answer."""
        address = urlsplit(self.url)
        wanted = {**self.headers, **{name.replace("_", "-"): value for name, value in changed.items()}}
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
        try:
            connection.putrequest(method, address.path, skip_host=True, skip_accept_encoding=True)
            for name, value in wanted.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(self.body if body is None else body)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers
        finally:
            connection.close()


@dataclass(frozen=True)
class Office:
    """A served project, what its coder's page sent to it, and what it writes to standard error."""

    server: Server
    sent: Sent
    errors: Path

    def decisions(self) -> int:
        with open_project(self.server.folder) as project:
            return len(project.store.reviews())


@pytest.fixture(scope="module")
def office(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A project in which a coder accepted one suggestion, in a real browser."""
    folder = write_project(tmp_path_factory.mktemp("kantoor") / "proef")
    with open_project(folder) as project:
        ingest(project)
        tag(project)
        user = project.store.user("Anna")
    errors = folder.parent / "stderr.txt"
    server = start(folder, errors)
    yield Office(server, _accepted(browser, f"{server.url}/beoordelen?codeur={user.guid}"), errors)
    stop(server)


def _accepted(browser: Any, address: str) -> Sent:
    """Accept a suggestion; return how that went to the server."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(address)
    with page.expect_request(
        lambda request: "/werk/" in request.url and "accept" in (request.post_data or "")
    ) as asked:
        do(page, "accept")
    request = asked.value
    told = {name: value for name, value in request.all_headers().items() if not name.startswith(":")}
    context.close()
    return Sent(request.url, {"host": urlsplit(request.url).netloc, **told}, request.post_data_buffer or b"")


def test_the_same_request_counts_once_and_is_refused_from_anywhere_else(office: Office) -> None:
    sent, port = office.sent, urlsplit(office.sent.url).port
    assert office.decisions() == 1
    assert sent.again()[0] == 200
    assert sent.again(x_le_token=None)[0] == 401
    assert sent.again(x_le_token="x" * 32)[0] == 401
    assert sent.again(host=f"elders.example:{port}")[0] == 403
    assert sent.again(host=f"elders.example:{port}", origin=f"http://elders.example:{port}")[0] == 403
    assert sent.again(origin=ELSEWHERE)[0] == 403
    assert sent.again(origin=None)[0] == 403
    assert "json" not in sent.again("GET", b"", content_length="0")[1]["content-type"]  # Streamlit's page, or nothing
    assert office.decisions() == 1


def test_another_site_gets_no_leave_to_ask_or_to_read(office: Office) -> None:
    sent = office.sent
    asking = {"access_control_request_method": "POST", "access_control_request_headers": TOKEN_HEADER}
    for origin in (ELSEWHERE, "null", f"http://{urlsplit(sent.url).netloc}"):
        _, told = sent.again("OPTIONS", b"", origin=origin, content_length="0", **asking)
        assert _cors(told) == []
        _, told = sent.again(origin=origin)
        assert _cors(told) == []


def test_a_body_without_end_is_refused_before_it_is_all_there(office: Office) -> None:
    sent = office.sent
    address = urlsplit(sent.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=20) as line:
        told = {**sent.headers, "content-length": str(10**10)}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        line.sendall(f"POST {address.path} HTTP/1.1\r\n{head}\r\n".encode())
        line.sendall(b"x" * (LARGEST + 1))
        assert line.recv(64).startswith(b"HTTP/1.1 413 ")


def test_streamlits_own_routes_keep_working_and_stay_closed_to_other_sites(office: Office) -> None:
    server, netloc = office.server, urlsplit(office.server.url).netloc
    shaking = {"upgrade": "websocket", "connection": "upgrade", "sec-websocket-version": "13"}
    told = {"host": netloc, "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==", **shaking}
    stream = Sent(f"{server.url}/_stcore/stream", told, b"")
    assert stream.again("GET", origin=server.url)[0] == 101
    assert stream.again("GET", origin=ELSEWHERE)[0] == 403
    for path in ("/", "/beoordelen", "/_stcore/health"):
        assert Sent(server.url + path, {"host": netloc}, b"").again("GET")[0] == 200


def test_what_was_asked_never_stands_in_what_the_server_writes(office: Office) -> None:
    for name in (*HANDLERS, SECRET):
        asked = replace(office.sent, url=f"{office.server.url}/werk/{name}")
        for body in _odd_bodies():
            status, _ = asked.again(body=body, content_length=str(len(body)))
            assert status in (200, 400, 404, 422, 500), (name, body)
    written = office.errors.read_text()
    assert SECRET not in written
    assert "Traceback" not in written


def _odd_bodies() -> Iterator[bytes]:
    """Yield bodies that no page of ours sends; all hold a word that must not come back."""
    yield SECRET.encode()
    for value in (SECRET, [SECRET], {SECRET: SECRET}, None, -1, 1e308, True):
        names = ("source", "ops", "words", "guid", "code", "text", "name", "filter", "op", SECRET)
        yield json.dumps(dict.fromkeys(names, value)).encode()


def _cors(told: Any) -> list[str]:
    return [name for name in told if name.lower().startswith("access-control-")]
