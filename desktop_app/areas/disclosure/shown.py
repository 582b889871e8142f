"""Records of disclosure as they are shown: frozen rows."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from desktop_app.areas.disclosure.catalogue import Item
from desktop_app.areas.disclosure.entry import words_of
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.rules import Standing
from desktop_app.core.law.deadline import Deadline
from desktop_app.office.postings.queries import PostingView

NO_RULE = "Chưa có quy định của ngày này"
NO_LIMIT = "Chưa có hạn"


@dataclass(frozen=True, kw_only=True)
class FormView:
    """One form of a record; `since_on` is when it began, `missing` what it still lacks, in words."""

    form: Form
    is_mandatory: bool
    left_out_reason: str
    since_on: date | None
    to_on: date | None
    address: str
    who: str
    note: str
    missing: tuple[str, ...]
    is_running: bool = False

    @property
    def is_left_out(self) -> bool:
        """Whether it is not carried out on purpose."""
        return bool(self.left_out_reason)


@dataclass(frozen=True, kw_only=True)
class SlotView:
    """One reading on the radio."""

    uid: str
    read_on: date
    read_at: time | None
    reader: str
    note: str


@dataclass(frozen=True, kw_only=True)
class HeadView:
    """What one hamlet was sent."""

    hamlet_id: int
    hamlet: str
    sent_on: date
    acknowledged_on: date | None
    acknowledged_by: str
    way: str


@dataclass(frozen=True, kw_only=True)
class DisclosureView:
    """A record, whole, as of one day; `rev` is the revision of the record with all that belongs to it.

    `entry` is its item of its own day, None where the catalogue has none; `deadline` carries the arithmetic of
    `due_on`. Voided notices are among `postings`; readings and hamlets that were taken back are not shown.
    `key` is the place of the record in the order of a list.
    """

    uid: str
    rev: int
    number: int
    year: int
    item_code: str
    entry: Item | None
    title: str
    document_number: str
    document_on: date | None
    issuer: str
    pages: int
    trigger_on: date
    trigger: str
    rule_key: str
    due_on: date | None
    deadline: Deadline | None
    disclosed_on: date | None
    has_names: bool
    change: ChangeKind
    replaces_uid: str
    replaces: str
    replaced_by_uid: str
    replaced_by: str
    change_reason: str
    responsible: str
    note: str
    is_backfilled: bool
    voided_on: date | None
    void_reason: str
    form_views: tuple[FormView, ...]
    slots: tuple[SlotView, ...]
    heads: tuple[HeadView, ...]
    hamlets: int
    postings: tuple[PostingView, ...]
    standing: Standing
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What everybody calls the record."""
        return f"{self.number}/{self.year}"

    @property
    def item(self) -> str:
        """The item in short, its code where the catalogue of the day does not know it."""
        return self.entry.short if self.entry else self.item_code

    @property
    def document(self) -> str:
        """The document in one line: "12/QĐ-UBND ngày 20/10/2026, UBND xã"."""
        dated = f"ngày {self.document_on:%d/%m/%Y}" if self.document_on else ""
        named = " ".join(part for part in (self.document_number, dated) if part)
        return ", ".join(part for part in (named, self.issuer) if part)

    @property
    def chosen(self) -> tuple[FormView, ...]:
        """The forms that are carried out or will be."""
        return tuple(form for form in self.form_views if not form.is_left_out)

    @property
    def forms(self) -> str:
        """The chosen forms in one line."""
        told = ", ".join(words_of(view.form) for view in self.chosen)
        return f"{told[:1].upper()}{told[1:]}"

    def form(self, form: Form) -> FormView | None:
        """That form of the record; None where it was neither chosen nor left out."""
        return next((view for view in self.form_views if view.form is form), None)
