"""With what the form of a petition begins: with nothing, with a visit, with a draft, or with the petition itself."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.petitions.entered import Entered
from desktop_app.areas.petitions.lookups import labels_from_visit, offered_agencies
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import Source
from desktop_app.areas.petitions.views.entry_form import starting_values
from desktop_app.areas.petitions.views.petition_draft import VISIT
from desktop_app.areas.petitions.views.saving import lines_of_record
from desktop_app.areas.reception.queries import ToldVisit, told_visit
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.who import Who
from desktop_app.kit.suggestions import Answer, Ask, Suggestion
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import FIELD as PAPERS
from desktop_app.office.profile import OfficeService

HIDDEN_BY_VISIT = (
    "Danh tính người tố cáo (đã ẩn) ở kho mật, theo lượt tiếp {}.",
    "Đơn này trỏ tới lượt tiếp đó, không ghi lại họ tên, giấy tờ, nơi ở.",
)
OTHER_DRAFT = "Bản nháp này không phải của lượt tiếp vừa chọn. Lưu hoặc bỏ bản nháp thì mới lập được đơn từ lượt đó."


class Beginning:
    """What the form starts with, and what must be known of where that came from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked = ""
        self._visit: ToldVisit | None = None
        self._record: Entered | None = None
        self.is_remote_office = OfficeService(desk).profile().is_remote

    def ask(self, visit_uid: str) -> None:
        """A petition from this visit is asked for; "" for one that came by another door."""
        self._asked = visit_uid

    @property
    def visit_uid(self) -> str:
        """The visit at which the petition was handed in."""
        return self._record.visit_uid if self._record else self._visit.uid if self._visit else ""

    @property
    def said(self) -> str:
        """What is said of the visit that the form begins from, and of petitions made from it before; "" without one."""
        if self._visit is None:
            return ""
        before = ", ".join(labels_from_visit(self._desk.db, self._visit.uid))
        return f" Lập từ lượt tiếp {self._visit.label}{f', đã có đơn {before}' if before else ''}."

    @property
    def is_sealed(self) -> bool:
        """Whether the writer lies in the vault, of the petition itself or of its visit."""
        return any(each is not None and each.is_secret for each in (self._record, self._visit))

    @property
    def person_id(self) -> int | None:
        """Whom the form is about from the beginning, where they are known."""
        source = self._record or self._visit
        return source.person_id if source else None

    @property
    def hidden(self) -> tuple[str, str] | None:
        """What is said of a writer whom the visit hides."""
        first, second = HIDDEN_BY_VISIT
        return (first.format(self._visit.label), second) if self._visit and self._visit.is_secret else None

    @property
    def other_draft(self) -> str:
        """What is said when the draft that was opened is not what was asked for."""
        return OTHER_DRAFT if self._asked and self._asked != self.visit_uid else ""

    def anew(self) -> dict[str, Any]:
        """What a new petition begins with."""
        self._record = None
        self._visit = self._look(self._asked)
        values = starting_values(self._desk.clock.today(), remote=self.is_remote_office)
        return {**values, **self._visit.values, "source": Source.IN_PERSON} if self._visit else values

    def resumed(self, kept: Mapping[str, str]) -> dict[str, Any]:
        """What a draft goes on from."""
        self._record = None
        self._visit = self._look(kept.get(VISIT, ""))
        return starting_values(self._desk.clock.today(), remote=self.is_remote_office)

    def of_record(self, record: Entered) -> dict[str, Any]:
        """What a petition says that is corrected."""
        self._record, self._visit = record, None
        return {**record.values, PAPERS: lines_of_record(record)}

    def _look(self, uid: str) -> ToldVisit | None:
        return told_visit(self._desk.db, uid, sees_content=sees_content(self._desk.account)) if uid else None


def sources_of_petition(workplace: Workplace, who: Who) -> dict[str, Ask]:
    """Who is asked for the suggestions of every field."""
    db = workplace.desk.db

    def agencies(typed: str, answer: Answer) -> None:
        who.ask(lambda: [Suggestion(name) for name in offered_agencies(db, typed)], answer)

    return {**who.sources(), "agencies": agencies}
