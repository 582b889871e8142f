"""The guided round of a practice office, put together from what the areas declare."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop_app.office.area import Area, TodayCard
from desktop_app.office.opening import OpenOffice
from desktop_app.office.practice_round import NAME, Round, RoundService
from desktop_app.office.practice_task import PracticeTask
from desktop_app.office.rights import Right
from desktop_app.office.safety import SafetyService
from desktop_app.shell.navigation import ROUND
from desktop_app.shell.system import PAGES

_COPIED = "backup elsewhere"
KEEP_A_COPY = PracticeTask(
    "Giữ bản sao lưu ở USB",
    "Bấm Chọn USB, thư mục để đổi nơi giữ, rồi bấm Sao lưu ngay.",
    "system.safety",
    (_COPIED,),
)


def look_at_round(office: OpenOffice, areas: Sequence[Area]) -> Round | None:
    """How far the round is, with the tasks that this account can do; to be read on the workers."""
    account = office.desk.account
    entries = {page.key: page for page in (*(page for area in areas for page in area.pages), *PAGES)}
    tasks = (*(task for area in areas for task in area.tasks), KEEP_A_COPY)
    own = [task for task in tasks if task.page in entries and entries[task.page].is_for(account)]
    return RoundService(office.desk).look(own, dict(_copied(office)))


def round_cards(office: OpenOffice, areas: Sequence[Area]) -> Iterator[TodayCard]:
    """What "Hôm nay" says of the round; nothing in a real office."""
    if office.desk.is_practice:
        found = look_at_round(office, areas)
        said = found.sentence if found else "Mười việc để quen tay với chương trình; việc nào xong tự được đánh dấu."
        yield TodayCard(NAME, said, (), ROUND.key, "Xem các việc" if found else "Bắt đầu")


def _copied(office: OpenOffice) -> Iterator[tuple[str, datetime]]:
    """When the newest copy outside the data folder was made."""
    if office.desk.account.may(Right.READ):
        away = [copy for copy in SafetyService(office, ()).copies() if copy.elsewhere]
        yield from ((_COPIED, copy.at) for copy in away[:1])
