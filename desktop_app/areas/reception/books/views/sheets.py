"""The side sheets of the books: going on with printing, the log of what was printed, closing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.reception.books.fields import STARTED_FORM
from desktop_app.areas.reception.books.queries import BookYear, PrintRow, resumable, standing_print
from desktop_app.areas.reception.books.rules import short_label
from desktop_app.areas.reception.books.stop import StartedPage, read_resume
from desktop_app.areas.reception.books.views.words import changed_sentence, print_detail, print_title
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Banner, Button, Kind, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.timeline import Place, Step, Timeline


class GoOnBody(QWidget):
    """Says where printing stopped and asks what becomes of a started page; `chosen` carries printing and answer.

    `file_printed` says that a file saved since then was printed elsewhere.
    """

    chosen = Signal(str, object)
    file_printed = Signal(str)

    def __init__(self, workplace: Workplace, row: BookYear, prints: Sequence[PrintRow]) -> None:
        """`prints` is the log of the book and year."""
        super().__init__()
        self._today = workplace.desk.clock.today()
        standing = standing_print(prints)
        if standing is None:
            raise LookupError("nothing was printed")
        self._after = standing
        self._resume = read_resume(standing.resume)
        self.form = FormView(STARTED_FORM, self._today)
        self.form.load({"started": StartedPage.AGAIN})
        self.main = Button("Xem trước", Kind.MAIN, icon="printer", key="Ctrl+S")
        self.main.clicked.connect(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        if changed := changed_sentence(row):
            column.addWidget(Banner(State.INFO, changed, "In nối tiếp không in lại các số đó. Cần thì in cả sổ."))
        for sentence in self._sentences(row):
            column.addWidget(Label(sentence, wrap=True))
        self._offer_file(column, resumable(prints)[0])
        if not self._resume.is_full:
            column.addWidget(self.form)
            self.setFocusProxy(self.form)

    def submit(self) -> None:
        """Take the answer."""
        started = StartedPage.LEAVE
        if not self._resume.is_full:
            try:
                started = STARTED_FORM.checked(self.form.raw(), self._today)["started"]  # type: ignore[assignment]
            except InvalidInput as error:
                self.form.show_problems(error.problems)
                return
        self.chosen.emit(self._after.uid, started)

    def _offer_file(self, column: QVBoxLayout, newest: PrintRow) -> None:
        """A file saved after the last paper counts only when somebody says that it was printed."""
        if newest.uid == self._after.uid:
            return
        number = short_label(newest.to_number, newest.book)
        said = (
            f"Tệp PDF lưu lúc {words.instant(newest.at)} (đến số {number}, trang {newest.to_page}) chưa tính là đã in."
        )
        column.addWidget(Label(said, wrap=True))
        link = Button("Đã in ra giấy từ tệp này", Kind.LINK, height=22)
        link.clicked.connect(lambda: self.file_printed.emit(newest.uid))
        column.addWidget(link)

    def _sentences(self, row: BookYear) -> list[str]:
        last = self._after
        number = short_label(last.to_number, last.book)
        left = row.last_number - last.to_number
        said = f"Lần in gần nhất: {words.instant(last.at)}, {last.by}; đến số {number}, trang {last.to_page}."
        coming = f"Còn {words.number(left)} số chưa in." if left else "Chưa có số mới sau lần in đó."
        if self._resume.is_full:
            page = f"Trang {last.to_page} đã đầy: in tiếp từ trang {last.to_page + 1}."
        else:
            first = self._resume.again.pages + 1
            page = (
                f"Trang {last.to_page} còn chỗ trống. In lại thì in từ trang {first} và thay tờ cũ; "
                f"giữ lại thì in tiếp từ trang {last.to_page + 1}."
            )
        return [said, coming, f"{page} Số trang và cộng dồn nối tiếp."]


def ask_to_go_on(
    workplace: Workplace,
    row: BookYear,
    prints: Sequence[PrintRow],
    then: Callable[[str, StartedPage], None],
    file_printed: Callable[[str], None],
) -> SideSheet:
    """The sheet before a printing that goes on; `file_printed` notes that a saved file is on paper."""
    body = GoOnBody(workplace, row, prints)
    about = f"{row.title}: chỉ in phần chưa có trên giấy"
    sheet = SideSheet(workplace.surface, "In nối tiếp", about, body, main=body.main)
    body.chosen.connect(lambda _after, _started: sheet.go())
    body.chosen.connect(then)
    body.file_printed.connect(lambda _uid: sheet.go())
    body.file_printed.connect(file_printed)
    sheet.rise()
    return sheet


def show_log(workplace: Workplace, row: BookYear, prints: Sequence[PrintRow]) -> SideSheet:
    """Who printed which pages when, the newest first."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    if prints:
        steps = [
            Step(print_title(each), print_detail(each), words.instant(each.at), place=Place.DONE) for each in prints
        ]
        column.addWidget(Timeline(steps))
    else:
        column.addWidget(Label("Chưa in lần nào.", colour=Token.INK_2))
    note = "Ghi mỗi lần gửi tới máy in hoặc lưu tệp PDF từ chương trình."
    column.addWidget(Label(note, Type.HINT, colour=Token.INK_2, wrap=True))
    sheet = SideSheet(workplace.surface, "Nhật ký in sổ", row.title, body)
    sheet.rise()
    return sheet


def ask_to_close(workplace: Workplace, row: BookYear, does: Callable[[], None], done: Callable[[], None]) -> SideSheet:
    """The sheet before a closing: what is closed, and that it is for good."""
    verb = Button("Khóa sổ", Kind.MAIN, icon="lock", key="Ctrl+S")
    about = "Sau đó in bìa và trang khóa sổ để ký, đóng dấu"
    sheet = SideSheet(workplace.surface, f"Khóa sổ: {row.title}", about, _closing_notice(row), main=verb)

    def closed(_nothing: None) -> None:
        sheet.go()
        done()

    def failed(error: BaseException) -> None:
        sheet.go()
        workplace.explain(error)

    def close() -> None:
        verb.setEnabled(False)
        workplace.jobs.write(lambda _progress: does(), closed, failed, owner=sheet)

    verb.clicked.connect(close)
    sheet.rise()
    return sheet


def _closing_notice(row: BookYear) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    detail = "Ghi thêm, sửa sau khóa sổ phải có lý do, lý do in ở cột Ghi chú."
    column.addWidget(Banner(State.SOON, "Sổ đã khóa không mở lại được.", detail))
    letter = row.book.letter
    numbers = (
        f"Số {short_label(1, letter)} đến {short_label(row.last_number, letter)}" if row.last_number else "Không có số"
    )
    said = [f"{numbers}, {words.number(row.voids)} số đã bỏ."]
    if row.waiting:
        said.append(f"Còn {words.number(row.waiting)} lượt chờ trả lời: sau khóa sổ vẫn ghi kết quả trả lời được.")
    if left := row.last_number - row.printed_to:
        said.append(f"Còn {words.number(left)} số chưa in ra giấy: nên in nối tiếp trước khi khóa.")
    for sentence in said:
        column.addWidget(Label(sentence, wrap=True))
    return body
