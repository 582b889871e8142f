"""Where the data lies and where its copies go."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from desktop_app.core.errors import UserError
from desktop_app.kit.controls import Banner
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.form import FormView, go_to_first_empty
from desktop_app.kit.inputs import InputFrame, action
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.theme import State
from desktop_app.office.homes import Home, Homes
from desktop_app.shell.first_run.answers import FOLDERS_FORM
from desktop_app.shell.first_run.option_card import OptionCard, Options
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.step_view import StepView

_OWN = "Người đăng nhập Windows bằng tài khoản khác không thấy sổ."
_SHARED = "Mọi tài khoản Windows của máy cùng mở một sổ, vẫn phải có mật khẩu."
_TITLES = {"folder": "Chọn thư mục dữ liệu", "backup_folder": "Chọn thư mục sao lưu"}


class FoldersStep(StepView):
    """The last question before the office is made."""

    def __init__(self, setup: Setup, jobs: Jobs, files: FileChoice) -> None:
        """A folder is looked at off the window's thread: a drive that sleeps takes its time."""
        super().__init__(
            setup,
            "Nơi giữ dữ liệu và nơi sao lưu",
            "Không đặt dữ liệu trên USB, ổ mạng hay thư mục đồng bộ lên mạng; sao lưu thì nên ra USB.",
        )
        self._jobs, self._files = jobs, files
        self._places = _places(setup.homes)
        if self._places is not None:
            self._places.chosen.connect(self._take_place)
            self.body.addWidget(self._places)
        self.form = FormView(FOLDERS_FORM, setup.opener.clock.today())
        self.form.load(setup.raw)
        self.form.completed.connect(self.completed)
        for name in _TITLES:
            box = self.form.field(name)
            if isinstance(box.input.frame, InputFrame):
                box.input.frame.add_trailing(action("folder-open", _TITLES[name], partial(self.choose, name)))
        self.form.field("folder").input.left.connect(self._look)
        self._mark_place()
        self.body.addWidget(self.form)
        if (told := _told(setup.others())) is not None:
            self.body.addWidget(told)
        self.body.addWidget(
            Banner(
                State.INFO,
                "Bấm Tạo sổ là xong phần hỏi.",
                "Trước lúc đó chưa có gì được ghi ra đĩa; các câu trả lời vẫn sửa được bằng Esc.",
            )
        )

    @property
    def main_words(self) -> str:
        """From here on the office exists."""
        return "Tạo sổ"

    def keep(self) -> None:
        """Both folders."""
        self.setup.put(self.form.raw())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Under the fields."""
        self.form.show_problems(problems)

    def take_keyboard(self) -> None:
        """Into the first field that is still empty."""
        self.form.setFocus()
        go_to_first_empty(self.form)

    def choose(self, name: str) -> None:
        """Ask for the folder with the system's own window."""
        chosen = self._files.folder(self, _TITLES[name])
        if chosen is not None:
            self.form.load({name: str(chosen / "SoDanChu" if name == "folder" and _has_files(chosen) else chosen)})
            self._look()

    def _take_place(self, folder: str) -> None:
        self.form.load({"folder": folder})
        self._look()

    def _mark_place(self) -> None:
        if self._places is not None:
            self._places.show_choice(self.form.raw()["folder"].strip())

    def _look(self) -> None:
        """See whether data may lie there; not for a step that has been left already."""
        self._mark_place()
        if not self.isVisible():
            return
        self.keep()
        if self.setup.raw["folder"].strip():
            self._jobs.read(lambda _: self.setup.check_place(), failed=self._refuse, owner=self)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.form.field("folder").fail(str(error))
        else:
            self._jobs.troubled.emit(error)


def _places(homes: Homes) -> Options | None:
    """The two usual places as cards, on a PC that has both."""
    if homes.shared is None:
        return None
    return Options(
        OptionCard(str(homes.own), "lock-keyhole", "Riêng tài khoản này", _OWN),
        OptionCard(str(homes.shared), "users", "Chung cả máy", _SHARED),
    )


def _told(others: Sequence[Home]) -> Banner | None:
    """That the new register will hold nothing of an office that is here already."""
    if not others:
        return None
    return Banner(
        State.WARNING,
        f"Máy này đã có sổ của {others[0].title}.",
        f"Sổ đó nằm ở {others[0].folder} và vẫn nguyên; sổ mới sẽ trống. Muốn mở sổ cũ thì đóng cửa sổ này rồi mở lại.",
    )


def _has_files(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False
