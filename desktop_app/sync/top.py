"""What the line above all pages says of packages."""

from desktop_app.core import words
from desktop_app.office.area import Standing, TopFact
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.sync.receiving.queries import packages
from desktop_app.sync.sending.queries import SentLine, last_package
from desktop_app.sync.states import SentState

SEND, INBOX = "sync.send", "sync.inbox"
_SAID = {
    SentState.MADE: (Standing.SOON, "chưa gửi"),
    SentState.HANDED_OVER: (Standing.ACTIVE, "chờ biên nhận"),
    SentState.RECEIVED: (None, "đã biên nhận"),
    SentState.RETURNED: (Standing.LATE, "cấp trên trả lại"),
}


def packages_fact(desk: Desk) -> TopFact | None:
    """A commune's last package; how many came in today at an upper office."""
    if desk.account.office == OfficeKind.UPPER.name:
        return _came_in(desk)
    line = last_package(desk)
    return _sent(line) if line else None


def _came_in(desk: Desk) -> TopFact:
    today = desk.clock.today()
    found = packages(desk)
    many, waits = sum(each.arrived_on == today for each in found), sum(each.waits for each in found)
    if waits:
        return TopFact("Gói gửi lên", f"{words.number(waits)} gói chờ xác nhận", Standing.SOON, "inbox", INBOX, waits)
    said = f"{words.number(many)} gói hôm nay" if many else "hôm nay chưa có"
    return TopFact("Gói mới nhận", said, Standing.ACTIVE if many else Standing.WAITING, "inbox", INBOX)


def _sent(line: SentLine) -> TopFact:
    standing, said = _SAID[line.state]
    return TopFact("Gói gần nhất", f"Số {words.number(line.seq)}, {said}", standing, "package-check", SEND)
