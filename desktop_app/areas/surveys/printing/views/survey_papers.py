"""What can be printed of a survey and of a batch: acts for the menus of their pages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.areas.surveys.printing.service import PrintService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.procedure.steps_list import Act
from desktop_app.core.progress import Progress
from desktop_app.core.text.file_names import file_name
from desktop_app.core.text.fold import fold
from desktop_app.office.rights import Right

MAKING = "Đang in phiếu khảo sát"
HOW = "In hai mặt, lật theo cạnh dài, cỡ 100%. Chọn vừa trang giấy thì các ô xê dịch, máy quét khó đọc."


class SurveyPapers:
    """The papers of one page, made on the workers and shown over the window."""

    def __init__(self, workplace: Workplace, owner: QWidget) -> None:
        """Work that is under way is given up when `owner` goes."""
        self._workplace, self._owner = workplace, owner
        self._service = PrintService(workplace.desk)
        self.views = PaperViews(workplace)

    def of_survey(self, uid: str, label: str) -> list[Act]:
        """What this account may print of a survey."""
        if not self._may_print:
            return []
        make = partial(self._service.codebook, uid)
        return [("In bảng mã", "Mã câu, mã trả lời, khi nào được hỏi", self._shows("Bảng mã", "bang-ma", label, make))]

    def of_batch(self, uid: str, label: str, *, is_open: bool) -> list[Act]:
        """What this account may print of a batch that is not void: forms while it is open, the certificate after."""
        if not self._may_print:
            return []
        cover = self._shows("Phiếu đầu lô", "phieu-dau-lo", label, partial(self._service.cover_sheet, uid))
        certificate = self._shows("Chứng thư lô phiếu", "chung-thu", label, partial(self._service.certificate, uid))
        first: Act = ("In chứng thư lô", "Tỷ lệ thu về, sai số khi nhập, mã SHA-256", certificate)
        if is_open:
            first = ("In phiếu khảo sát", "Mỗi phiếu một số, cả lô một tệp", partial(self.forms, uid, label))
        return [first, ("In phiếu đầu lô", "Kẹp trước chồng phiếu, ghi tay các số", cover)]

    def forms(self, uid: str, label: str) -> None:
        """Make the forms of a batch, with how far it is and the way to give up, then show them."""

        def make(progress: Progress) -> bytes:
            return self._service.blank_forms(uid, progress)

        self._workplace.jobs.write(
            make,
            partial(self.views.show_made, "Phiếu khảo sát", named("phieu", label), note=HOW),
            self._workplace.explain,
            title=MAKING,
            owner=self._owner,
        )

    @property
    def _may_print(self) -> bool:
        return self._workplace.desk.account.may(Right.PRINT)

    def _shows(self, title: str, kind: str, label: str, make: Callable[[], bytes]) -> Callable[[], None]:
        def show() -> None:
            self._workplace.jobs.read(
                lambda _progress: make(),
                partial(self.views.show_made, title, named(kind, label)),
                self._workplace.explain,
                owner=self._owner,
            )

        return show


def named(kind: str, label: str) -> str:
    """What the file of a paper is called: the paper, the survey, the batch."""
    return f"{kind}-{file_name(fold(label).replace(',', '').replace('/', '-')).replace(' ', '-')}"
