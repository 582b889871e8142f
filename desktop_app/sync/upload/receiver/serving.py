"""Runs the receiving service (uvicorn)."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from desktop_app.core.errors import UserError
from desktop_app.sync.upload.receiver.app import Bounds, make_app
from desktop_app.sync.upload.receiver.certificate import KEY, own_certificate
from desktop_app.sync.upload.ticket import is_loopback

NOT_BOTH = "Chứng thư và khóa TLS phải đi cùng nhau. Hãy ghi cả --cert và --key, hoặc bỏ cả hai."
_MOST_CONNECTIONS = 100
_SECONDS_TO_ASK = 20
_SECONDS_TO_STOP = 5
"""An upload that is cut off goes on later from where it stood; whoever stops the service does not wait for it."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the service listens; away from loopback always with TLS."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None


class _Impatient(H11Protocol):
    """Ends a connection on which nobody asks anything: uvicorn itself waits for ever for a first request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(_SECONDS_TO_ASK, self._end_idle)

    def _end_idle(self) -> None:
        if self.cycle is None:
            self.transport.close()


def make_server(folder: Path, place: Place, now: datetime, bounds: Bounds | None = None) -> uvicorn.Server:
    """The server, not yet started; UserError when it would have to listen without TLS."""
    if bool(place.certificate) != bool(place.key):
        raise UserError(NOT_BOTH)
    certificate, key = place.certificate, place.key
    if certificate is None and not is_loopback(place.host):
        certificate, key = own_certificate(folder, now), folder / KEY
    folder.mkdir(parents=True, exist_ok=True)
    return uvicorn.Server(
        uvicorn.Config(
            make_app(folder, bounds),
            host=place.host,
            port=place.port,
            http=_Impatient,
            ws="none",
            lifespan="off",
            access_log=False,
            server_header=False,
            date_header=False,
            log_level="info",
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=_SECONDS_TO_STOP,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
    )
