"""Sends a package over the network and goes on where an upload was cut (httpx)."""

import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from desktop_app.core.errors import UserError
from desktop_app.core.package.about import HASH
from desktop_app.core.package.read import check_whole
from desktop_app.core.progress import Progress, Silent
from desktop_app.sync.upload.answers import (
    ANSWER,
    LENGTH,
    OFFSET,
    PACKAGES,
    PASSING,
    RECEIPTS,
    SENTENCES,
    UNREACHED,
    Answer,
)
from desktop_app.sync.upload.ticket import Ticket, checked_address, is_loopback

_PIECE = 256 * 1024
_WAITS = (0.5, 1, 2, 4, 8)
"""Between tries that bring nothing further; a try that does begins them anew."""
_TIMEOUT = httpx.Timeout(60, connect=15, read=180)
_RECEIPT_BYTES = 64 * 2**20
_MOST_RECEIPTS = 100


@dataclass(frozen=True)
class Delivered:
    """What became of an upload that ended well: `sent` bytes went over the line in `tries`."""

    digest: str
    length: int
    sent: int
    tries: int


@dataclass
class _Effort:
    """How an upload goes."""

    sent: int = 0
    tries: int = 0


class Sender:
    """Speaks with the receiving service of one ticket."""

    def __init__(self, ticket: Ticket, wait: Callable[[float], None] = time.sleep, piece: int = _PIECE) -> None:
        """`wait` is called between tries with seconds."""
        self._wait = wait
        self._piece = piece
        self._unit = ticket.unit
        address = checked_address(ticket.address)
        # A proxy that stands between computers has no business between a computer and itself.
        is_own = is_loopback(urlsplit(address).hostname or "")
        self._http = httpx.Client(
            base_url=address,
            headers={"Authorization": f"Bearer {ticket.token}"},
            verify=_trusted(ticket.certificate),
            timeout=_TIMEOUT,
            trust_env=not is_own,
            follow_redirects=False,
        )

    def close(self) -> None:
        """End the connections."""
        self._http.close()

    def send(self, path: Path, progress: Progress | None = None) -> Delivered:
        """Have the service take this file; UserError says why it does not, or that the line is down.

        Given up through `progress`, what went stays at the service, and the next time goes on from there.
        """
        told, whole = progress or Silent(), check_whole(path)
        if whole.header.unit != self._unit:
            raise UserError(SENTENCES[Answer.OTHER_UNIT])
        digest = whole.file_sha256
        length, effort = path.stat().st_size, _Effort()
        waits = iter(_WAITS)
        furthest, trouble = -1, UNREACHED
        while True:
            try:
                offset = self._offset(digest, length)
                if offset == length:
                    return Delivered(digest, length, effort.sent, effort.tries)
                if (offset or 0) > furthest:
                    furthest, waits = offset or 0, iter(_WAITS)
                effort.tries += 1
                self._hand_over(path, digest, offset, effort, told)
                continue
            except httpx.TransportError:
                trouble = UNREACHED
            except _Passing as passing:
                trouble = SENTENCES.get(passing.answer, UNREACHED)
            pause = next(waits, None)
            if pause is None:
                raise UserError(trouble)
            told.report(max(0, furthest), length)  # before the wait, that giving up is noticed on a dead line too
            self._wait(pause)

    def receipts(self) -> list[bytes]:
        """The receipts that wait for the unit, as they were sealed."""
        try:
            listed = self._http.get(RECEIPTS)
            if _answer_of(listed) is not Answer.RECEIVED:
                raise UserError(SENTENCES[Answer.NOT_UNDERSTOOD])
            return [self._receipt(digest) for digest in _digests(listed)]
        except httpx.TransportError:
            raise UserError(UNREACHED) from None
        except _Passing as passing:
            raise UserError(SENTENCES.get(passing.answer, UNREACHED)) from None

    def _offset(self, digest: str, length: int) -> int | None:
        told = self._http.head(f"{PACKAGES}/{digest}", headers={LENGTH: str(length)})
        answer = _answer_of(told)
        if answer is Answer.RECEIVED:
            return length
        if answer is Answer.NOT_BEGUN:
            return None
        text = told.headers.get(OFFSET, "")
        if not (text.isascii() and text.isdigit() and int(text) <= length):
            raise UserError(SENTENCES[Answer.NOT_UNDERSTOOD])
        # A file that is all there but was not acknowledged could not be checked: it is sent anew.
        return int(text) if int(text) < length else None

    def _hand_over(self, path: Path, digest: str, offset: int | None, effort: _Effort, progress: Progress) -> None:
        length, start = path.stat().st_size, offset or 0
        headers = {"Content-Length": str(length - start), "Content-Type": "application/octet-stream"}
        if start:
            headers |= {OFFSET: str(start), LENGTH: str(length)}

        def pieces() -> Iterator[bytes]:
            with path.open("rb") as file:
                file.seek(start)
                while piece := file.read(self._piece):
                    yield piece
                    effort.sent += len(piece)
                    progress.report(file.tell(), length)

        method = "PATCH" if start else "PUT"
        _answer_of(self._http.request(method, f"{PACKAGES}/{digest}", headers=headers, content=pieces()))

    def _receipt(self, digest: str) -> bytes:
        content = bytearray()
        with self._http.stream("GET", f"{RECEIPTS}/{digest}") as answer:
            _answer_of(answer)
            for piece in answer.iter_raw(_PIECE):
                content += piece
                if len(content) > _RECEIPT_BYTES:
                    raise UserError(SENTENCES[Answer.NOT_UNDERSTOOD])
        if hashlib.sha256(content).hexdigest() != digest:
            raise UserError(UNREACHED)
        return bytes(content)


class _Passing(Exception):
    """An answer after which the same is tried again."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(answer.value)


def _answer_of(response: httpx.Response) -> Answer:
    """What the service says; UserError where it is a refusal for good, or where no such service answered."""
    text = response.headers.get(ANSWER, "")
    if text not in set(Answer):
        if response.status_code in (502, 503, 504):
            raise _Passing(Answer.BUSY)
        raise UserError(SENTENCES[Answer.NOT_UNDERSTOOD])
    answer = Answer(text)
    if answer in PASSING:
        raise _Passing(answer)
    if answer in SENTENCES:
        raise UserError(SENTENCES[answer])
    return answer


def _digests(listed: httpx.Response) -> list[str]:
    try:
        found = listed.json()["receipts"]
    except (ValueError, KeyError, TypeError):
        found = None
    if not isinstance(found, list) or not all(isinstance(each, str) and HASH.fullmatch(each) for each in found):
        raise UserError(SENTENCES[Answer.NOT_UNDERSTOOD])
    return found[:_MOST_RECEIPTS]


def _trusted(certificate: str) -> ssl.SSLContext:
    if not certificate:
        return ssl.create_default_context()
    try:
        trusted = ssl.create_default_context(cadata=certificate)
    except (ssl.SSLError, ValueError):
        raise UserError("Chứng thư trong tệp kết nối bị hỏng. Hãy xin cơ quan cấp trên tệp kết nối mới.") from None
    # Exactly this certificate is trusted: under which name it is reached says nothing more.
    trusted.check_hostname = False
    return trusted
