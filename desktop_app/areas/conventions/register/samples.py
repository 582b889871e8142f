"""A page of the register of conventions with invented values, to see how a wording looks before it is used."""

from datetime import date, datetime, timedelta

from desktop_app.areas.conventions.register.documents import SUBJECT, convention_register
from desktop_app.areas.conventions.row import ConventionRow, HamletWithout
from desktop_app.areas.conventions.states import Kind, Name, State
from desktop_app.areas.conventions.way import next_title, papers_missing, part_of
from desktop_app.core.paper.register import RegisterFoot, RegisterPaper
from desktop_app.core.paper.saving import register_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile


def register_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A page of the register, as PDF."""
    today = at.date()
    rows = [
        _row(1, "Thôn Bến Ví", State.IN_FORCE, today, today - timedelta(days=90)),
        _row(2, "Thôn Cầu Mẫu", State.FINISHING, today),
        _row(3, "Bản Thí Dụ", State.SUBMITTED, today, due_on=today + timedelta(days=3)),
    ]
    part = convention_register(profile, wording, rows, [HamletWithout("", "Thôn Ví Dụ", 120)], today)
    return register_pdf(
        RegisterPaper(subject=SUBJECT, made_at=at, parts=(part,), foot=RegisterFoot(), top_mark=SAMPLE_MARK)
    )


def _row(
    number: int,
    hamlet: str,
    state: State,
    today: date,
    recognised_on: date | None = None,
    due_on: date | None = None,
) -> ConventionRow:
    return ConventionRow(
        id=number,
        uid="",
        rev=1,
        number=number,
        year=today.year,
        proposed_on=today - timedelta(days=120),
        hamlet=hamlet,
        name=Name.HUONG_UOC,
        kind=Kind.NEW,
        title=f"Hương ước {hamlet}",
        state=state,
        outcome=None,
        part=part_of(state),
        next_step=next_title(state),
        next_due="",
        next_due_on=due_on,
        missing=papers_missing(state, ("team", "posting_minutes", "opinions"), today),
        is_arranged=False,
        recognised_on=recognised_on,
        recognised_number="15/QĐ-UBND" if recognised_on else "",
        is_backfilled=False,
        voided_on=None,
        voided_by="",
        void_reason="",
    )
