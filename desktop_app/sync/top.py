"""What the line above all pages says of packages."""

from desktop_app.core import words
from desktop_app.office.area import Standing, TopFact
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.sync.branch.queries import own_standing
from desktop_app.sync.moving.service import MoveService
from desktop_app.sync.receiving.queries import packages
from desktop_app.sync.sending.queries import SentLine, last_package
from desktop_app.sync.states import SentState

SEND, INBOX = "sync.send", "sync.inbox"
BRANCHES, MOVE = "system.branches", "system.move"
_SAID = {
    SentState.MADE: (Standing.SOON, "chưa gửi"),
    SentState.HANDED_OVER: (Standing.ACTIVE, "chờ biên nhận"),
    SentState.RECEIVED: (None, "đã biên nhận"),
    SentState.RETURNED: (Standing.LATE, "cấp trên trả lại"),
}


def packages_fact(desk: Desk) -> TopFact | None:
    """A commune's last package; how many came in today at an upper office; what a branch still has to hand over."""
    if MoveService(desk).standing().handed_over:
        return TopFact("Sổ", "đã chuyển sang máy mới, chỉ xem", Standing.LATE, "hard-drive", MOVE)
    if own := own_standing(desk):
        said = f"sổ {own.branch.letter}, {words.number(own.new)} lượt chưa có biên nhận" if own.new else "đã giao đủ"
        return TopFact("Máy phụ", said, Standing.SOON if own.new else None, "network", BRANCHES)
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
