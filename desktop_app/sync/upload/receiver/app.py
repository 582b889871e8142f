"""What the receiving service answers to each request (Starlette)."""

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from desktop_app.core.errors import UserError
from desktop_app.core.package.about import HASH
from desktop_app.core.package.limits import LIMITS, Limits
from desktop_app.sync.upload.answers import (
    ANSWER,
    LENGTH,
    OFFSET,
    PACKAGES,
    RECEIPTS,
    RECEIVED_WORDS,
    STATUS,
    Answer,
)
from desktop_app.sync.upload.receiver.kept import Kept, Refused, Upload, Writing
from desktop_app.sync.upload.receiver.outgoing import Outgoing
from desktop_app.sync.upload.receiver.rate import Rate
from desktop_app.sync.upload.receiver.tokens import Tokens

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What one sender may cost the others."""

    package: Limits = LIMITS
    silent_seconds: float = 30
    request_seconds: float = 3_600
    requests_a_minute: int = 120
    wrong_tokens_a_minute: int = 20


class Service:
    """The requests of the receiving service; everything but the last check of a file runs on one thread."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        """`folder` is where everything lies."""
        self._bounds = bounds
        self._tokens = Tokens(folder)
        self._kept = Kept(folder, bounds.package)
        self._outgoing = Outgoing(folder)
        self._requests = Rate(bounds.requests_a_minute, 60)
        self._strangers = Rate(bounds.wrong_tokens_a_minute, 60)

    async def look(self, request: Request) -> Response:
        """How much of a file is here; the length told along is judged before anything is sent."""
        upload = self._upload(request, LENGTH)
        if self._kept.is_whole(upload.unit, upload.digest):
            return _received(upload.length)
        self._kept.check_fits(upload)
        offset = self._kept.offset(upload)
        if offset is None:
            return answered(Answer.NOT_BEGUN)
        return answered(Answer.PARTLY, {OFFSET: str(offset)})

    async def put(self, request: Request) -> Response:
        """A file from its beginning."""
        return await self._take(request, self._upload(request, "Content-Length"), 0)

    async def patch(self, request: Request) -> Response:
        """What a file still lacks."""
        upload = self._upload(request, LENGTH)
        offset = _number(request, OFFSET)
        if offset + _number(request, "Content-Length") != upload.length:
            raise Refused(Answer.NOT_UNDERSTOOD)
        return await self._take(request, upload, offset)

    async def receipts(self, request: Request) -> Response:
        """The receipts that wait for the unit, by their SHA-256."""
        unit = self._unit(request)
        found = await run_in_threadpool(self._outgoing.of, unit)
        return JSONResponse({"receipts": sorted(found)}, headers={ANSWER: Answer.RECEIVED.value})

    async def receipt(self, request: Request) -> Response:
        """One receipt."""
        unit = self._unit(request)
        found = await run_in_threadpool(self._outgoing.of, unit)
        path = found.get(request.path_params["digest"])
        if path is None:
            raise Refused(Answer.NOT_BEGUN)
        return FileResponse(path, media_type="application/octet-stream", headers={ANSWER: Answer.RECEIVED.value})

    async def _take(self, request: Request, upload: Upload, offset: int) -> Response:
        if self._kept.is_whole(upload.unit, upload.digest):
            return _received(upload.length)
        writing = self._kept.write(upload, offset)
        try:
            await self._receive(request, writing)
            if not writing.is_complete:
                raise Refused(Answer.ELSEWHERE)
            writing.is_finishing = True
            await run_in_threadpool(self._kept.finish, writing)
        finally:
            self._kept.let_go(writing)
        log.info("took %s of unit %s, %d bytes", upload.digest, upload.unit, upload.length)
        return _received(upload.length)

    async def _receive(self, request: Request, writing: Writing) -> None:
        """The body as it comes; TOO_SLOW where nothing comes, or where it takes too long altogether."""
        pieces = request.stream()
        try:
            async with asyncio.timeout(self._bounds.request_seconds):
                while True:
                    async with asyncio.timeout(self._bounds.silent_seconds):
                        piece = await anext(pieces, None)
                    if piece is None:
                        return
                    writing.add(piece)
        except TimeoutError:
            raise Refused(Answer.TOO_SLOW) from None

    def _upload(self, request: Request, length: str) -> Upload:
        unit = self._unit(request)
        digest = request.path_params["digest"]
        if not HASH.fullmatch(digest):
            raise Refused(Answer.NOT_UNDERSTOOD)
        return Upload(unit, digest, _number(request, length))

    def _unit(self, request: Request) -> str:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        unit = self._tokens.unit_of(token) if scheme == "Bearer" and token else ""
        if not unit:
            host = request.client.host if request.client else ""
            raise Refused(Answer.NO_ENTRY if self._strangers.allows(host) else Answer.TOO_OFTEN)
        if not self._requests.allows(unit):
            raise Refused(Answer.TOO_OFTEN)
        return unit


def make_app(folder: Path, bounds: Bounds | None = None) -> Starlette:
    """The service as an ASGI application."""
    service = Service(folder, bounds or Bounds())
    one = PACKAGES + "/{digest}"
    return Starlette(
        routes=[
            Route(one, service.look, methods=["HEAD"]),
            Route(one, service.put, methods=["PUT"]),
            Route(one, service.patch, methods=["PATCH"]),
            Route(RECEIPTS, service.receipts, methods=["GET"]),
            Route(RECEIPTS + "/{digest}", service.receipt, methods=["GET"]),
        ],
        exception_handlers={Refused: _refusal, UserError: _broken, ClientDisconnect: _gone},
    )


def answered(answer: Answer, headers: dict[str, str] | None = None) -> Response:
    """An answer; the connection ends with it, so that no rest of a body has to be read."""
    more = {ANSWER: answer.value, "Connection": "close", **(headers or {})}
    if answer is Answer.TOO_OFTEN:
        more["Retry-After"] = "30"
    return JSONResponse({"answer": answer.value}, STATUS[answer], more)


def _received(length: int) -> Response:
    headers = {ANSWER: Answer.RECEIVED.value, OFFSET: str(length), "Connection": "close"}
    return JSONResponse({"answer": Answer.RECEIVED.value, "says": RECEIVED_WORDS}, 200, headers)


async def _refusal(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return answered(error.answer)


async def _broken(_request: Request, error: Exception) -> Response:
    log.error("%s", error)
    return answered(Answer.BUSY)


async def _gone(_request: Request, _error: Exception) -> Response:
    return answered(Answer.PARTLY)  # nobody listens any more


def _number(request: Request, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise Refused(Answer.NOT_UNDERSTOOD)
    return int(text)
