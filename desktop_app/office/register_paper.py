"""What the printed registers of all areas share: forms as data, words of a span, signatures, the foot of every page."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db.journal import head
from db.session import Database
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Signature
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.official import place_and_day, short_day
from desktop_app.core.paper.register import Register, RegisterColumn, RegisterFoot, RegisterPaper
from desktop_app.office.desk import Desk
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import Profile


@dataclass(frozen=True)
class RegisterForm:
    """One form of a register, in force from a day to a day (an open end is None); `cells` names what fills a column."""

    key: str
    from_on: date | None
    to_on: date | None
    label: tuple[str, ...]
    size: float
    pitch: float
    columns: tuple[RegisterColumn, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    cells: tuple[str, ...]

    def within(self, from_on: date, to_on: date) -> tuple[date, date] | None:
        """The part of a span for which the form is in force; None when there is none."""
        first, last = max(from_on, self.from_on or from_on), min(to_on, self.to_on or to_on)
        return (first, last) if first <= last else None


def load_forms(path: Path) -> tuple[RegisterForm, ...]:
    """The forms in the order of their days; one that is `like` another has its columns."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    by_key = {entry["key"]: entry for entry in data["form"]}
    return tuple(
        _form({**by_key[entry["like"]], "from": None, **entry} if "like" in entry else entry) for entry in data["form"]
    )


def _form(entry: Mapping[str, Any]) -> RegisterForm:
    columns = entry["column"]
    return RegisterForm(
        key=entry["key"],
        from_on=entry.get("from"),
        to_on=entry.get("to"),
        label=tuple(entry["label"]),
        size=entry["size"],
        pitch=entry["pitch"],
        columns=tuple(RegisterColumn(column["width"], Align(column.get("align", "left"))) for column in columns),
        head=_head(columns),
        cells=tuple(column["cell"] for column in columns),
    )


def _head(columns: Sequence[Mapping[str, Any]]) -> tuple[tuple[HeadCell, ...], ...]:
    groups = [column.get("group", "") for column in columns]
    if not any(groups):
        return (tuple(HeadCell(column["heading"]) for column in columns),)
    upper: list[HeadCell] = []
    for at, (column, group) in enumerate(zip(columns, groups, strict=True)):
        if not group:
            upper.append(HeadCell(column["heading"], rows=2))
        elif at == 0 or groups[at - 1] != group:
            upper.append(HeadCell(group, columns=groups.count(group)))
    lower = tuple(HeadCell(column["heading"]) for column in columns if column.get("group"))
    return tuple(upper), lower


def counted(number: int) -> str:
    """Two digits below ten as in official prose, but a plain 0."""
    return words.two_digits(number) if number else "0"


def span_words(from_on: date, to_on: date) -> str:
    """The days of a register in its totals."""
    return f"từ ngày {short_day(from_on)} đến ngày {short_day(to_on)}"


def register_signatures(profile: Profile, keeper: str, today: date) -> tuple[Signature, ...]:
    """Who kept the register, called `keeper` there, and who leads the office."""
    kept = Signature(lines=(keeper,), note="(Ký, ghi rõ họ tên)", name=profile.reception_official)
    unit = profile.name.split(" ")[0].upper() if not profile.name.lower().startswith("đặc khu") else "ĐẶC KHU"
    signed = Signature(
        above=place_and_day(profile.place, today),
        lines=(f"CHỦ TỊCH ỦY BAN NHÂN DÂN {unit}",),
        name=profile.chairperson,
    )
    return kept, signed


def register_paper(desk: Desk, subject: str, parts: tuple[Register, ...]) -> RegisterPaper:
    """These parts, printed now by whoever sits at the desk, with the journal's head in the foot of every page."""
    now = desk.clock.now()
    return RegisterPaper(
        subject=subject,
        made_at=now,
        parts=parts,
        foot=RegisterFoot(
            words="Dấu nối sổ lúc in:",
            code=journal_head(desk.db),
            printed=f"In ngày {words.instant(now)}; người in: {desk.account.name}",
        ),
        top_mark=top_mark(desk.is_practice),
    )


def journal_head(db: Database) -> str:
    """The journal's head in the short form of a register's foot: 16 signs in four groups."""
    with db.reading() as session:
        _seq, link = head(session)
    short = link[:16].upper()
    return "-".join(short[at : at + 4] for at in range(0, 16, 4))
