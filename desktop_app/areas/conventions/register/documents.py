"""Sổ hương ước, quy ước on paper: every text by hamlet as it stands today, then the hamlets that have none."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.queries import BESIDE, hamlets_without
from desktop_app.areas.conventions.register.cells import form_row, number_cell, without_row
from desktop_app.areas.conventions.row import ConventionRow, HamletWithout, Rows
from desktop_app.areas.conventions.way import UNDER_WAY
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.register import Closing, NoteRow, Register, RegisterPaper, Row
from desktop_app.core.paper.wording import Wording
from desktop_app.core.resources import resource
from desktop_app.office.desk import Desk, Service
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.register_paper import counted, load_forms, register_paper, register_signatures
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "so-huong-uoc"
SUBJECT = "Sổ hương ước, quy ước"


class ConventionRegisterService(Service):
    """Prints the register of conventions."""

    @needs(Right.PRINT)
    def print_register(self) -> RegisterPaper:
        """The register as it stands today, ready for a writer."""
        desk, today = self.desk, self.desk.clock.today()
        with desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
            rows = register_rows(session, today)
        part = convention_register(profile, wording, rows, hamlets_without(desk), today)
        return register_paper(desk, SUBJECT, (part,))


def register_rows(session: Session, today: date) -> list[ConventionRow]:
    """Every convention by hamlet and number, void numbers too."""
    query = select(Convention).order_by(Convention.hamlet_id, Convention.year, Convention.number).options(*BESIDE)
    return Rows(session, today).rows(session.scalars(query).all())


def every_row(desk: Desk) -> tuple[list[ConventionRow], list[HamletWithout]]:
    """What the register holds: the conventions that count, and the hamlets without any."""
    with desk.db.reading() as session:
        rows = register_rows(session, desk.clock.today())
    return [row for row in rows if not row.is_void], hamlets_without(desk)


def convention_register(
    profile: Profile,
    wording: Wording,
    rows: Sequence[ConventionRow],
    without: Sequence[HamletWithout],
    today: date,
) -> Register:
    """These rows as a register, signed on the day."""
    [form] = load_forms(resource("forms", "so-huong-uoc.toml"))
    told = (_void_row(wording, row) if row.is_void else form_row(form, row) for row in rows)
    return Register(
        title=wording.say("ten_so", {}),
        span=wording.say("den_ngay", {"ngay": short_day(today)}),
        agency=profile.agency,
        form_label=form.label,
        columns=form.columns,
        head=form.head,
        rows=chain(told, (without_row(form, hamlet) for hamlet in without)),
        closing=lambda: _closing(profile, wording, rows, without, today),
        expected=len(rows) + len(without),
        size=form.size,
        pitch=form.pitch,
    )


def _closing(
    profile: Profile, wording: Wording, rows: Sequence[ConventionRow], without: Sequence[HamletWithout], today: date
) -> Closing:
    held = [row for row in rows if not row.is_void]
    values = {
        "ngay": short_day(today),
        "ho_so": counted(len(held)),
        "dang_lam": counted(sum(row.state in UNDER_WAY for row in held)),
        "thuc_hien": counted(sum(bool(row.part) and row.state not in UNDER_WAY for row in held)),
        "chua_co": counted(len(without)),
    }
    signatures = register_signatures(profile, wording.say("nguoi_ky", {}), today)
    return Closing(total=wording.fill("tong_cong", values), signatures=signatures)


def _void_row(wording: Wording, row: ConventionRow) -> Row:
    told = {
        "ly_do": row.void_reason.rstrip(" .;"),
        "nguoi": row.voided_by,
        "ngay": short_day(row.voided_on) if row.voided_on else "",
    }
    return NoteRow((row.hamlet, number_cell(row)), wording.say("bo_so", told), key=row.uid)
