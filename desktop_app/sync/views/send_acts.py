"""What the commune does with packages: make one and write it to a stick, take receipts in, answer comments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.core.progress import Progress
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.sending import sender_of
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.office.area import Outcome
from desktop_app.sync.down.finding import new_down
from desktop_app.sync.sending.commands import take_receipts
from desktop_app.sync.sending.copying import copies
from desktop_app.sync.sending.looked import Looked
from desktop_app.sync.sending.queries import Remark, SentLine
from desktop_app.sync.sending.service import Saved, SendService
from desktop_app.sync.views.send_words import sent_words
from desktop_app.sync.views.stick_place import StickPlace

CAME_DOWN = "sync.came_down"
FOLDER, SECOND_FOLDER = "goi-cap-tren", "goi-cap-tren-ban-hai"
"""The two folders on a stick, so that what spoils one copy leaves the other."""

NO_SENDER = "Đã lập gói số {}, bản lưu ở trên máy. Tài khoản này không ghi ra USB được; nhờ người có quyền in, xuất."


def _reason_form(hint: str) -> Form:
    asked = LongText(name="reason", label="Lý do gửi lại", required=True, max_length=500, lines=3, hint=hint)
    return Form("sync.send.reason", (Section("", (asked,)),))


CORRECTION_FORM = _reason_form("Ví dụ: bổ sung hai lượt tiếp ghi sót ngày 12/11/2026")
WHOLE_FORM = _reason_form("Ví dụ: cấp trên báo đã phục hồi sổ ngày 20/11/2026")
ANSWER_FORM = Form(
    "sync.remark.answer",
    (
        Section(
            "",
            (
                LongText(
                    name="answer",
                    label="Đã làm gì",
                    required=True,
                    max_length=2_000,
                    lines=4,
                    hint="Ví dụ: đã sửa số người được tiếp thành 45; giải trình trong biểu",
                ),
            ),
        ),
    ),
)


WHOLE = "Chỉ dùng khi cơ quan cấp trên báo mất số liệu của đơn vị, vừa phục hồi sổ, hoặc báo tổng không khớp."
WHOLE_COSTS = "Gói chứa mọi dòng của sổ nên lớn hơn gói thường. Dòng cấp trên đã có thì không nhập thêm lần nữa."


@dataclass(frozen=True)
class How:
    """What whoever makes a package chose: "Không phát sinh", attached files, everything anew."""

    nothing: bool = False
    with_files: bool = False
    everything: bool = False


Then = Callable[[Saved], object]
"""What is done with a package that was made: it goes onto a stick, or over the network."""


class SendActs(QObject):
    """Acts of the page; `done` when packages or comments have changed."""

    done = Signal()

    def __init__(self, place: StickPlace, work: WorkStack, parent: QObject, files: FileChoice | None = None) -> None:
        """`work` shows the making of a package in the page's place."""
        super().__init__(parent)
        self._place, self._work = place, work
        self._files: FileChoice = files or SystemFileChoice()
        self._service = SendService(place.desk)
        self.drives: Sequence[StickDrive] = ()

    def make(self, looked: Looked, how: How, then: Then) -> None:
        """Make the package; a period that was handed in already needs a reason, and so does everything anew."""
        if looked.is_correction or how.everything:
            self._ask_reason(looked, how, then)
            return

        def work(progress: Progress) -> Saved:
            return self._service.build(looked, progress=progress, **asdict(how))

        told = Told(
            "send",
            f"Lập gói số {looked.seq}",
            f"{looked.period.name}, gửi {looked.to_name}. Gói được niêm phong; chỉ nơi nhận mở được.",
            (),
            "Bấm Hủy lúc nào cũng được; chưa có gói nào được lập.",
        )
        self._work.run(work, told, lambda saved: self._made(saved, then), self._place.explain, writes=True)

    def write_again(self, row: SentLine) -> None:
        """Write the kept copy of a package onto a stick once more."""
        self._send(row.uid, row.seq, copies(self._place.desk) / row.file_name)

    def onto_stick(self, saved: Saved) -> None:
        """Ask for the stick and write both copies onto it."""
        self._send(saved.uid, saved.seq, saved.copy)

    def take(self, anchor: QWidget, others: Sequence[Act] = ()) -> None:
        """Take receipts in: from the stick that is plugged in, from a folder, or from where `others` say."""
        sticks = [(f"Từ {each.name}", partial(self.take_from, each.root)) for each in self.drives]
        if len(sticks) == 1 and not others:
            self.take_from(self.drives[0].root)
        elif sticks or others:
            open_menu(anchor, [*sticks, *others, ("Từ thư mục…", self._choose_folder)])
        else:
            self._choose_folder()

    def take_from(self, folder: Path) -> None:
        """Take in every receipt below a folder, whatever its files are called; what came down with them is shown."""
        desk = self._place.desk

        def work(_progress: object) -> tuple[Outcome | None, int]:
            down = new_down(desk, folder)
            try:
                return take_receipts(desk, folder), down
            except UserError:
                if not down:
                    raise
                return None, down

        def show(taken: tuple[Outcome | None, int]) -> None:
            if taken[0] is not None:
                self._taken(taken[0])
            if taken[1]:
                self._place.open(CAME_DOWN, folder=str(folder))

        self._place.jobs.write(work, show, self._place.explain)

    def answer(self, remark: Remark) -> None:
        """Write what was done about a comment."""
        sheet = VerbSheet(
            self._place.surface,
            "Trả lời nhận xét",
            f"{remark.said_by}, {words.day(remark.said_on)}",
            ANSWER_FORM,
            lambda values: self._service.answer(remark.uid, values["answer"]),
            verb=Button("Lưu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=Banner(State.INFO, remark.said, icon="message-square"),
        )
        sheet.form.load({"answer": remark.answer})
        sheet.made.connect(lambda _: self._tell("Đã ghi trả lời nhận xét."))
        sheet.rise()

    def _ask_reason(self, looked: Looked, how: How, then: Then) -> None:
        def does(values: Mapping[str, Any]) -> Saved:
            return self._service.build(looked, reason=values["reason"], **asdict(how))

        title, verb, notice = (
            ("Gửi lại toàn bộ sổ", "Lập gói toàn bộ", Banner(State.INFO, WHOLE, WHOLE_COSTS))
            if how.everything
            else (
                "Gửi lại kỳ đã có biên nhận",
                "Lập gói đính chính",
                Banner(State.INFO, "Cấp trên thấy cả số cũ và số mới.", "Lý do đi cùng gói."),
            )
        )
        sheet = VerbSheet(
            self._place.surface,
            title,
            looked.period.name,
            WHOLE_FORM if how.everything else CORRECTION_FORM,
            does,
            verb=Button(verb, Kind.MAIN, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=notice,
        )
        sheet.made.connect(lambda saved: self._made(saved, then))
        sheet.rise()

    def _made(self, saved: Saved, then: Then) -> None:
        self.done.emit()
        then(saved)

    def _send(self, uid: str, seq: int, copy: Path) -> None:
        sender = sender_of(self._place.surface)
        if sender is None:
            self._place.say(NO_SENDER.format(seq))
            return
        parcels = [Parcel(f"{folder}/{copy.name}", copy) for folder in (FOLDER, SECOND_FOLDER)]
        sender.send(parcels, lambda is_sent: self._written(uid, seq) if is_sent else None)

    def _written(self, uid: str, seq: int) -> None:
        self._place.jobs.write(
            lambda _progress: self._service.hand_over(uid),
            lambda sent: self._tell(f"Đã ghi gói số {seq} ra USB, hai bản, đã đọc lại khớp.{sent_words(sent)}"),
            self._place.explain,
        )

    def _choose_folder(self) -> None:
        folder = self._files.folder(self._place.surface, "Chọn USB hoặc thư mục có biên nhận")
        if folder is not None:
            self.take_from(folder)

    def _taken(self, outcome: Outcome) -> None:
        if outcome.failure:
            self._place.explain(UserError(outcome.failure))
        self._tell(outcome.text.replace("\n", " "))

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()
