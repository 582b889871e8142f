"""Puts a branch's rows into the registers of the main PC, by their permanent names, inside the caller's transaction."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Mapper, Session

from db.base import Stamped
from desktop_app.areas.reception import secrecy
from desktop_app.areas.reception.matters import count_anew
from desktop_app.areas.reception.models import Visit
from desktop_app.core.package.about import NotWellFormed
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment, Person, VaultEntry
from desktop_app.office.scans import SEALED
from desktop_app.sync.branch.guard import KEPT_BY_MAIN
from desktop_app.sync.branch.values import values_from
from desktop_app.sync.tables import plain_table

TAKEN = "Số {label} ở sổ này đã có lượt tiếp khác"
HIDDEN = "Lượt tiếp {label} ở máy chính đã là tố cáo"
NO_FILE = "Thiếu tệp đính kèm của {label}"
_ON_VISITS = ("attachment", "vault_entry")
_TURNED = "Máy phụ đã ghi lại lượt tiếp này là tố cáo."


class Register:
    """What the main PC holds, and how a branch's row changes it."""

    def __init__(self, desk: Desk, session: Session, letter: str) -> None:
        """Of the branch that writes the book `letter`; `sealed` is what vault entries of the package hold."""
        self._desk, self._session, self._letter = desk, session, letter
        self._found = dict[tuple[type, str], Any]()
        self._cases = set[int]()
        self._coming, self._refused = set[str](), dict[str, str]()
        self.sealed = dict[str, bytes]()
        self._kept = set[str]()

    def keep(self, content: bytes) -> None:
        """A file that came along; both PCs give it the same name, because they have the same data key."""
        self._kept.add(self._desk.attachments.keep(content))

    def problem(self, table: str, uid: str, body: Mapping[str, Any], *, looks_for_files: bool) -> str:
        """Why the row cannot be taken in, as the beginning of a sentence; "" when it can.

        NotWellFormed for a row that is not the branch's to write.
        """
        values = values_from(plain_table(table), body)
        of = self._visit_uid(table, uid, values)
        if of in self._refused:
            return self._refused[of]
        visit = self._find(Visit, of) if of else None
        if table == "visit" and (taken := self._number_taken(uid, values)):
            self._refused[uid] = taken
            return taken
        if visit is None:
            if of and table != "visit" and of not in self._coming:
                raise NotWellFormed("visit")
            self._coming.add(of)
            return ""
        if visit.book != self._letter:
            raise NotWellFormed("visit")
        label = visit.label
        if visit.is_secret and _shows(table, values):
            return HIDDEN.format(label=label)
        return NO_FILE.format(label=label) if looks_for_files and self._lacks_file(table, uid, values) else ""

    def put(self, table: str, uid: str, body: Mapping[str, Any]) -> None:
        """Enter the row, or bring it to what the branch says of it now."""
        going = plain_table(table)
        values = values_from(going, body)
        row = self._find(going.kind, uid)
        if table == "vault_entry":
            values["sealed"] = self.sealed.get(values["sealed"], row.sealed if row else b"")
        if row is not None and not self._may_change(row, values):
            return
        if table == "person" and values.get("sealed_at"):
            return  # nobody any more
        if table == "visit":
            self._before_visit(row, values)
        points = {name: values.pop(name) for name in going.points if name in values}
        if row is None:
            row = _new(going.kind, uid)
            self._found[going.kind, uid] = row
        for name, target in going.points.items():
            if name in points:
                self._point(row, name, target, points[name])
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        if table == "visit" and row.case_id is not None:
            self._cases.add(row.case_id)
        self._session.add(row)

    def finish(self) -> None:
        """Send what still waits; count the visits of the matters anew."""
        self._session.flush()
        for case_id in sorted(self._cases):
            count_anew(self._session, case_id)

    def _before_visit(self, visit: Visit | None, values: dict[str, Any]) -> None:
        if visit is None:
            return
        if values.get("is_secret") and not visit.is_secret:
            visit.file_code = values.get("file_code") or ""
            self._session.flush()
            secrecy.seal(self._session, self._desk, visit, _TURNED)
        for name in KEPT_BY_MAIN:
            values.pop(name, None)

    def _may_change(self, row: Any, values: Mapping[str, Any]) -> bool:
        """People are taken in once and kept by the main PC from then on, as is a scan that it put away itself."""
        if isinstance(row, Person):
            return False
        return not (isinstance(row, Attachment) and row.media_type == SEALED and values.get("media_type") == SEALED)

    def _visit_uid(self, table: str, uid: str, values: Mapping[str, Any]) -> str:
        """The visit that a row is, or belongs to; NotWellFormed where the row is of another PC's book."""
        if table in ("visit", "book_closing") and values.get("book") != self._letter:
            raise NotWellFormed("book")
        if table == "visit":
            return uid
        return str(values.get("visit_id") or (values.get("record_uid") if table in _ON_VISITS else None) or "")

    def _number_taken(self, uid: str, values: Mapping[str, Any]) -> str:
        year, number = values.get("year"), values.get("number")
        same = select(Visit).where(
            Visit.book == self._letter, Visit.year == year, Visit.number == number, Visit.uid != uid
        )
        other = self._session.scalars(same).first()
        return TAKEN.format(label=other.label) if other else ""

    def _point(self, row: Any, name: str, target: type[Stamped], uid: str | None) -> None:
        other = self._find(target, uid) if uid else None
        if relation := _relations(row.__class__).get(name):
            if getattr(row, relation) is not other:
                setattr(row, relation, other)
        elif getattr(row, name) != (key := other.id if other else None):
            setattr(row, name, key)

    def _lacks_file(self, table: str, uid: str, values: Mapping[str, Any]) -> bool:
        if table == "vault_entry":
            return values.get("sealed") not in self.sealed and self._find(VaultEntry, uid) is None
        is_here = values.get("stored_as") in self._kept or self._find(Attachment, uid) is not None
        return table == "attachment" and not is_here

    def _find(self, kind: type[Stamped], uid: str) -> Any:
        key = (kind, uid)
        if self._found.get(key) is None:
            self._found[key] = self._session.scalars(select(kind).where(kind.uid == uid)).one_or_none()
        return self._found[key]


def _new(kind: Any, uid: str) -> Any:
    return kind(uid=uid)


def _shows(table: str, values: Mapping[str, Any]) -> bool:
    """Whether the row tells who came, or what was said as if it were no denunciation."""
    if table == "visit":
        return not values.get("is_secret")
    if table == "visit_person":
        return bool(values.get("full_name"))
    return table == "attachment" and values.get("media_type") != SEALED


@cache
def _relations(kind: Any) -> Mapping[str, str]:
    """The relationship that goes with a column, by the column's name."""
    mapper: Mapper[Any] = inspect(kind)
    return {
        mapper.get_property_by_column(column).key: each.key
        for each in mapper.relationships
        if not each.uselist
        for column in each.local_columns
    }
