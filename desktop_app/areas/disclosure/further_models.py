"""What stands beside the records: the office's catalogue, the yearly plan, months without anything, lists, reports."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped
from db.recorded import Recorded


class CatalogueItem(Stamped, Base):
    """An item of the catalogue that the office added, or its own version of a shipped one, with document and reason.

    `forms` are names of mandatory `Form`s joined by ";"; `rule_key` is the dated rule of its limit.
    """

    __tablename__ = "catalogue_item"
    __table_args__ = (Index("ix_catalogue_item_code", "code"),)

    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(500))
    citation: Mapped[str] = mapped_column(String(300), default="")
    forms: Mapped[str] = mapped_column(String(200), default="")
    is_permanent: Mapped[bool] = mapped_column(default=False)
    rule_key: Mapped[str] = mapped_column(String(60), default="")
    has_names: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    document: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(String(500))
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class DisclosurePlan(Stamped, Base):
    """The plan of one year (Luật 10/2022/QH15 Điều 14 khoản 1)."""

    __tablename__ = "disclosure_plan"
    __table_args__ = (UniqueConstraint("year"),)

    year: Mapped[int]
    number: Mapped[str] = mapped_column(String(40), default="")
    issued_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(1000), default="")


class PlanLine(Stamped, Base):
    """What is to be disclosed, how, when, for how long, by whom.

    `forms` are names of `Form`s, `months` numbers from 1 to 12, each joined by ";"; no month means whenever it arises.
    """

    __tablename__ = "plan_line"
    __table_args__ = (Index("ix_plan_line_plan", "plan_id", "position"), Index("ix_plan_line_item", "item_code"))

    plan_id: Mapped[int] = mapped_column(ForeignKey("disclosure_plan.id"))
    position: Mapped[int]
    item_code: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(String(500))
    forms: Mapped[str] = mapped_column(String(200), default="")
    months: Mapped[str] = mapped_column(String(40), default="")
    when: Mapped[str] = mapped_column("when_words", String(200), default="")
    duration: Mapped[str] = mapped_column(String(200), default="")
    responsible: Mapped[str] = mapped_column(String(200), default="")
    is_dropped: Mapped[bool] = mapped_column(default=False)


class NothingArose(Stamped, Base):
    """Somebody states that an item gave nothing to disclose in a month; taken back when something arises after all."""

    __tablename__ = "nothing_arose"
    __table_args__ = (Index("ix_nothing_arose_month", "year", "month", "item_code"),)

    item_code: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    month: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500), default="")
    stated_by: Mapped[str] = mapped_column(String(120), default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class QuarterList(Stamped, Base):
    """The list of what was disclosed in a quarter, as it was made (Điều 13 khoản 2); its posting names it as owner."""

    __tablename__ = "quarter_list"
    __table_args__ = (UniqueConstraint("year", "quarter"),)

    year: Mapped[int]
    quarter: Mapped[int]
    number: Mapped[str] = mapped_column(String(40), default="")
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(120), default="")


class CouncilReport(Stamped, Base):
    """A report to the People's Council at its nearest regular session, with a copy to the Front (Điều 14 khoản 3)."""

    __tablename__ = "council_report"
    __table_args__ = (Index("ix_council_report_session", "session_on"),)

    session: Mapped[str] = mapped_column("session_name", String(200))
    session_on: Mapped[date]
    from_on: Mapped[date]
    to_on: Mapped[date]
    number: Mapped[str] = mapped_column(String(40), default="")
    reported_on: Mapped[date | None]
    sent_to_front_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(1000), default="")


RECORDS: dict[type, Recorded] = {
    CatalogueItem: Recorded(),
    DisclosurePlan: Recorded(),
    PlanLine: Recorded(),
    NothingArose: Recorded(),
    QuarterList: Recorded(),
    CouncilReport: Recorded(),
}
