"""A package goes up over real sockets: cut and resumed, refused, slow, repeated; the service can open nothing."""

import hashlib
import random
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.core.errors import UserError
from desktop_app.core.package.about import Kind
from desktop_app.core.package.limits import Limits
from desktop_app.sync.upload import client
from desktop_app.sync.upload.answers import SENTENCES, UNREACHED, Answer
from desktop_app.sync.upload.client import Sender
from desktop_app.sync.upload.receiver import serving
from desktop_app.sync.upload.receiver.app import Bounds
from desktop_app.sync.upload.receiver.certificate import KEY, own_certificate
from desktop_app.sync.upload.receiver.rate import Rate
from desktop_app.sync.upload.receiver.serving import Place, make_server
from desktop_app.sync.upload.receiver.tokens import Tokens
from desktop_app.sync.upload.ticket import Ticket, read_ticket
from tests.core.package.offices import framed, pack
from tests.sync.upload.line import DOWN, NOW, TODAY, UNIT, Line, asked, raw, service, ticket

MIB = 2**20


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return framed(tmp_path / "goi.dcpkg", random.Random(7).randbytes(3 * MIB), unit=UNIT)


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".dcpkg", ".part"))


def sent(told: Ticket, path: Path, **other: object) -> client.Delivered:
    sender = Sender(told, wait=lambda _seconds: None, **other)  # type: ignore[arg-type]
    try:
        return sender.send(path)
    finally:
        sender.close()


def test_an_upload_that_is_cut_twice_goes_on_where_it_was_cut(tmp_path: Path, package: Path) -> None:
    with service(tmp_path / "s") as port, Line(port, [400_000, MIB]).open() as line:
        told = ticket(tmp_path / "s", line)
        delivered = sent(told, package)
    [whole] = stored(tmp_path / "s")
    assert whole.read_bytes() == package.read_bytes()
    assert (whole.name, whole.parent.name) == (f"{delivered.digest}.dcpkg", UNIT)
    assert delivered.tries == 3
    everything = [path for path in (tmp_path / "s").rglob("*") if path.is_file()]
    assert not [path for path in everything if told.token.encode() in path.read_bytes()], "only its hash is kept"


def test_what_was_passed_on_is_hardly_more_than_the_file(tmp_path: Path, package: Path) -> None:
    line = Line(0, [400_000, MIB])
    with service(tmp_path / "s") as port:
        line.port = port
        with line.open() as own:
            sent(ticket(tmp_path / "s", own), package)
    assert line.passed < package.stat().st_size + MIB // 2


def test_a_line_that_stays_down_ends_in_a_sentence_and_keeps_what_came(tmp_path: Path, package: Path) -> None:
    with service(tmp_path / "s") as port:
        with Line(port, [400_000, *[DOWN] * 9]).open() as line:
            told = ticket(tmp_path / "s", line)
            with pytest.raises(UserError, match="USB") as refused:
                sent(told, package)
        assert str(refused.value) == UNREACHED
        [part] = stored(tmp_path / "s")
        assert part.suffix == ".part"
        assert part.stat().st_size > 300_000
        came = part.stat().st_size
        later = sent(replace(told, address=f"http://127.0.0.1:{port}"), package)
        assert later.sent == later.length - came
    assert [path.suffix for path in stored(tmp_path / "s")] == [".dcpkg"]


def test_sending_again_sends_nothing(tmp_path: Path, package: Path) -> None:
    with service(tmp_path / "s") as port:
        told = ticket(tmp_path / "s", port)
        first, second = sent(told, package), sent(told, package)
        again = raw(port, asked("PUT", first.digest, told.token, Content_Length=first.length))
    assert (second.sent, second.tries) == (0, 0)
    assert "Đã nhận tệp.".encode() in again
    assert len(stored(tmp_path / "s")) == 1


