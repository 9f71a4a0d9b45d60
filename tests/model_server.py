"""A stand-in for a language model on this computer: a small server that says what a test wants."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lerende_evaluatie.domain.settings import LanguageModel, Settings

MODEL = "proefmodel"


@dataclass
class Reply:
    """What the server sends back."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """A question as it came in."""

    path: str
    body: dict[str, Any]

    @property
    def system(self) -> str:
        """The instructions."""
        return str(self.body["messages"][0]["content"])

    @property
    def passage(self) -> str:
        """What stands between the marks."""
        found = re.fullmatch(r"(=== \w+ ===)\n(.*)\n\1", self.body["messages"][1]["content"], re.DOTALL)
        assert found
        return found[2]


class ModelServer:
    """Answers on 127.0.0.1 with what `answer` gives for a passage: items, the text of a message, or a whole reply."""

    def __init__(self) -> None:
        """Begin with a model that proposes nothing."""
        self.answer: Callable[[str], list[Any] | str | Reply] = lambda passage: []
        self.asked: list[Asked] = []
        self.address = ""
        self.closing = threading.Event()

    def settings(self, **more: Any) -> Settings:
        """Return settings that point at this server."""
        values = {"address": self.address, "model": MODEL, **more}
        return Settings("Proef", engines=("local_model",), language_model=LanguageModel(**values))

    def reply_to(self, asked: Asked) -> Reply:
        """Keep a question and return the answer to it."""
        self.asked.append(asked)
        answer = self.answer(asked.passage)
        if isinstance(answer, Reply):
            return answer
        content = answer if isinstance(answer, str) else json.dumps({"voorstellen": answer})
        return Reply(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())


def item(code: str, quote: str, **more: Any) -> dict[str, Any]:
    """Return one item of an answer, as it should be."""
    return {
        "code": code,
        "citaat": quote,
        "richting": "positief",
        "zekerheid": 0.8,
        "reden": "de spreker zegt het zelf",
        **more,
    }


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Run the server in a thread for as long as the block lasts."""
    model = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reply = model.reply_to(Asked(self.path, json.loads(body)))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing of a client that hung up: some tests do."""

    server = Server(("127.0.0.1", 0), Handler)
    model.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield model
    finally:
        model.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
