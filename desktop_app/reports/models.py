"""The tables of reports: settings of a form, a report of a period, its frozen figures, what was typed for it."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Instant, Stamped, words_of
from db.recorded import Recorded


class ReportState(Enum):
    """Where a report stands."""

    OPEN = "Đang làm"
    FROZEN = "Đã chốt số liệu"
    APPROVED = "Đã duyệt"
    SENT = "Đã gửi"


class PeopleCount(Enum):
    """How people are counted: everyone who came each time, or different people."""

    EACH_TIME = "Lượt người (cộng số người của từng lượt)"
    DIFFERENT = "Người khác nhau"


class PeriodKind(Enum):
    """By what the periods of a form are cut; the last one begins each year on a day of its own."""

    INSPECTORATE = "Kỳ của ngành thanh tra (từ ngày 15 đến ngày 14)"
    CALENDAR = "Theo tháng, quý, năm dương lịch"
    OWN_YEAR = "Năm báo cáo bắt đầu từ một ngày riêng"


class ReportSetting(Stamped, Base):
    """What an office set for one form; a form without a row has what its layout says.

    `year_starts` is month * 100 + day for periods of an own year; `due_month_day` likewise names the day of each year
    on which it must be sent, else `due_after` days after the period's end; both 0 where no day is known. `recipients`
    are lines, `addressee` is whom it is written to. `basis` says from what document the days come.
    """

    __tablename__ = "report_setting"
    __table_args__ = (UniqueConstraint("form"),)

    form: Mapped[str] = mapped_column(String(40))
    period: Mapped[PeriodKind] = mapped_column(words_of(PeriodKind))
    year_starts: Mapped[int] = mapped_column(default=0)
    due_month_day: Mapped[int] = mapped_column(default=0)
    due_after: Mapped[int] = mapped_column(default=0)
    basis: Mapped[str] = mapped_column(String(300), default="")
    addressee: Mapped[str] = mapped_column(String(300), default="")
    recipients: Mapped[str] = mapped_column(Text, default="")
    people: Mapped[PeopleCount] = mapped_column(words_of(PeopleCount), default=PeopleCount.EACH_TIME)


class FormEdition(Stamped, Base):
    """An edition of a form that did not come with the program: `definition` is its file, `came_from` who sent it.

    One that was taken back stays, `is_withdrawn`: reports may name it.
    """

    __tablename__ = "form_edition"
    __table_args__ = (UniqueConstraint("form", "edition"),)

    form: Mapped[str] = mapped_column(String(40))
    edition: Mapped[str] = mapped_column(String(40))
    definition: Mapped[str] = mapped_column(Text)
    came_from: Mapped[str] = mapped_column(String(200), default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class Report(Stamped, Base):
    """One report of one form for one period.

    `layout` is the edition of the form by which it was frozen. `nothing_arose` is stated on purpose. Between `state`
    OPEN and FROZEN its figures are kept in `ReportFigure`; from then on they change only by a `ReportCorrection`.
    """

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("form", "from_on", "to_on"),
        Index("ix_report_due", "state", "due_on", "id"),
        Index("ix_report_to", "to_on", "id"),
    )

    form: Mapped[str] = mapped_column(String(40))
    layout: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(120))
    from_on: Mapped[date]
    to_on: Mapped[date]
    due_on: Mapped[date | None]
    state: Mapped[ReportState] = mapped_column(words_of(ReportState), default=ReportState.OPEN)
    people: Mapped[PeopleCount] = mapped_column(words_of(PeopleCount), default=PeopleCount.EACH_TIME)
    nothing_arose: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    frozen_at: Mapped[datetime | None] = mapped_column(Instant)
    frozen_by: Mapped[str] = mapped_column(String(120), default="")
    approved_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(String(120), default="")
    number: Mapped[str] = mapped_column(String(60), default="")
    dated_on: Mapped[date | None]
    signer: Mapped[str] = mapped_column(String(120), default="")
    signer_post: Mapped[str] = mapped_column(String(300), default="")
    addressee: Mapped[str] = mapped_column(String(300), default="")
    recipients: Mapped[str] = mapped_column(Text, default="")
    sent_on: Mapped[date | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    figures: Mapped[list["ReportFigure"]] = relationship(order_by="ReportFigure.id", back_populates="report")
    corrections: Mapped[list["ReportCorrection"]] = relationship(
        order_by="ReportCorrection.id", back_populates="report"
    )
    entries: Mapped[list["ReportEntry"]] = relationship(
        order_by="[ReportEntry.key, ReportEntry.id]", back_populates="report"
    )
    texts: Mapped[list["ReportText"]] = relationship(order_by="ReportText.id", back_populates="report")


class ReportFigure(Stamped, Base):
    """One figure of a report: `value` when it was frozen (a decimal number, "" when unknown), and what explains it."""

    __tablename__ = "report_figure"
    __table_args__ = (UniqueConstraint("report_id", "key"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    key: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(40), default="")
    explanation: Mapped[str] = mapped_column(Text, default="")

    report: Mapped[Report] = relationship(back_populates="figures")


class ReportCorrection(Stamped, Base):
    """A frozen figure that was changed afterwards, with its reason; nothing of it is ever taken away."""

    __tablename__ = "report_correction"
    __table_args__ = (Index("ix_report_correction_report", "report_id", "key"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    key: Mapped[str] = mapped_column(String(60))
    was: Mapped[str] = mapped_column(String(40), default="")
    now: Mapped[str] = mapped_column("now_value", String(40), default="")
    reason: Mapped[str] = mapped_column(String(500))
    corrected_on: Mapped[date]
    corrected_by: Mapped[str] = mapped_column(String(120), default="")

    report: Mapped[Report] = relationship(back_populates="corrections")


class ReportEntry(Stamped, Base):
    """A figure, or a line of an annex, that no register holds: typed in with its source and who answers for it.

    `key` is the indicator or the annex; of several entries of one indicator the values add up. `cells` holds the
    columns of an annex line as JSON. `value` is a decimal number, "0" states on purpose that nothing arose.
    """

    __tablename__ = "report_entry"
    __table_args__ = (Index("ix_report_entry_report", "report_id", "key"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    key: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(500), default="")
    value: Mapped[str] = mapped_column(String(40), default="")
    cells: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    person: Mapped[str] = mapped_column(String(120), default="")
    dated_on: Mapped[date | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    report: Mapped[Report] = relationship(back_populates="entries")


class ReportText(Stamped, Base):
    """A paragraph of a report as it was edited by hand; "{key}" in it is a figure that is still linked.

    `is_left_out` says that the paragraph is not printed; one without a row, or without a text, stands as the wording
    drafts it. Under "lines." and an annex's key the lines of the registers are kept as JSON while figures are frozen.
    """

    __tablename__ = "report_text"
    __table_args__ = (UniqueConstraint("report_id", "key"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    key: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text, default="")
    is_left_out: Mapped[bool] = mapped_column(default=False)

    report: Mapped[Report] = relationship(back_populates="texts")


RECORDS: dict[type, Recorded] = {
    ReportSetting: Recorded(),
    FormEdition: Recorded(),
    Report: Recorded(),
    ReportFigure: Recorded(),
    ReportCorrection: Recorded(),
    ReportEntry: Recorded(),
    ReportText: Recorded(),
}
