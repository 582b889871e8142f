"""The sheet that asks where to bring a copy back to, and with whose password."""

from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.core import words
from desktop_app.kit.controls import Banner, Button, IconButton, Kind
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.inputs import InputFrame
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.kit.work_stack import Told
from desktop_app.office.restore_entry import RESTORE_FORM
from desktop_app.office.safety import Copy
from desktop_app.shell.context import Shell

BESIDE = "Phục hồi ra một thư mục riêng, không bao giờ đè lên sổ đang dùng."
WHAT_FOR = "Dùng để xem lại số liệu cũ hoặc chuyển sang máy mới. Mỗi tệp và cả chuỗi nhật ký được kiểm tra trước."


class RestoreSheet(VerbSheet):
    """`asked` carries the checked values; the work itself is done on the page, where it can be watched."""

    asked = Signal(object)

    def __init__(self, place: Shell, copy: Copy, beside: Path, files: FileChoice) -> None:
        """`beside` is the folder proposed."""
        super().__init__(
            place.surface,
            "Phục hồi ra thư mục khác",
            f"Bản sao lưu {words.instant(copy.at)}",
            RESTORE_FORM,
            dict,
            verb=Button("Phục hồi", Kind.MAIN, key="Ctrl+S"),
            jobs=place.jobs,
            today=place.desk.clock.today(),
            notice=Banner(State.INFO, BESIDE, WHAT_FOR),
        )
        self._files = files
        self.form.load({"folder": str(beside), "account": place.desk.account.name})
        choose = IconButton("folder-open", "Chọn thư mục")
        choose.clicked.connect(self._choose)
        frame = self.form.field("folder").input.frame
        if isinstance(frame, InputFrame):
            frame.add_trailing(choose)
        self.made.connect(self.asked)

    def _choose(self) -> None:
        folder = self._files.folder(self, "Chọn thư mục trống để phục hồi")
        if folder is not None:
            self.form.load({"folder": str(folder)})


def told_of(copy: Copy) -> Told:
    """What is said while a copy is brought back."""
    return Told(
        "folder-open",
        "Phục hồi bản sao lưu",
        f"Bản sao lưu {words.instant(copy.at)}",
        ("Đang phục hồi", "Kiểm tra nhật ký"),
        "Bấm Hủy thì thư mục mới không được tạo ra; sổ đang dùng không bị động tới.",
    )
