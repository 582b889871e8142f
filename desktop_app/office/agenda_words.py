"""How much there is to do, in words: for the first page, the papers and the command line."""

from desktop_app.core import words
from desktop_app.office.agenda import Agenda, Month

NOTHING = "Không có việc quá hạn hoặc đến hạn trong 3 ngày làm việc."


def agenda_sentence(agenda: Agenda) -> str:
    """What is late and due soon, in one sentence; what waits is not pressing and stands in its own lists."""
    late, soon = len(agenda.late), len(agenda.soon)
    if not late and not soon:
        return NOTHING
    if not late:
        return f"Không có việc quá hạn, {words.number(soon)} việc đến hạn trong 3 ngày làm việc."
    then = f", {words.number(soon)} việc đến hạn trong 3 ngày làm việc" if soon else ""
    return f"Có {words.number(late)} việc quá hạn{then}."


def agenda_counts(agenda: Agenda) -> str:
    """The counts for the head of a paper."""
    counts = (
        f"{words.number(len(agenda.late))} việc quá hạn",
        f"{words.number(len(agenda.soon))} việc đến hạn trong 3 ngày làm việc",
    )
    waiting = (f"{words.number(len(agenda.waiting))} việc đang chờ",) if agenda.waiting else ()
    return ", ".join((*counts, *waiting))


def month_counts(month: Month) -> str:
    """How many things have their day in the month, and how many are late from before."""
    late = sum(due.is_late for due in month.due)
    told = f"{words.number(len(month.due))} việc có hạn trong tháng" if month.due else "Không có việc nào có hạn"
    told += f", {words.number(late)} việc quá hạn" if late else ""
    return told + (f"; {words.number(month.late_before)} việc quá hạn từ trước" if month.late_before else "")
