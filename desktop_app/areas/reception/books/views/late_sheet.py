"""Asks why a visit is entered after its book was closed."""

from collections.abc import Callable

from desktop_app.areas.reception.books.fields import LATE_FORM
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import Takes, VerbSheet

TITLE = "Ghi vào sổ đã khóa"


def ask_why_late(
    workplace: Workplace, sentence: str, does: Callable[[str], object], takes: Takes, reason: str = ""
) -> VerbSheet:
    """The sheet; `does` enters the visit with the reason, `takes` deals with a refusal by itself."""
    first, _, rest = sentence.partition(". ")
    return verb_sheet(
        workplace,
        TITLE,
        "Số tiếp theo của năm đó được cấp khi lưu",
        LATE_FORM,
        lambda said: does(said["reason"]),
        start={"reason": reason},
        verb=Button("Lưu lượt tiếp", Kind.MAIN, key=SAVE),
        notice=Banner(State.SOON, f"{first}.", rest),
        takes=takes,
    )


def expected_sentence(expected: str, book: str, year: int, is_closed: bool) -> str:
    """What the head of the entry page says of the number to come."""
    if not is_closed:
        return f"Số dự kiến {expected}, cấp khi lưu."
    name = "Sổ" if book == MAIN else f"Sổ {book}"
    return f"Số dự kiến {expected}, cấp khi lưu. {name} năm {year} đã khóa: ghi thêm phải có lý do."