def test_a_wrong_token_or_a_revoked_one_lets_nobody_in(tmp_path: Path, package: Path) -> None:
    with service(tmp_path / "s", Bounds(wrong_tokens_a_minute=3)) as port:
        good = ticket(tmp_path / "s", port)
        wrong = replace(good, token="0" * 64)
        with pytest.raises(UserError) as refused:
            sent(wrong, package)
        assert str(refused.value) == SENTENCES[Answer.NO_ENTRY]
        Tokens(tmp_path / "s").revoke(UNIT, TODAY)
        with pytest.raises(UserError) as refused:
            sent(good, package)
        assert str(refused.value) == SENTENCES[Answer.NO_ENTRY]
        newer = ticket(tmp_path / "s", port)
        for _ in range(2):
            raw(port, asked("HEAD", "0" * 64, "guess", Upload_Length=1, Connection="close"))
        guessing = raw(port, asked("HEAD", "0" * 64, "guess", Upload_Length=1, Connection="close"))
        assert b"429" in guessing.splitlines()[0]
        assert sent(newer, package).tries == 1, "who guesses does not shut out whoever has a token"
    with pytest.raises(UserError, match="không có mã gửi"):
        Tokens(tmp_path / "s").revoke("999", TODAY)


BROKEN = {
    "another unit": (lambda path: framed(path, b"x" * 500, unit="1").read_bytes(), Answer.OTHER_UNIT),
    "no package": (lambda _path: b"MZ" + b"x" * 500, Answer.NO_PACKAGE),
    "a longer one": (lambda path: framed(path, b"x" * 500, unit=UNIT).read_bytes() + b"x", Answer.DAMAGED),
    "a flipped one": (lambda path: _flipped(framed(path, b"x" * 500, unit=UNIT).read_bytes()), Answer.DAMAGED),
}


def _flipped(content: bytes) -> bytes:
    return content[:-100] + bytes([content[-100] ^ 1]) + content[-99:]


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_a_package_of_the_unit_is_refused_and_not_kept(tmp_path: Path, what: str) -> None:
    make, answer = BROKEN[what]
    content = make(tmp_path / "x")
    digest = hashlib.sha256(content).hexdigest()
    with service(tmp_path / "s") as port:
        token = ticket(tmp_path / "s", port).token
        said = raw(port, asked("PUT", digest, token, Content_Length=len(content)), content)
    assert answer.value.encode() in said
    assert stored(tmp_path / "s") == []


def test_a_name_that_is_not_the_sum_of_the_file_is_refused(tmp_path: Path) -> None:
    content = framed(tmp_path / "x", b"x" * 500, unit=UNIT).read_bytes()
    with service(tmp_path / "s") as port:
        token = ticket(tmp_path / "s", port).token
        for name in ("0" * 64, "..%2f..%2fx", "x"):
            said = raw(port, asked("PUT", name, token, Content_Length=len(content), Connection="close"), content)
            assert said.split(b" ")[1] in (b"400", b"404", b"422")
    assert stored(tmp_path / "s") == []


def test_what_is_too_big_is_refused_before_a_byte_of_it_is_sent(tmp_path: Path, package: Path) -> None:
    with service(tmp_path / "s", Bounds(package=Limits(package_bytes=MIB))) as port:
        told = ticket(tmp_path / "s", port)
        with pytest.raises(UserError) as refused:
            sent(told, package)
        said = raw(port, asked("PUT", "0" * 64, told.token, Content_Length=2 * MIB))
    assert str(refused.value) == SENTENCES[Answer.TOO_BIG]
    assert b"413" in said.splitlines()[0]
    assert stored(tmp_path / "s") == []


def test_who_falls_silent_is_let_go_and_may_go_on_later(tmp_path: Path, package: Path) -> None:
    content, digest = package.read_bytes(), digest_of(package)
    with service(tmp_path / "s", Bounds(silent_seconds=0.2)) as port:
        told = ticket(tmp_path / "s", port)
        said = raw(port, asked("PUT", digest, told.token, Content_Length=len(content)), content[:MIB])
        assert b"408" in said.splitlines()[0]
        assert sent(told, package).sent == len(content) - MIB


def test_a_second_connection_takes_over_from_one_that_hangs(tmp_path: Path, package: Path) -> None:
    content, digest = package.read_bytes(), digest_of(package)
    with service(tmp_path / "s") as port:
        told = ticket(tmp_path / "s", port)
        with socket.create_connection(("127.0.0.1", port)) as hanging:
            hanging.sendall(asked("PUT", digest, told.token, Content_Length=len(content)) + content[:MIB])
            assert sent(told, package).digest == digest
            elsewhere = asked("PATCH", "1" * 64, told.token, Content_Length=1, Upload_Offset=5, Upload_Length=6)
            assert b"elsewhere" in raw(port, elsewhere, b"x"), "nobody goes on with what was not begun"
    assert [path.read_bytes() == content for path in stored(tmp_path / "s")] == [True]


