"""Cơ quan: the letterhead and the people on papers."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.areas.views import FormDraft
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Button, IconButton, Kind
from desktop_app.kit.drafting import Drafting
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.inputs import InputFrame
from desktop_app.kit.page import Page
from desktop_app.kit.theme import px
from desktop_app.office.profile import OfficeService, Profile
from desktop_app.office.profile_entry import (
    OFFICE_FORM,
    letterhead_sample,
    profile_of,
    profile_texts,
    settle_office,
)
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.system.letterhead_card import LetterheadCard

READ_ONLY = "Chỉ tài khoản quản trị sửa được."
UNSAVED = "Có thay đổi chưa lưu từ lần trước."
REST = 400
"""Milliseconds without a letter before the head is drawn anew."""
SIDE_BY_SIDE = 1000
"""Pixels at 100 % from which the head stands beside the form."""


class OfficePage(Page):
    """One form, and beside it the head of the papers as it will be printed."""

    def __init__(self, place: Shell, files: FileChoice | None = None) -> None:
        """Everybody may read; only who may settle the office finds a button that saves."""
        super().__init__("Cơ quan")
        self._place = place
        self._service = OfficeService(place.desk)
        self._files = files or SystemFileChoice()
        self._may_change = place.desk.account.may(Right.SETTLE_OFFICE)
        self._kept = Profile()
        self._today = place.desk.clock.today()
        self.form = FormView(OFFICE_FORM, self._today)
        self.card = LetterheadCard()
        self._draft = FormDraft(place.desk, OFFICE_FORM.name)
        self._drafting = Drafting(self.form.raw, self._draft, self)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw_head)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._save = Button("Lưu", Kind.MAIN, key="Ctrl+S")
        self._undo = Button("Bỏ thay đổi", icon="undo-2")
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.form.completed.connect(self._save.setFocus)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the profile; what was typed before and not saved comes back."""
        self._place.jobs.read(lambda _: self._service.profile(), self._show, owner=self)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """What is typed and not saved is kept as a draft."""
        self._drafting.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is narrow, the head stands above the form."""
        super().resizeEvent(event)
        wide = self.width() >= px(SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.BottomToTop)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(20))
        self._row.addWidget(self.form, 1)
        self._row.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        self.set_body(body)
        if not self._may_change:
            self.form.set_read_only(True)
            return
        choose = IconButton("folder-open", "Chọn thư mục giữ bản sao lưu")
        choose.clicked.connect(self._choose_folder)
        frame = self.form.field("backup_folder").input.frame
        if isinstance(frame, InputFrame):
            frame.add_trailing(choose)
        footer = Footer(self._undo, self._save)
        self._drafting.told.connect(footer.say)
        self._save.clicked.connect(self._submit)
        self._undo.clicked.connect(self._take_back)
        self.set_footer(footer, strip=self.form.strip)

    def _show(self, profile: Profile) -> None:
        self._kept = profile
        self.form.load(profile_texts(profile))
        draft = self._draft.load() if self._may_change else {}
        if draft and draft != self.form.raw():
            self.form.load(draft)
            self._drafting.told.emit(UNSAVED)
        self._say_state()
        self._draw_head()

    def _say_state(self) -> None:
        asked = ("chairperson", "reception_official", "phone", "upper_office")
        labels = {field.name: field.label for field in OFFICE_FORM}
        missing = [labels[name].lower() for name in asked if not getattr(self._kept, name)]
        state = f"Còn thiếu: {', '.join(missing)}." if missing else "Giấy tờ, sổ và cửa sổ chương trình ghi theo đây."
        named = ", ".join(part for part in (self._kept.short_name, self._kept.province) if part)
        self.say(f"{named}. {state if self._may_change else READ_ONLY}")

    def _edited(self) -> None:
        self._drafting.note()
        self._rest.start()

    def _meant(self) -> Profile:
        return profile_of(OFFICE_FORM.checked(self.form.raw(), self._today), self._kept)

    def _draw_head(self) -> None:
        raw = self.form.raw()
        shown = Profile(name=raw["name"], kind=raw["kind"] or self._kept.kind, place=raw["place"])
        now = self._place.desk.clock.now()
        self._place.jobs.read(
            lambda _: letterhead_sample(shown, now), lambda pdf: self.card.show_head(pdf, shown.short_name), owner=self
        )

    def _choose_folder(self) -> None:
        folder = self._files.folder(self, "Chọn nơi giữ bản sao lưu")
        if folder is not None:
            self.form.load({"backup_folder": str(folder)})
            self._edited()

    def _take_back(self) -> None:
        self._drafting.finish()
        self.form.show_problems({})
        self._show(self._kept)

    def _submit(self) -> None:
        try:
            profile = self._meant()
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        self.form.show_problems({})
        self._save.setEnabled(False)
        self._place.jobs.write(
            lambda _: settle_office(self._place.office, profile), lambda _: self._saved(profile), self._fail, owner=self
        )

    def _saved(self, profile: Profile) -> None:
        self._save.setEnabled(True)
        self._drafting.finish()
        self._show(profile)
        self._place.refresh()
        self._place.say("Đã lưu thông tin cơ quan.")

    def _fail(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.form.show_problems(error.problems)
        else:
            self._place.explain(error)
