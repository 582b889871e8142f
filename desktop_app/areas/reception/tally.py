"""The four different counts of a register, gathered while its lines go by."""

from collections import Counter
from dataclasses import dataclass, field

from desktop_app.areas.reception.books.rules import MAIN, label, short_label
from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.register_rows import EmptySession, Line
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.register_paper import counted

_ALWAYS_NAMED = (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.SUGGESTION, Kind.FEEDBACK)
_MOST_VOID_NUMBERS = 20


@dataclass
class Tally:
    """Counts of lượt, người, vụ việc, đoàn, kinds and sessions (a deputy's apart); void numbers count nowhere."""

    visits: int = 0
    people: int = 0
    first_time: int = 0
    groups: int = 0
    people_of_groups: int = 0
    empty_sessions: int = 0
    empty_by_delegate: int = 0
    book: str = MAIN
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    void_numbers: list[tuple[int, int]] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)
    cases: set[int] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    by_delegate: set[str] = field(default_factory=set)

    def add(self, line: Line) -> None:
        """Count one line."""
        if isinstance(line, EmptySession):
            self.empty_sessions += line.mode is not Mode.BY_DELEGATE
            self.empty_by_delegate += line.mode is Mode.BY_DELEGATE
            return
        self.book = line.book
        number = (line.year, line.number)
        self.first, self.last = min(self.first or number, number), max(self.last or number, number)
        if line.voided_on:
            self.void_numbers.append(number)
            return
        self.visits += 1
        self.people += line.people_present
        self.first_time += line.visit_no == 1
        self.kinds[line.kind] += 1
        self.cases.add(line.case_key)
        if line.is_group:
            self.groups += 1
            self.people_of_groups += line.people_present
        if line.session_uid:
            (self.by_delegate if line.mode is Mode.BY_DELEGATE else self.sessions).add(line.session_uid)

    @property
    def is_empty(self) -> bool:
        """Whether no number was given and no session held."""
        return self.first is None and not self.empty_sessions and not self.empty_by_delegate

    def values(self, span: str) -> dict[str, str]:
        """The counts as the wording of the totals names them; `span` says for which days."""
        kinds = [*_ALWAYS_NAMED, *(kind for kind in Kind if kind not in _ALWAYS_NAMED and self.kinds[kind])]
        return {
            "khoang": span,
            "luot": counted(self.visits),
            "nguoi_den": counted(self.people),
            "vu_viec": counted(len(self.cases)),
            "lan_dau": counted(self.first_time),
            "nhieu_lan": counted(self.visits - self.first_time),
            "cac_loai": ", ".join(f"{kind.value.lower()} {counted(self.kinds[kind])}" for kind in kinds),
            "doan": counted(self.groups),
            "nguoi_doan": counted(self.people_of_groups),
            "phien": counted(len(self.sessions) + self.empty_sessions),
            "phien_trong": counted(self.empty_sessions),
            "phien_cap_pho": counted(apart) if (apart := len(self.by_delegate) + self.empty_by_delegate) else "",
            "so_thu_tu": self._span_of_numbers(),
            "so_huy": self._void_numbers(),
        }

    def _span_of_numbers(self) -> str:
        if self.first is None or self.last is None:
            return "không có"
        return f"từ {self._number(self.first)} đến {self._number(self.last)}"

    def _void_numbers(self) -> str:
        shown = [self._number(number) for number in self.void_numbers[:_MOST_VOID_NUMBERS]]
        rest = len(self.void_numbers) - len(shown)
        return ", ".join(shown) + (f" và {rest} số khác" if rest else "")

    def _number(self, number: tuple[int, int]) -> str:
        """With its year where the span has more than one."""
        one_year = self.first and self.last and self.first[0] == self.last[0]
        return short_label(number[1], self.book) if one_year else label(number[1], number[0], self.book)
