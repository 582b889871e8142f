"""How hamlets are written in their list and pane."""

from collections.abc import Sequence
from datetime import date

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import sort_key
from desktop_app.kit.cells import Cell, CellOf
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Place, Step
from desktop_app.office.hamlet_days import Followed
from desktop_app.office.hamlet_service import HamletStory
from desktop_app.office.hamlets import HamletRow, LineRead

COLUMNS = (
    Column(name="full_name", heading="Tên", sort="name"),
    Column(name="households", heading="Số hộ", width=90, kind="number", sort="households"),
    Column(name="people", heading="Nhân khẩu", width=100, kind="number", sort="people"),
    Column(name="head", heading="Trưởng thôn, tổ trưởng", width=190),
    Column(name="span", heading="Hiện nay", width=140, kind="badge"),
)
NARROW = ("full_name", "households", "head", "span")


def hamlet_cell(today: date) -> CellOf:
    """One cell of the list; a hamlet that has ended is grey."""

    def cell(row: HamletRow, column: Column) -> Cell:
        past = not row.is_there(today)
        if column.name == "full_name":
            return Cell(text=row.full_name, strong=not past, quiet=past)
        if column.name in ("households", "people"):
            count = int(getattr(row, column.name))
            return Cell(text=words.number(count) if count else "", quiet=past)
        if column.name == "head":
            return Cell(text=row.head, quiet=past)
        if not past:
            return Cell(text=f"đến {words.day(row.to_on)}" if row.to_on else "còn", quiet=True)
        if row.never_was:
            return Cell(text="Đã bỏ", state=State.VOID)
        began = row.from_on is None or row.from_on <= today
        return Cell(text="Đã ngừng" if began else "Chưa đến", state=State.VOID if began else State.NONE)

    return cell


def hamlet_reading(row: HamletRow, story: HamletStory, today: date) -> Reading:
    """A hamlet with everything that is known of it, what happened to it last on top."""
    since = f"từ {words.day(row.from_on)}" if row.from_on else "có từ trước"
    until = f"đến hết {words.day(row.to_on)}" if row.to_on else "đang còn"
    span = "đã bỏ, không dùng ngày nào" if row.never_was else f"{since}, {until}"
    pairs: list[tuple[str, list[Words]]] = [
        ("Số hộ", [Words(_count(row.households, "hộ"))]),
        ("Nhân khẩu", [Words(_count(row.people, "người"))]),
        ("Trưởng thôn", [Words(row.head or "chưa ghi")]),
        ("Thời gian", [Words(span)]),
    ]
    ended = row.to_on is not None and row.to_on < today
    badge = (State.VOID, "Đã bỏ" if row.never_was else "Đã ngừng") if ended else None
    said = "Hồ sơ đã ghi vẫn giữ tên này." if ended else "Chọn được khi ghi địa chỉ công dân."
    return Reading(title=row.full_name, when=said, pairs=pairs, badge=badge, steps=_steps(row, story, today))


def _steps(row: HamletRow, story: HamletStory, today: date) -> list[Step]:
    """What the hamlet became, its numbers of households, and what it came from; a single number is no story."""
    told: list[tuple[date, Step]] = []
    for links, said in ((story.came_from, _came), (story.became, _went)):
        if links:
            first = links[0]
            place = Place.DONE if first.on <= today else Place.TO_COME
            told.append((first.on, Step(said(links), first.document, words.day(first.on), place=place)))
    counts = [each for each in story.counts if each.households]
    for each in counts if len(counts) > 1 or told else ():
        on = each.from_on or row.from_on
        since = words.day(on) or "lúc đầu"
        people = f"{words.number(each.people)} nhân khẩu" if each.people else ""
        told.append((on or date.min, Step(f"{words.number(each.households)} hộ", people, since, state=State.NONE)))
    return [step for _, step in sorted(told, key=lambda pair: pair[0], reverse=True)]


def _came(links: Sequence[Followed]) -> str:
    names = ", ".join(dict.fromkeys(link.before for link in links))
    return f"{links[0].change.value} từ {names}"


def _went(links: Sequence[Followed]) -> str:
    names = ", ".join(dict.fromkeys(link.after for link in links))
    return f"{links[0].change.value} thành {names}"


def hamlets_sentence(rows: Sequence[HamletRow], today: date) -> str:
    """The state of the list in one sentence."""
    there = [row for row in rows if row.is_there(today)]
    gone = len(rows) - len(there)
    uncounted = sum(not row.households for row in there)
    households = words.number(sum(row.households for row in there))
    counted = f", {words.number(uncounted)} nơi chưa ghi số hộ" if uncounted else ""
    ended = f" {words.number(gone)} nơi đã ngừng hoặc chưa đến." if gone else ""
    return f"{words.number(len(there))} thôn, tổ dân phố, {households} hộ{counted}.{ended}"


def hamlet_text(row: HamletRow) -> str:
    """What a hamlet is filtered by, without accents."""
    return fold(f"{row.full_name} {row.head}")


def hamlet_order(row: HamletRow, key: str) -> tuple[int, str]:
    """Where a hamlet stands in an order."""
    return (0 if key == "name" else int(getattr(row, key)), sort_key(row.name))


def line_words(line: LineRead) -> tuple[str, str, State]:
    """A pasted line as it was understood: the hamlet, what becomes of it, and the state of that."""
    if line.pasted is None:
        return f"Dòng {line.number}", "không có tên thôn", State.OVERDUE
    count = f", {words.number(line.pasted.households)} hộ" if line.pasted.households else ""
    if line.is_known:
        return f"{line.pasted.full_name}{count}", "đã có", State.NONE
    return f"{line.pasted.full_name}{count}", "thêm mới", State.DONE


def paste_sentence(lines: Sequence[LineRead]) -> str:
    """How many hamlets a pasted text holds."""
    if not lines:
        return "Chưa có dòng nào. Chương trình nhận tên và số hộ của từng dòng ngay khi gõ."
    new = sum(line.pasted is not None and not line.is_known for line in lines)
    known = sum(line.is_known for line in lines)
    wrong = sum(line.pasted is None for line in lines)
    parts = [f"{words.number(new)} nơi mới"]
    parts += [f"{words.number(known)} nơi đã có"] if known else []
    parts += [f"{words.number(wrong)} dòng cần sửa"] if wrong else []
    return f"{', '.join(parts)}."


def _count(value: int, noun: str) -> str:
    return f"{words.number(value)} {noun}" if value else "chưa ghi"
