"""Takes rows of a workbook into the records of disclosure."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure import filing, taking_back
from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.exchange.declared import TEMPLATE
from desktop_app.areas.disclosure.exchange.reading import DisclosureRow, RowReader
from desktop_app.areas.disclosure.kept import children, record_of, revision
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form
from desktop_app.areas.disclosure.requests.models import InformationRequest
from desktop_app.areas.disclosure.rules import POSTING
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.core.law.rulebook import Rule
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Entering, Incoming, Series, Terms, Used
from desktop_app.office.exchange.telling import content, told
from desktop_app.office.models import Attachment
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import as_told, put_up
from desktop_app.office.postings.models import Posting, PostingCopy, PostingMinutes, Proof
from desktop_app.office.postings.queries import all_places


def open_intake(desk: Desk, mapping: Matched, terms: Terms) -> "DisclosureIntake":
    """The intake for a workbook with this mapping."""
    return DisclosureIntake(desk, mapping, terms)


class DisclosureIntake:
    """Judges rows and enters them; an `Intake`."""

    def __init__(self, desk: Desk, mapping: Matched, terms: Terms) -> None:
        """Made for one plan or one piece of work."""
        self._desk, self._mapping = desk, mapping
        self._today = desk.clock.today()
        with desk.db.reading() as session:
            catalogue, places = read_catalogue(session), all_places(session)
        self._reader = RowReader(catalogue, places, self._today, old=terms.old, rule_on=self._rule_on)

    def judge(self, record: Record) -> Incoming:
        """The record of a row, or why it is none."""
        row, hints = self._reader.read(record.values)
        said = told(record, hints, self._mapping, TEMPLATE)
        on = row.entry.trigger_on if row else None
        return Incoming(
            record=said,
            content=content(record.values.items()),
            entry=None if said.is_refused else row,
            on=on,
            series=(filing.BOOK, on.year) if on else None,
            number_column=self._mapping.columns.get("item", 1),
        )

    def used(self, session: Session, series: Series) -> Mapping[int, Used]:
        """Every number of the year; a workbook brings none, so that none can be taken."""
        query = select(Disclosure.number, Disclosure.uid, Disclosure.voided_on).where(Disclosure.year == series[1])
        return {row[0]: Used(row[1], row[2] is not None, False) for row in session.execute(query)}

    def title(self, series: Series) -> str:
        """What the records of a year are called."""
        return f"Hồ sơ công khai năm {series[1]}"

    def closed(self, session: Session, series: Series) -> str:
        """No year of disclosure is ever closed."""
        return ""

    def refuse_reason(self, incoming: Incoming, reason: str) -> None:
        """A record hides nobody whom a reason could name."""

    def enter(self, session: Session, rows: Sequence[Entering]) -> list[tuple[str, ...]]:
        """Each record with its forms and, where it names boards, its notice as it hung."""
        return [self._enter(session, entering) for entering in rows]

    def _enter(self, session: Session, entering: Entering) -> tuple[str, ...]:
        told: DisclosureRow = entering.incoming.entry
        row = filing.new_record(session, self._desk, told.entry, entering.number)
        for form in children(session, DisclosureForm, row):
            is_dated = form.form is not Form.POSTED or not told.hangs
            if is_dated and not form.left_out_reason and told.from_on and told.from_on <= self._today:
                filing.put(form, from_on=told.from_on, to_on=told.to_on, who=told.entry.responsible)
        if told.hangs and told.from_on:
            self._hang(session, row, told, told.from_on)
        session.flush()
        filing.note_first_day(session, row)
        return (row.uid,)

    def finish(self, session: Session, progress: Progress) -> None:
        """Nothing is counted once all rows are in."""

    def revisions(self, session: Session, uids: Sequence[str]) -> Mapping[str, int]:
        """The revision of each record with its notices and their copies."""
        rows = session.scalars(select(Disclosure).where(Disclosure.uid.in_(uids))).all()
        found = {row.uid: revision(session, row) for row in rows}
        notices = select(Posting.owner_uid, Posting.rev).where(Posting.owner_uid.in_(uids))
        copies = select(Posting.owner_uid, PostingCopy.rev).join(PostingCopy, PostingCopy.posting_id == Posting.id)
        for query in (notices, copies.where(Posting.owner_uid.in_(uids))):
            for uid, rev in session.execute(query):
                found[uid] += rev
        return found

    def built_on(self, session: Session, uids: Sequence[str]) -> str:
        """Minutes, proofs, files, later records or requests that lean on these."""
        minutes = select(PostingMinutes.id).join(PostingCopy, PostingCopy.id == PostingMinutes.copy_id)
        leaning = (
            minutes.join(Posting, Posting.id == PostingCopy.posting_id).where(Posting.owner_uid.in_(uids)),
            select(Proof.id).where(Proof.record_uid.in_(uids), Proof.voided_on.is_(None)),
            select(Attachment.id).where(Attachment.record_uid.in_(uids)),
            select(Disclosure.id).where(Disclosure.replaces_uid.in_(uids), Disclosure.voided_on.is_(None)),
            select(InformationRequest.id).where(InformationRequest.disclosure_uid.in_(uids)),
        )
        if any(session.scalars(query.limit(1)).first() for query in leaning):
            return "Có biên bản, tài liệu, hồ sơ hoặc yêu cầu ghi thêm vào các dòng đã nhập nên không bỏ lần nhập được."
        return ""

    def withdraw(self, session: Session, uids: Sequence[str], reason: str) -> None:
        """Void the records with their notices; numbers stay with the reason."""
        for uid in uids:
            taking_back.strike(session, record_of(session, uid), self._today, reason)

    def _hang(self, session: Session, row: Disclosure, told: DisclosureRow, from_on: date) -> None:
        new = NewPosting(
            area=filing.AREA,
            owner_uid=row.uid,
            item_code=row.item_code,
            title=row.title,
            from_on=from_on,
            places=told.places,
            boards=told.boards,
            rule_key=told.rule_key,
            required_days=told.required_days,
        )
        posting = put_up(session, self._desk, new)
        if from_on <= self._today:
            is_over = told.to_on is not None and told.to_on + ONE_DAY < self._today
            as_told(session, posting, from_on, told.to_on if is_over else None, told.entry.responsible)

    def _rule_on(self, on: date) -> Rule | None:
        return filing.rule_on(self._desk.law.now(), POSTING, on)
