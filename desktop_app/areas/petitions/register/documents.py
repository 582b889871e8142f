"""Sổ đơn thư on paper: every petition of a span in the order of its number; no official form for it is known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from desktop_app.areas.petitions.register.cells import day_cell, form_row, number_cell
from desktop_app.areas.petitions.register.lines import PetitionLine, count_lines, petition_lines
from desktop_app.areas.petitions.states import Competent, State
from desktop_app.core.paper.inline import Inline, Run
from desktop_app.core.paper.official import short_day, span_of_days
from desktop_app.core.paper.register import Closing, NoteRow, Register, RegisterPaper, Row, Sums
from desktop_app.core.paper.wording import Wording
from desktop_app.core.resources import resource
from desktop_app.office.desk import Service
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.register_paper import counted, load_forms, register_paper, register_signatures, span_words
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "so-don-thu"
SUBJECT = "Sổ đơn thư"
_ALWAYS_NAMED = (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.SUGGESTION, Kind.FEEDBACK)
_MOST_VOID_NUMBERS = 20


class PetitionRegisterService(Service):
    """Prints the register of petitions."""

    @needs(Right.PRINT)
    def print_register(self, from_on: date, to_on: date, *, closed: bool | None = None) -> RegisterPaper:
        """The register of a span, ready for a writer; its rows are read while it is written, once.

        `closed` asks for the signatures (a span that has ended, when None); a working print has none.
        """
        desk, today = self.desk, self.desk.clock.today()
        with desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
        lines, many = petition_lines(desk, from_on, to_on), count_lines(desk, from_on, to_on)
        signed = to_on < today if closed is None else closed
        part = petition_register(profile, wording, (from_on, to_on), lines, many, today if signed else None)
        return register_paper(desk, SUBJECT, (part,))


def petition_register(
    profile: Profile,
    wording: Wording,
    span: tuple[date, date],
    lines: Iterable[PetitionLine],
    expected: int,
    signed_on: date | None,
) -> Register:
    """These lines as a register; with a day for the signatures it is closed."""
    [form] = load_forms(resource("forms", "so-don-thu.toml"))
    tally = Tally()

    def rows() -> Iterator[Row]:
        for line in lines:
            tally.add(line)
            yield _void_row(wording, line) if line.row.is_void else form_row(form, line, profile.name)
        if tally.first is None:
            yield NoteRow(("", ""), wording.fill("khong_phat_sinh", {"khoang": span_words(*span)}), (0, 0))

    def closing() -> Closing:
        total = () if tally.first is None else wording.fill("tong_cong", tally.values(span_words(*span)))
        keeper = wording.say("nguoi_ky", {})
        return Closing(total=total, signatures=register_signatures(profile, keeper, signed_on) if signed_on else ())

    return Register(
        title=wording.say("ten_so", {}),
        span=span_of_days(*span),
        agency=profile.agency,
        form_label=form.label,
        columns=form.columns,
        head=form.head,
        rows=rows(),
        page_line=lambda page, so_far, number: _page_line(wording, page, so_far, number),
        closing=closing,
        expected=expected,
        size=form.size,
        pitch=form.pitch,
    )


def _void_row(wording: Wording, line: PetitionLine) -> Row:
    row = line.row
    told = {"ly_do": row.void_reason.rstrip(" .;"), "nguoi": line.voided_by}
    told["ngay"] = short_day(row.voided_on) if row.voided_on else ""
    return NoteRow((number_cell(line), day_cell(line)), wording.say("bo_so", told), (0, 0), row.uid)


def _page_line(wording: Wording, page: Sums, so_far: Sums, number: int) -> Inline:
    petitions, people = (counted(each) for each in page or (0, 0))
    line = wording.fill("cong_trang", {"don": petitions, "nguoi_ky_don": people})
    if number == 1:
        return line
    petitions, people = (counted(each) for each in so_far or (0, 0))
    return (*line, Run("   "), *wording.fill("cong_don", {"don_don": petitions, "nguoi_don": people}))


@dataclass
class Tally:
    """Counts of petitions, people and matters, gathered while the lines go by; void numbers count nowhere."""

    petitions: int = 0
    people: int = 0
    ended: int = 0
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    void_numbers: list[str] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)
    competent: Counter[Competent] = field(default_factory=Counter)
    cases: set[int] = field(default_factory=set)

    def add(self, line: PetitionLine) -> None:
        """Count one line."""
        number = (line.row.year, line.row.number)
        self.first, self.last = min(self.first or number, number), max(self.last or number, number)
        if line.row.is_void:
            self.void_numbers.append(line.row.label)
            return
        self.petitions += 1
        self.people += line.row.signers
        self.ended += line.row.state is State.ENDED
        self.kinds[line.row.kind] += 1
        self.competent[line.competent] += 1
        self.cases.add(line.case_key)

    def values(self, span: str) -> dict[str, str]:
        """The counts as the wording of the totals names them; `span` says for which days."""
        kinds = [*_ALWAYS_NAMED, *(kind for kind in Kind if kind not in _ALWAYS_NAMED and self.kinds[kind])]
        shown = self.void_numbers[:_MOST_VOID_NUMBERS]
        rest = len(self.void_numbers) - len(shown)
        return {
            "khoang": span,
            "don": counted(self.petitions),
            "nguoi_ky_don": counted(self.people),
            "vu_viec": counted(len(self.cases)),
            "cac_loai": ", ".join(f"{kind.value.lower()} {counted(self.kinds[kind])}" for kind in kinds),
            "thuoc": counted(self.competent[Competent.YES]),
            "khong_thuoc": counted(self.competent[Competent.NO]),
            "xong": counted(self.ended),
            "chua_xong": counted(self.petitions - self.ended),
            "so_den": f"từ {_label(self.first)} đến {_label(self.last)}",
            "so_bo": ", ".join(shown) + (f" và {rest} số khác" if rest else ""),
        }


def _label(number: tuple[int, int] | None) -> str:
    return f"{number[1]:03d}/{number[0]}" if number else ""
