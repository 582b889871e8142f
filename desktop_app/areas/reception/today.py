"""What the reception register says of the day on "Hôm nay"."""

from desktop_app.areas.reception.counting import counts
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter
from desktop_app.core import words
from desktop_app.office.area import TodayCard
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until


def reception_today(desk: Desk) -> TodayCard:
    """Visits, people, cases and groups of the day, four counts that are never mixed up."""
    today = desk.clock.today()
    day = counts(desk.db, VisitFilter(from_on=today, to_on=today), today, soon_until(desk))
    waiting = counts(desk.db, VisitFilter(open_only=True), today, soon_until(desk)).open
    notices = counts(desk.db, VisitFilter(open_only=True, handling=Handling.REFUSE), today, soon_until(desk)).open
    among = f", trong đó {words.number(notices)} lượt chờ thông báo từ chối" if notices else ""
    told = f"{words.number(waiting)} lượt đang chờ trả lời{among}."
    sentence = told if waiting else "Không có lượt nào đang chờ trả lời."
    if day.groups:
        sentence = f"{words.number(day.groups)} đoàn đông người. {sentence}"
    return TodayCard(
        title="Tiếp công dân hôm nay",
        sentence=sentence,
        figures=((day.visits, "lượt"), (day.people, "người"), (day.cases, "vụ việc")),
        page="reception.register",
        button="Mở sổ",
    )
