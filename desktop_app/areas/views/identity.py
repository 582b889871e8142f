"""Who a denouncer is, shown to an entitled account that gives a reason; the look is journalled before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import label_grid
from desktop_app.core import words
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.kit.controls import Banner, Button, Kind, Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Type, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.models import PaperKind, Sex

REASON = LongText(name="reason", label="Lý do", required=True, lines=2, max_length=500)

SHOWN_MINUTES = 3
"""An identity does not stay on a screen that somebody has left."""

Person = Mapping[str, object]


def ask_identity(
    workplace: Workplace, window: QWidget, about: str, reveal: Callable[[str], Sequence[Person]]
) -> VerbSheet:
    """A sheet that asks why; `made` then carries who was revealed. `about` names the record, never a person."""
    return ask_to_look(workplace, window, "danh tính", about, reveal)


def ask_to_look(
    workplace: Workplace, window: QWidget, what: str, about: str, does: Callable[[str], object]
) -> VerbSheet:
    """A sheet that asks why one looks into the vault at `what`; `made` then carries what was taken out."""
    said = "Mỗi lần xem đều được ghi vào nhật ký cùng lý do."
    return VerbSheet(
        window,
        f"Xem {what} người tố cáo",
        about,
        Form("identity.reason", (Section("", (REASON,)),)),
        lambda values: does(values["reason"]),
        verb=Button(f"Xem {what}", Kind.MAIN, icon="eye", key="Ctrl+S"),
        jobs=workplace.jobs,
        today=workplace.desk.clock.today(),
        notice=Banner(State.SECRET, "Danh tính người tố cáo được giữ bí mật theo Luật Tố cáo.", said),
    )


def show_identity(window: QWidget, about: str, people: Sequence[Person], labels: Mapping[str, str]) -> None:
    """Everybody who was revealed, in a sheet that closes by itself; `labels` are the fields shown, in order."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    for person in people:
        column.addWidget(_body(person, labels))
    column.addWidget(Label(f"Trang này tự đóng sau {words.number(SHOWN_MINUTES)} phút.", Type.HINT))
    sheet = SideSheet(window, "Danh tính người tố cáo", about, body)
    closing = QTimer(sheet)
    closing.setSingleShot(True)
    closing.timeout.connect(sheet.go)
    closing.start(SHOWN_MINUTES * 60_000)
    sheet.rise()


def _body(person: Person, labels: Mapping[str, str]) -> QWidget:
    body = QWidget()
    grid = label_grid(body)
    given = [(label, _given(name, person.get(name))) for name, label in labels.items()]
    for row, (label, value) in enumerate(pair for pair in given if pair[1]):
        grid.addWidget(Label(label, Type.HINT, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(value, Type.STRONG, wrap=True), row, 1)
    return body


def _given(name: str, value: object) -> str:
    """A sealed value as it is written: enumerations and days lie in the vault as plain text."""
    text = "" if value is None else str(value)
    if name == "sex" and text in Sex.__members__:
        return str(Sex[text].value)
    if name == "paper_kind" and text in PaperKind.__members__:
        return str(PaperKind[text].value)
    if name.endswith("_on") and text:
        return words.day(date.fromisoformat(text))
    return text
