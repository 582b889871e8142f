"""What may be done with a report where it stands: the buttons of the page, and the rest as a menu."""

from collections.abc import Iterator

from desktop_app.areas.views import Workplace
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.office.rights import Right
from desktop_app.reports.figures import FigureLine
from desktop_app.reports.models import ReportState
from desktop_app.reports.remarks import column_words
from desktop_app.reports.views.figure_verbs import FigureVerbs
from desktop_app.reports.views.verbs import ReportVerbs

LIST = "reports.list"


class ReportActs:
    """Drawn anew whenever the report was read."""

    def __init__(self, workplace: Workplace, verbs: ReportVerbs, figures: FigureVerbs) -> None:
        self._workplace, self._verbs, self._figures = workplace, verbs, figures
        account = workplace.desk.account
        self._records, self._approves = account.may(Right.RECORD), account.may(Right.APPROVE_REPORT)
        self._settles = account.may(Right.SETTLE_OFFICE)

    def buttons(self) -> list[Button]:
        """At most two, the next real thing to do last."""
        card = self._verbs.card
        if card is None:
            return []
        state, asked = card.figures.state, bool(card.figures.unknown)
        made = list[Button]()
        if state is ReportState.OPEN and self._records:
            made.append(_button("Sửa thuyết minh", self._verbs.note, icon="pencil"))
            main = ("Nhập số liệu", self._figures.enter_all, "pencil") if asked else None
            made.append(_button(*(main or ("Chốt số liệu", self._verbs.freeze, "circle-check")), kind=Kind.MAIN))
        elif state is ReportState.FROZEN and self._approves:
            made.append(_button("Duyệt", self._verbs.approve, icon="circle-check", kind=Kind.MAIN))
        elif state in (ReportState.FROZEN, ReportState.APPROVED) and self._records and not card.number:
            made.append(_button("Ghi số, ngày, người ký", self._verbs.give_number, icon="pencil", kind=Kind.MAIN))
        elif state is ReportState.APPROVED and self._records:
            made.append(_button("Ghi đã gửi", self._verbs.mark_sent, icon="send", kind=Kind.MAIN))
        return made

    def banner(self) -> Banner | None:
        """Where the registers left the frozen figures behind."""
        card = self._verbs.card
        if card is None or not (changed := [each for each in card.figures.differing if not each.corrections]):
            return None
        take = _button("Lấy số từ sổ", self._verbs.take_from_registers)
        return Banner(
            State.WARNING,
            f"Sổ đã đổi sau khi chốt ở {len(changed)} chỉ tiêu.",
            "Số đã chốt được giữ; đính chính kèm lý do nếu báo cáo phải theo sổ.",
            buttons=(take,) if self._records else (),
        )

    def more(self, chosen: FigureLine | None) -> list[Act]:
        """Everything that may be done now; `chosen` is the figure that the keyboard is on."""
        acts: list[Act] = [*(self._of_record(chosen) if self._records else ())]
        if acts:
            acts.append(("", None))
        acts.append(("Danh sách báo cáo", lambda: self._workplace.open(LIST)))
        if self._verbs.card is not None and self._verbs.card.figures.uid:
            acts.append(("Lịch sử báo cáo", self._verbs.show_history))
        if self._settles:
            acts.append(("Kỳ, hạn gửi, nơi nhận…", self._figures.settle))
        return acts

    def _of_record(self, chosen: FigureLine | None) -> Iterator[Act]:
        card, verbs = self._verbs.card, self._verbs
        if card is None:
            return
        state, figures = card.figures.state, card.figures
        if state is ReportState.OPEN:
            yield from self._of_open()
        else:
            if chosen is not None and not chosen.indicator.operands:
                yield f"Đính chính {column_words(figures.form, chosen.key)}…", lambda: self._figures.correct(chosen)
            if figures.differing:
                yield "Lấy mọi số từ sổ…", verbs.take_from_registers
        if state is ReportState.FROZEN:
            yield "Mở chốt…", verbs.reopen
        if figures.uid:
            yield "Số, ngày, người ký…", verbs.give_number
        if state in (ReportState.APPROVED, ReportState.SENT):
            yield "Ghi đã gửi…", verbs.mark_sent
        if figures.uid and state in (ReportState.OPEN, ReportState.FROZEN):
            yield "Hủy báo cáo…", verbs.void

    def _of_open(self) -> Iterator[Act]:
        card = self._verbs.card
        if card is None:
            return
        if any(each.asked for each in card.figures.form.indicators):
            yield "Nhập số liệu…", self._figures.enter_all
        yield "Chốt số liệu…", self._verbs.freeze
        if card.figures.nothing_arose:
            yield "Bỏ ghi không phát sinh…", self._verbs.take_back_nothing


def _button(words: str, does: object, icon: str = "", kind: Kind = Kind.ORDINARY) -> Button:
    made = Button(words, kind, icon=icon)
    made.clicked.connect(lambda: does())  # type: ignore[operator]
    return made
