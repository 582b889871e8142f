"""The list of households of a unit: who came, whose stub was handed out and came back."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.votes.entry import HouseholdEntry
from desktop_app.areas.decisions.votes.models import Vote, VoteHousehold, VoteUnit
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean


def read_households(text: str) -> tuple[HouseholdEntry, ...]:
    """A pasted list, one household a line: number, head, and who represents it; numbered in order without numbers.

    InvalidInput names the lines that cannot be read, and a number that two lines have.
    """
    lines = [line for line in map(clean, text.splitlines()) if line.strip()]
    found, problems = list[HouseholdEntry](), dict[str, str]()
    for place, line in enumerate(lines, start=1):
        cells = [cell.strip() for cell in re.split(r"[\t;,]", line) if cell.strip()]
        numbered = re.fullmatch(r"(\d{1,6})(?:[.)]?\s+(.+))?", cells[0]) if cells else None
        number = int(numbered[1]) if numbered else place
        rest = ([numbered[2]] if numbered and numbered[2] else []) + cells[1:] if numbered else cells
        if not rest or not re.search(r"[^\W\d]", rest[0]) or len(rest[0]) > 120:
            problems[f"line{place}"] = f"Dòng {place} không có họ tên chủ hộ. Mỗi dòng một hộ, ví dụ 12; Lò Văn Tới."
            continue
        found.append(HouseholdEntry(number=number, head=rest[0], representative=rest[1] if len(rest) > 1 else ""))
    if problems:
        raise InvalidInput(problems)
    refuse_twice(found)
    return tuple(found)


def refuse_twice(entries: Sequence[HouseholdEntry]) -> None:
    """InvalidInput when two households have one number."""
    twice = [number for number, n in Counter(each.number for each in entries).items() if n > 1]
    if twice:
        names = ", ".join(each.head for each in entries if each.number == twice[0])
        raise InvalidInput({"households": f"Hai hộ cùng số {twice[0]}: {names}. Mỗi hộ một số, sửa lại danh sách."})


def households_of(session: Session, unit: VoteUnit) -> dict[int, VoteHousehold]:
    """The households that count on the unit's list, by their numbers."""
    rows = select(VoteHousehold).where(VoteHousehold.unit_id == unit.id).order_by(VoteHousehold.number)
    return {row.number: row for row in session.scalars(rows) if row.struck_on is None}


def put_households(session: Session, unit: VoteUnit, entries: Sequence[HouseholdEntry], today: date) -> None:
    """Make this the unit's list; a household that is not on it any more is struck, unless it came or got a ballot."""
    refuse_twice(entries)
    if len(entries) > unit.households:
        most = words.number(unit.households)
        said = f"Danh sách có {words.number(len(entries))} hộ, nhiều hơn {most} hộ của ngày biểu quyết."
        raise InvalidInput({"households": f"{said} Bỏ hộ thừa, hoặc sửa số hộ trước."})
    rows = select(VoteHousehold).where(VoteHousehold.unit_id == unit.id)
    there = {row.number: row for row in session.scalars(rows)}
    for entry in entries:
        row = there.pop(entry.number, None)
        if row is None:
            row = VoteHousehold(unit_id=unit.id, number=entry.number, head=entry.head)
            session.add(row)
        row.head, row.representative, row.struck_on = entry.head, entry.representative, None
    for row in there.values():
        if row.is_present or row.handed_on:
            raise InvalidInput({"households": f"Hộ số {row.number} đã dự hoặc đã nhận phiếu nên phải ở lại danh sách."})
        row.struck_on = row.struck_on or today


def last_list(session: Session, unit: VoteUnit) -> tuple[HouseholdEntry, ...]:
    """The list of the last vote in the same hamlet or cluster that had one; empty when there was none."""
    same = (
        select(VoteUnit)
        .join(Vote)
        .where(VoteUnit.hamlet_id == unit.hamlet_id, VoteUnit.cluster == unit.cluster, VoteUnit.id != unit.id)
        .order_by(Vote.from_on.desc(), VoteUnit.id.desc())
    )
    for before in session.scalars(same):
        rows = households_of(session, before)
        if rows:
            return tuple(HouseholdEntry(number=row.number, head=row.head) for row in rows.values())
    return ()


def named(there: dict[int, VoteHousehold], numbers: Collection[int]) -> list[VoteHousehold]:
    """The households with these numbers; InvalidInput for a number that is not on the list or is said twice."""
    twice = [number for number, n in Counter(numbers).items() if n > 1]
    if twice:
        raise InvalidInput({"numbers": f"Số {twice[0]} gõ hai lần. Mỗi hộ chỉ một phiếu, bỏ số trùng."})
    unknown = sorted(set(numbers) - set(there))
    if unknown:
        said = ", ".join(map(str, unknown[:5]))
        raise InvalidInput({"numbers": f"Không có hộ số {said} trong danh sách. Xem lại số ở cuống phiếu."})
    return [there[number] for number in numbers]