def test_the_service_is_asked_so_often_and_not_more(tmp_path: Path) -> None:
    now = [0.0]
    rate = Rate(2, 60, lambda: now[0])
    assert [rate.allows("a"), rate.allows("a"), rate.allows("a"), rate.allows("b")] == [True, True, False, True]
    now[0] = 61
    assert rate.allows("a")
    with service(tmp_path / "s", Bounds(requests_a_minute=1)) as port:
        told = ticket(tmp_path / "s", port)
        twice = [raw(port, asked("HEAD", "0" * 64, told.token, Upload_Length=1)).split(b" ")[1] for _ in range(2)]
    assert twice == [b"404", b"429"]


def test_receipts_are_handed_to_the_unit_that_they_are_for(tmp_path: Path) -> None:
    folder = tmp_path / "s" / "bien-nhan"
    folder.mkdir(parents=True)
    pack(folder / "renamed.tmp", kind=Kind.ACK, unit="27", to_unit=UNIT)
    pack(folder / "other.dcpkg", kind=Kind.ACK, unit="27", to_unit="27999")
    pack(folder / "not-a-receipt.dcpkg", kind=Kind.FULL, unit="27", to_unit=UNIT)
    with service(tmp_path / "s") as port:
        sender = Sender(ticket(tmp_path / "s", port))
        assert sender.receipts() == [(folder / "renamed.tmp").read_bytes()]
        sender.close()


def test_away_from_loopback_there_is_tls_and_only_the_certificate_of_the_ticket_is_trusted(tmp_path: Path) -> None:
    package = pack_for(tmp_path / "goi")
    certificate = own_certificate(tmp_path / "s", NOW)
    assert make_server(tmp_path / "s", Place(host="0.0.0.0", port=0), NOW).config.is_ssl
    place = Place(host="127.0.0.1", port=0, certificate=certificate, key=tmp_path / "s" / KEY)
    with service(tmp_path / "s", place=place) as port:
        plain = ticket(tmp_path / "s", port)
        told = replace(plain, address=f"https://127.0.0.1:{port}", certificate=certificate.read_text())
        assert sent(told, package).tries == 1
        other = own_certificate(tmp_path / "other", NOW).read_text()
        with pytest.raises(UserError):
            sent(replace(told, certificate=other), package)
    with pytest.raises(UserError, match="--key"):
        make_server(tmp_path / "s", replace(place, key=None), NOW)


def pack_for(path: Path) -> Path:
    return framed(path, b"x" * 5_000, unit=UNIT)


def test_a_connection_on_which_nobody_asks_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_SECONDS_TO_ASK", 0.1)
    with service(tmp_path / "s") as port:
        assert raw(port, b"HEAD /packages") == b""


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("https://nhan.example.vn", True),
        ("https://10.1.2.3:8443/dan-chu/", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://localhost:8000", True),
        ("http://10.1.2.3:8000", False),
        ("http://nhan.example.vn", False),
        ("http://localhost.example.vn", False),
        ("ftp://127.0.0.1", False),
        ("https://ai@nhan.example.vn", False),
        ("https://nhan.example.vn/?a=b", False),
        ("https://nhan.example.vn:no", False),
        ("nhan.example.vn", False),
    ],
)
def test_a_ticket_leads_only_to_an_address_that_is_encrypted_or_this_computer(address: str, is_taken: bool) -> None:
    told = Ticket(address, UNIT, "ab")
    try:
        assert read_ticket(told.to_bytes()) == replace(told, address=address.rstrip("/"))
        taken = True
    except UserError:
        taken = False
    assert taken is is_taken


@pytest.mark.parametrize("content", [b"", b"[]", b'{"fmt":"dccs-upload-1"}', b"x" * 100_000])
def test_any_other_file_is_no_ticket(content: bytes) -> None:
    with pytest.raises(UserError, match="tệp kết nối"):
        read_ticket(content)


def test_a_sender_does_not_send_what_is_damaged_or_of_another_unit(tmp_path: Path) -> None:
    told = Ticket("http://127.0.0.1:9", UNIT, "ab")
    with pytest.raises(UserError) as refused:
        sent(told, framed(tmp_path / "x", b"x" * 500, unit="1"))
    assert str(refused.value) == SENTENCES[Answer.OTHER_UNIT]
    (tmp_path / "y").write_bytes(_flipped(pack_for(tmp_path / "x").read_bytes()))
    with pytest.raises(UserError, match="hỏng"):
        sent(told, tmp_path / "y")
