"""A commune sends what it made over the network and fetches its receipt; the upper office runs the service."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.journal import JournalValue
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.sync.models import SentPackage
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import SentState
from desktop_app.sync.upload import commands
from desktop_app.sync.upload.client import Sender
from desktop_app.sync.upload.receiver import commands as of_service
from desktop_app.sync.upload.service import NO_PLACE, UploadService
from desktop_app.sync.upload.ticket import read_ticket
from tests.sync.makers import with_code
from tests.sync.sending.makers import Upper, enrolled
from tests.sync.two_sites.sites import AREAS, PERIODS
from tests.sync.upload.line import TODAY, UNIT, Line, service, ticket

PERIOD: ReportPeriod = PERIODS[1]


@pytest.fixture
def upper(desk: Desk) -> Upper:
    return enrolled(desk)


def made(desk: Desk) -> SentPackage:
    sending = SendService(desk, AREAS)
    sending.build(sending.look(PERIOD), nothing=True)
    return only(desk)


def only(desk: Desk) -> SentPackage:
    with desk.db.reading() as session:
        return session.scalars(select(SentPackage)).one()


def test_a_package_goes_over_a_line_that_breaks_and_its_receipt_comes_back(
    desk: Desk, upper: Upper, tmp_path: Path
) -> None:
    made(desk)
    file = tmp_path / "ticket"
    with service(tmp_path / "s") as port, Line(port, [2_000]).open() as line:
        file.write_bytes(ticket(tmp_path / "s", line).to_bytes())
        assert commands.take_ticket(desk, {"file": file}).data == {"address": f"http://127.0.0.1:{line}"}
        sent = commands.send(desk, {})
        assert "đã nhận 1 gói" in sent.text
        assert only(desk).state is SentState.HANDED_OVER
        [stored] = (tmp_path / "s").rglob("*.dcpkg")
        with upper.open(stored) as opened:
            receipt = upper.receipt(opened)
        (tmp_path / "s" / "bien-nhan").mkdir()
        (tmp_path / "s" / "bien-nhan" / "any name").write_bytes(receipt)
        again = commands.send(desk, {})
    assert again.data["sent"] == []
    assert again.data["receipts"] == [{"seq": 1, "state": "RECEIVED", "new": True}]
    assert only(desk).state is SentState.RECEIVED


def test_a_sending_that_is_given_up_goes_on_where_it_was_the_next_time(
    desk: Desk, upper: Upper, tmp_path: Path
) -> None:
    package, folder = made(desk), tmp_path / "s"
    uploading = UploadService(desk, partial(Sender, piece=1_000))
    with service(folder) as port:
        uploading.take_ticket(ticket(folder, port).to_bytes())
        with pytest.raises(Cancelled):
            uploading.send(package.uid, GivenUp(after=2_500))
        assert only(desk).state is SentState.MADE
        delivered = uploading.send(package.uid)
    assert 0 < delivered.sent < delivered.length
    assert only(desk).state is SentState.MADE, "noted afterwards, by whoever writes"


def test_a_lost_package_waits_no_more_once_a_later_one_arrived(desk: Desk, upper: Upper) -> None:
    made(desk)
    sending, uploading = SendService(desk, AREAS), UploadService(desk)
    second = sending.build(sending.look(PERIOD), nothing=True)
    assert len(uploading.waiting()) == 2
    with upper.open(second.copy) as opened:
        sending.take_receipt(upper.receipt(opened))
    assert uploading.waiting() == []
    third = sending.build(sending.look(PERIODS[0]), nothing=True)
    third.copy.unlink()
    assert uploading.waiting() == [third.uid], "a new one has to be made, which is said when it is sent"


class GivenUp:
    """Progress of somebody who gives up after so many bytes."""

    def __init__(self, after: int) -> None:
        self.after = after

    def report(self, done: int, total: int, what: str = "") -> None:
        if done > self.after:
            raise Cancelled


def test_without_a_ticket_there_is_a_sentence_and_the_stick(desk: Desk, upper: Upper, tmp_path: Path) -> None:
    uploading, package = UploadService(desk), made(desk)
    with pytest.raises(UserError) as refused:
        uploading.send(package.uid)
    assert str(refused.value) == NO_PLACE
    told = ticket(tmp_path, 9)
    with pytest.raises(UserError, match="27999"):
        uploading.take_ticket(replace(told, unit="27999").to_bytes())
    with_code(desk, "27998")
    uploading.take_ticket(told.to_bytes())  # for the code that the card and so each package tells
    uploading.take_ticket(replace(told, address="https://nhan.example.vn").to_bytes())
    place = uploading.place()
    assert place
    assert place.address == "https://nhan.example.vn"
    uploading.stop()
    assert uploading.place() is None
    with desk.db.reading() as session:
        journal = " ".join(row.new for row in session.scalars(select(JournalValue)))
    assert "nhan.example.vn" in journal
    assert told.token not in journal


def test_tickets_are_given_and_revoked_from_the_command_line(tmp_path: Path) -> None:
    folder, out = tmp_path / "s", tmp_path / "ticket"
    asked: dict[str, Any] = {
        "data": folder, "unit": UNIT, "address": "https://10.1.2.3:8443", "public_cert": False, "out": out,
    }  # fmt: skip
    assert of_service.give_ticket(TODAY, asked).data["pinned"]
    told = read_ticket(out.read_bytes())
    assert told.certificate == (folder / "tls-certificate.pem").read_text()
    assert of_service.revoke(TODAY, asked).data == {"unit": UNIT}
    with pytest.raises(UserError, match="https"):
        of_service.give_ticket(TODAY, asked | {"address": "http://10.1.2.3"})
    # A PC with the program alone: what the service needs is not there.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(of_service, "find_spec", lambda _name: None)
        with pytest.raises(UserError, match="chưa cài"):
            of_service.serve(TODAY, {"data": folder, "port": 0, "host": "127.0.0.1", "cert": None, "key": None})
