"""What the commune does over the network: take the ticket, send and go on, fetch receipts; else there is the stick."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.kit.act_menu import Act
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.upload.service import Fetched, Place, UploadService
from desktop_app.sync.upload.ticket import TICKET_BYTES
from desktop_app.sync.views.send_words import sent_words
from desktop_app.sync.views.stick_place import StickPlace

CONNECTED = "Từ nay gửi qua mạng được. Xóa tệp kết nối vừa nhận: ai có tệp thì gửi thay đơn vị được."
STOPPED = "Đã thôi gửi qua mạng. Gói gửi bằng USB như trước."
ARRIVED = "Máy nhận đã nhận tệp gói số {}. Có biên nhận sau khi cấp trên nhập gói."
NO_RECEIPT = "Chưa có biên nhận nào chờ ở máy nhận. Cấp trên nhập gói xong thì mới có."


@dataclass(frozen=True)
class Stuck:
    """A package that was made and did not arrive, with the sentence that says why."""

    uid: str
    seq: int
    sentence: str


class LineActs(QObject):
    """`done` when packages or comments have changed, or when something is stuck or no longer so."""

    done = Signal()

    def __init__(self, place: StickPlace, work: WorkStack, parent: QObject, files: FileChoice | None = None) -> None:
        """`work` shows the sending in the page's place."""
        super().__init__(parent)
        self._place, self._work = place, work
        self._files: FileChoice = files or SystemFileChoice()
        self._service = UploadService(place.desk)
        self.leads_to: Place | None = None
        self.stuck: Stuck | None = None

    def more(self) -> list[Act]:
        """What whoever settles the office can do about the way."""
        if self.leads_to is None:
            return [("Nhận tệp kết nối để gửi qua mạng…", self.connect_by_file)]
        return [("Thay tệp kết nối…", self.connect_by_file), ("Thôi gửi qua mạng", self.stop)]

    def connect_by_file(self) -> None:
        """Ask for the ticket that the upper office gave."""
        path = self._files.file(self._place.surface, "Chọn tệp kết nối cấp trên giao", "Tệp kết nối", ".ketnoi")
        if path is not None:
            self.take_ticket(path)

    def take_ticket(self, path: Path) -> None:
        """Send by this ticket from now on."""

        def work(_progress: object) -> Place:
            with disk_told(), path.open("rb") as file:
                return self._service.take_ticket(file.read(TICKET_BYTES + 1))

        self._place.jobs.write(work, lambda _: self._tell(CONNECTED), self._place.explain)

    def stop(self) -> None:
        """Send over the network no more."""
        self._place.jobs.write(lambda _: self._service.stop(), lambda _: self._tell(STOPPED), self._place.explain)

    def send(self, uid: str, seq: int) -> None:
        """Hand a package that was made to the service; a reader does it, so that the registers can be written."""
        host = self.leads_to.host if self.leads_to else ""
        told = Told(
            "send",
            f"Gửi gói số {seq} qua mạng",
            f"Đến máy nhận {host}. Mạng đứt thì chương trình tự nối lại và gửi tiếp từ chỗ đứt.",
            (),
            "Bấm Hủy lúc nào cũng được: gói vẫn ở trên máy, lần sau gửi tiếp phần còn lại hoặc ghi ra USB.",
        )
        self.stuck = None
        self._work.run(
            lambda progress: self._service.send(uid, progress),
            told,
            lambda _: self._arrived(uid, seq),
            lambda error: self._failed(uid, seq, error),
        )

    def fetch(self) -> None:
        """Take in the receipts that wait at the service."""
        self._fetch("", NO_RECEIPT)

    def let_go(self) -> None:
        """The package that did not arrive is handed over otherwise, or not at all."""
        self.stuck = None

    def _arrived(self, uid: str, seq: int) -> None:
        sending = SendService(self._place.desk)
        self._place.jobs.write(
            lambda _progress: sending.hand_over(uid),
            lambda sent: self._fetch(f"{ARRIVED.format(seq)}{sent_words(sent)}", ""),
            self._place.explain,
        )

    def _fetch(self, said: str, nothing: str) -> None:
        """What was sent has arrived, whatever becomes of the receipts."""
        service, jobs = self._service, self._place.jobs

        def take(receipts: Sequence[bytes]) -> None:
            jobs.write(lambda _: service.take(receipts), lambda told: self._taken(told, said, nothing), failed)

        def failed(error: BaseException) -> None:
            if said:
                self._tell(said)
            else:
                self._place.explain(error)

        jobs.read(lambda _progress: service.fetch(), take, failed, owner=self)

    def _taken(self, told: Fetched, said: str, nothing: str) -> None:
        if told.troubles:
            self._place.explain(UserError(" ".join(told.troubles)))
        news = [f"Gói số {each.seq}: {words.inside(each.state.value)}." for each in told.answered if each.is_new]
        if told.new_comments:
            news.append(f"{words.number(told.new_comments)} nhận xét mới.")
        self._tell(" ".join([*([said] if said else []), *news]) or nothing)

    def _failed(self, uid: str, seq: int, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.stuck = Stuck(uid, seq, str(error))
            self.done.emit()
        else:
            self._place.explain(error)

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()
