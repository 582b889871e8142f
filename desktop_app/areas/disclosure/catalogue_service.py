"""What an administrator does with the catalogue: adds items, corrects their rule from a day on, takes that back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.disclosure.catalogue import Catalogue, Item, forms_of, read_catalogue
from desktop_app.areas.disclosure.catalogue_entry import ItemEntry
from desktop_app.areas.disclosure.further_models import CatalogueItem
from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.rulebook import NoRule
from desktop_app.office import law_history, undo
from desktop_app.office.desk import Service
from desktop_app.office.law_history import Happening
from desktop_app.office.rights import Right, needs

TABLE = CatalogueItem.__tablename__
LAST_CLAUSE = "CK14"
"""The item that holds what no other one does (Điều 11 khoản 14)."""


@dataclass(frozen=True)
class ItemRow:
    """One version of one item as the page lists it; `covers` says that it is the office's over another one."""

    item: Item
    is_now: bool
    is_past: bool
    covers: bool

    @property
    def uid(self) -> str:
        """What names the version among the rows."""
        return f"{self.item.code} {self.item.from_on} {self.item.source}"


class CatalogueService(Service):
    """Nội dung phải công khai."""

    @needs(Right.READ)
    def catalogue(self) -> Catalogue:
        """The items as this office knows them."""
        with self.desk.db.reading() as session:
            return read_catalogue(session)

    @needs(Right.READ)
    def rows(self) -> list[ItemRow]:
        """Every version of every item, by code, the newest first."""
        today, catalogue = self.desk.clock.today(), self.catalogue()
        versions = catalogue.versions()
        shipped = {item.code for item in versions if not item.is_own}
        return [
            ItemRow(
                item,
                is_now=item is catalogue.of(item.code, today),
                is_past=item is not catalogue.of(item.code, max(today, item.from_on)),
                covers=item.is_own and item.code in shipped,
            )
            for item in versions
        ]

    @needs(Right.READ)
    def history(self, code: str) -> list[Happening]:
        """What the office did with an item, the newest first."""
        with self.desk.db.reading() as session:
            uids = session.scalars(select(CatalogueItem.uid).where(CatalogueItem.code == code)).all()
            return law_history.happenings(session, uids, _in_words)

    @needs(Right.CHANGE_LAW)
    def add(self, parent: str, entry: ItemEntry) -> str:
        """Add an item of the office's own to a whole one; its code."""
        with self.desk.db.writing(self.holder.uid, entry.reason) as session:
            catalogue = read_catalogue(session)
            whole = catalogue.of(parent, entry.from_on) if "." not in parent else None
            if whole is None and not catalogue.why_nothing(entry.from_on):
                raise InvalidInput({"parent": "Chưa chọn nội dung. Nội dung không thuộc khoản nào thì chọn CK14."})
            code = f"{parent}.{_last_part(session, parent) + 1}"
            self._put(session, catalogue, code, entry)
            return code

    @needs(Right.CHANGE_LAW)
    def correct(self, code: str, entry: ItemEntry) -> None:
        """Put the office's version of an item over what is there, from its day on."""
        with self.desk.db.writing(self.holder.uid, entry.reason) as session:
            catalogue = read_catalogue(session)
            if not any(item.code == code for item in catalogue.versions()):
                raise UserError("Không còn thấy nội dung này. Đóng trang rồi mở lại.")
            self._put(session, catalogue, code, entry)

    @needs(Right.CHANGE_LAW)
    def withdraw(self, uid: str, reason: str) -> None:
        """Take a version of the office back; what it covered holds again."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = session.scalars(select(CatalogueItem).where(CatalogueItem.uid == uid)).one_or_none()
            if row is None or row.is_withdrawn:
                raise UserError("Nội dung này đã được bỏ rồi. Đóng trang rồi mở lại.")
            self._take_back(session, row)

    @needs(Right.CHANGE_LAW)
    def undo(self) -> str:
        """Take back one's own last change of the catalogue within ten minutes; a sentence that says so."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, (TABLE,), self.desk.clock.now())
            added = [change.row_uid for change in last if change.action == "add"]
            for row in session.scalars(select(CatalogueItem).where(CatalogueItem.uid.in_(added))):
                self._take_back(session, row)
            undo.restore(session, last)
            return "Đã trả danh mục nội dung về như trước lần lưu cuối."

    def _put(self, session: Session, catalogue: Catalogue, code: str, entry: ItemEntry) -> None:
        if why := catalogue.why_nothing(entry.from_on):
            raise InvalidInput({"from_on": why})
        if entry.rule_key:
            self._must_have_begun(entry.rule_key, entry.from_on)
        values = {name: getattr(entry, name) for name in ("title", "citation", "is_permanent", "rule_key", "has_names")}
        values |= {name: getattr(entry, name) for name in ("from_on", "to_on", "document", "reason")}
        forms = ";".join(form.name for form in entry.forms)
        session.add(CatalogueItem(code=code, forms=forms, is_withdrawn=False, **values))

    def _must_have_begun(self, rule_key: str, on: date) -> None:
        try:
            self.desk.law.rulebook.at(rule_key, on)
        except KeyError:
            raise InvalidInput({"rule_key": "Không có thời hạn này. Chọn một thời hạn trong danh sách."}) from None
        except NoRule as error:
            raise InvalidInput({"rule_key": str(error)}) from None

    def _take_back(self, session: Session, row: CatalogueItem) -> None:
        row.is_withdrawn = True
        session.flush()
        known = any(item.code == row.code for item in read_catalogue(session).versions())
        used = select(func.count(Disclosure.id)).where(Disclosure.item_code == row.code, Disclosure.voided_on.is_(None))
        records = 0 if known else session.scalars(used).one()
        if records:
            raise UserError(
                f"Nội dung {row.code} đã có {words.number(records)} hồ sơ công khai nên không bỏ được. "
                "Bấm Sửa quy định của nội dung và ghi ngày hết áp dụng."
            )


def _last_part(session: Session, parent: str) -> int:
    """The highest part of an item that there ever was, so that no code is given twice."""
    entered = session.scalars(select(CatalogueItem.code).where(CatalogueItem.code.startswith(f"{parent}."))).all()
    known = (item.code for item in read_catalogue(session).versions() if item.is_part and item.main_code == parent)
    return max((int(code.partition(".")[2]) for code in (*entered, *known)), default=0)


def _in_words(_change: Told, facts: Mapping[str, Any]) -> str:
    span = f"từ {words.day(date.fromisoformat(facts['from_on']))}"
    if facts["to_on"]:
        span += f" đến {words.day(date.fromisoformat(facts['to_on']))}"
    forms = ", ".join(words.inside(str(form.value)) for form in forms_of(facts["forms"]))
    return f"{'Bỏ' if facts['is_withdrawn'] else 'Ghi'} quy định áp dụng {span}: {forms}"
