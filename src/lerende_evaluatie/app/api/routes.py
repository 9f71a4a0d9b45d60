"""The routes ``/werk/…``: only for pages of our own, on this computer.

Streamlit protects its own routes, not ours. So each request must come to a host name that is ours (a page elsewhere
can make its name point at this computer), from a page of the same origin, and with a token that Streamlit's side
gave to that page.
"""

import json
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lerende_evaluatie.app import faults, opening, texts
from lerende_evaluatie.app.api.handlers import HANDLERS
from lerende_evaluatie.app.api.tokens import Holder, tokens
from lerende_evaluatie.app.api.visitor import Download, Json, Visitor
from lerende_evaluatie.errors import CodebookError, EvaluationError

PATH = "/werk"
TOKEN_HEADER = "x-le-token"
LARGEST = 4_000_000
"""Bytes that one request may hold: a big codebook is a tenth of that."""
_HOSTS = frozenset({"127.0.0.1", "localhost"})


class _Refused(Exception):
    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def routes() -> list[Route]:
    """Return the routes that stand beside Streamlit's own."""
    return [Route(f"{PATH}/{{name}}", _answer, methods=["POST"])]


async def _answer(request: Request) -> Response:
    try:
        holder = _check(request)
        asked = await _body(request)
        return _response(await run_in_threadpool(_handle, request.path_params["name"], holder, asked))
    except _Refused as refused:
        return JSONResponse({"error": refused.sentence}, refused.status)


def _check(request: Request) -> Holder:
    """Return whose page asks; refuse whoever does not come from a page of ours."""
    host = request.headers.get("host", "")
    same_origin = request.headers.get("origin") == f"{request.url.scheme}://{host}"
    if host.rpartition(":")[0] not in _HOSTS or not same_origin:
        raise _Refused(403, texts.NOT_OURS)
    holder = tokens.holder(request.headers.get(TOKEN_HEADER, ""))
    if holder is None:
        raise _Refused(401, texts.STALE_PAGE)
    return holder


async def _body(request: Request) -> Json:
    received = bytearray()
    async for piece in request.stream():
        received += piece
        if len(received) > LARGEST:
            raise _Refused(413, texts.TOO_MUCH)
    try:
        asked = json.loads(received)
        json.dumps(asked, ensure_ascii=False, allow_nan=False).encode()  # half signs and no numbers go no further
    except (ValueError, RecursionError):
        raise _Refused(400, texts.UNEXPECTED) from None
    if not isinstance(asked, dict):
        raise _Refused(400, texts.UNEXPECTED)
    return asked


def _handle(name: str, holder: Holder, asked: Json) -> Json | Download:
    handler = HANDLERS.get(name)
    if handler is None:
        raise _Refused(404, texts.UNEXPECTED)
    try:
        return handler(Visitor(opening.project_in(holder.folder), holder.user), asked)
    except CodebookError as error:
        raise _Refused(422, "\n".join((str(error), *map(str, error.faults)))) from None
    except EvaluationError as error:
        raise _Refused(422, str(error)) from None
    except Exception as error:
        faults.log(error)
        raise _Refused(500, texts.UNEXPECTED) from None


def _response(answer: Json | Download) -> Response:
    if isinstance(answer, Download):
        named = {"content-disposition": f"attachment; filename*=UTF-8''{quote(answer.name)}"}
        return Response(answer.content, media_type=answer.media_type, headers={**named, **_KEEP_OUT})
    return _Compact(answer, headers=_KEEP_OUT)


_KEEP_OUT = {"cache-control": "no-store"}
"""Words of an interview stay out of the browser's cache on disk."""


class _Compact(JSONResponse):
    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
