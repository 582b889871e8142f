"""What can be done with the report that is looked at: each verb in a sheet at the side."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, px
from desktop_app.office.desk import Desk
from desktop_app.reports.card import ReportCard, report_happenings
from desktop_app.reports.entry import NumberEntry
from desktop_app.reports.fields import (
    NOTE_FORM,
    NUMBER_FORM,
    SENT_FORM,
    freeze_form,
    reason_form,
)
from desktop_app.reports.kept import Saved, Wanted
from desktop_app.reports.remarks import is_nothing
from desktop_app.reports.service import ReportService
from desktop_app.reports.views.page_words import before_freezing, changed_words, title_words

Values = Mapping[str, Any]
Upon = Callable[[str, int, Values], object]
"""What a verb does with a report that was begun: its uid, its revision, the checked values of the sheet."""

NUMBERS = ("number", "dated_on", "signer", "signer_post", "addressee", "recipients")


class ReportVerbs:
    """Acts on `card`, which the page puts there; one that nobody began is begun by the first verb."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace, self.service = workplace, ReportService(workplace.desk)
        self.card: ReportCard | None = None

    @property
    def desk(self) -> Desk:
        """The desk of who acts."""
        return self.workplace.desk

    def freeze(self) -> None:
        """Ask before the figures are frozen, naming what is missing; a period of zeros is stated on purpose."""
        if self.card is None:
            return
        figures = self.card.figures
        asks_nothing = is_nothing(figures) and not figures.nothing_arose

        def does(uid: str, rev: int, values: Values) -> Saved:
            if asks_nothing:
                if not values["nothing"]:
                    raise InvalidInput({"nothing": "Mọi chỉ tiêu bằng 0. Đánh dấu nếu đúng là không phát sinh."})
                rev = self.service.state_nothing(uid, rev, nothing=True).rev
            return self.service.freeze(uid, rev)

        self.ask(
            "Chốt số liệu",
            freeze_form(asks_nothing=asks_nothing),
            does,
            "Đã chốt số liệu",
            verb=Button("Chốt số liệu", Kind.MAIN, key="Ctrl+S"),
            notice=_freezing_notice(before_freezing(figures)),
        )

    def reopen(self) -> None:
        """Count anew, with the reason."""
        form = reason_form("report.reopen", "Lý do mở chốt")
        self.ask("Mở chốt", form, lambda uid, rev, said: self.service.reopen(uid, rev, said["reason"]), "Đã mở chốt")

    def take_from_registers(self) -> None:
        """Correct every figure that the registers no longer give."""
        if self.card is None:
            return
        changed = [changed_words(self.card.figures, line) for line in self.card.figures.differing[:6]]
        form = reason_form("report.take", "Lý do đính chính", "In cùng các số đính chính")
        self.ask(
            "Lấy số từ sổ",
            form,
            lambda uid, _rev, said: self.service.take_from_registers(uid, said["reason"]),
            "Đã đính chính theo sổ",
            notice=Banner(State.WARNING, f"{len(self.card.figures.differing)} số trong sổ đã đổi.", " ".join(changed)),
        )

    def approve(self) -> None:
        """The head approves."""
        if self.card is None:
            return
        told = before_freezing(self.card.figures)
        notice = Banner(State.INFO, "Sau khi duyệt không mở chốt được nữa, chỉ đính chính kèm lý do.", " ".join(told))
        self.ask(
            "Duyệt báo cáo",
            Form("report.approve", ()),
            lambda uid, rev, _said: self.service.approve(uid, rev),
            "Đã duyệt",
            verb=Button("Duyệt", Kind.MAIN, key="Ctrl+S"),
            notice=notice,
        )

    def give_number(self) -> None:
        """Write number, day, signer and recipients."""
        if self.card is None:
            return
        card = self.card
        start = {name: getattr(card, name) for name in NUMBERS}
        start["signer"] = card.signer or card.head
        self.ask(
            "Số, ngày, người ký",
            NUMBER_FORM,
            lambda uid, rev, said: self.service.give_number(uid, rev, NumberEntry(**said)),
            "Đã ghi số, ngày, người ký",
            start=start,
        )

    def mark_sent(self) -> None:
        """Note the day on which it left."""
        self.ask(
            "Ghi đã gửi",
            SENT_FORM,
            lambda uid, rev, said: self.service.mark_sent(uid, rev, said["sent_on"]),
            "Đã ghi ngày gửi",
            start={"sent_on": self.desk.clock.today()},
        )

    def void(self) -> None:
        """Strike the report out."""
        form = reason_form("report.void", "Lý do hủy", "Lý do được giữ cùng báo cáo")
        self.ask("Hủy báo cáo", form, lambda uid, rev, said: self.service.void(uid, rev, said["reason"]), "Đã hủy")

    def note(self) -> None:
        """Write the remark that stands below the form."""
        if self.card is None:
            return
        self.ask(
            "Sửa thuyết minh",
            NOTE_FORM,
            lambda uid, rev, said: self.service.note(uid, rev, said["note"]),
            "Đã sửa thuyết minh",
            start={"note": self.card.figures.note},
        )

    def take_back_nothing(self) -> None:
        """The period did bring something after all."""
        self.ask(
            "Bỏ ghi không phát sinh",
            Form("report.something", ()),
            lambda uid, rev, _said: self.service.state_nothing(uid, rev, nothing=False),
            "Đã bỏ ghi không phát sinh",
        )

    def show_history(self) -> None:
        """What was done with the report."""
        if self.card is None or not self.card.figures.uid:
            return
        uid, about = self.card.figures.uid, title_words(self.card.figures)

        def show(happenings: Any) -> None:
            SideSheet(self.workplace.surface, "Lịch sử báo cáo", about, history_body(happenings)).rise()

        self.workplace.jobs.read(lambda _progress: report_happenings(self.desk, uid), show, self.workplace.explain)

    def set_up(self, form: Form, does: Callable[[Values], object], start: Values) -> None:
        """Open the sheet of what is set for the form, for all of its reports to come."""
        if self.card is None:
            return
        about = f"Mẫu {self.card.figures.form.number}. Báo cáo đã lập giữ kỳ, hạn và cách đếm của nó."
        sheet = verb_sheet(self.workplace, "Kỳ, hạn gửi, nơi nhận", about, form, does, start=start)
        sheet.made.connect(lambda _made: self.workplace.say("Đã lưu kỳ, hạn gửi, nơi nhận của mẫu."))
        sheet.rise()

    def ask(
        self,
        title: str,
        form: Form,
        does: Upon,
        told: str,
        *,
        start: Values | None = None,
        verb: Button | None = None,
        notice: QWidget | None = None,
    ) -> None:
        """Open the sheet of a verb; what it did is told in one sentence."""
        if self.card is None:
            return
        figures = self.card.figures
        wanted = Wanted(figures.form.key, figures.span.from_on, figures.span.to_on)
        about = title_words(figures)

        def work(values: Values) -> object:
            begun = self.service.begin(wanted) if not figures.uid else Saved(figures.uid, figures.rev, figures.name)
            return does(begun.uid, begun.rev, values)

        sheet = verb_sheet(self.workplace, title, about, form, work, start=start, verb=verb, notice=notice)
        sheet.made.connect(lambda _made: self.workplace.say(f"{told}: {words.inside(about)}."))
        sheet.rise()


def _freezing_notice(told: list[str]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    if told:
        column.addWidget(Banner(State.WARNING, "Xem lại trước khi chốt.", " ".join(told)))
    else:
        column.addWidget(Banner(State.DONE, "Mọi số đã có, các phép cộng chéo khớp."))
    column.addWidget(
        Banner(
            State.INFO, "Chốt rồi số không đổi theo sổ nữa.", "Sổ đổi sau đó thì hiện cạnh số đã chốt, để đính chính."
        )
    )
    return holder
