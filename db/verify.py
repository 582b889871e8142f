"""Whether the file is whole and the register was not edited behind the program's back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select, text

from db import index
from db.journal import START, JournalRow, JournalValue, digest, link_of
from db.recorded import Records
from db.trouble import told
from db.verify_values import compare
from desktop_app.core.progress import Progress, Silent

STEP = 5_000


@dataclass(frozen=True)
class Checked:
    """What a check found; `findings` are Vietnamese sentences, none when all is well."""

    journal_rows: int
    head: str
    withheld: int
    findings: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(frozen=True)
class Book:
    """A numbered register: the table whose rows carry `year` and `number`, and its name in words.

    Numbers that an import passed over are named in `number_gap` and may be open.

    Where the table holds several books, `part` is the column that tells them apart: the numbers of the part `main` are
    counted under `key`, those of another one under the key, a point and the part.
    """

    key: str
    table: str
    name: str
    part: str = ""
    main: str = ""


def verify(engine: Engine, records: Records, books: Sequence[Book], progress: Progress | None = None) -> Checked:
    """Check pages, structure, chain, values against digests, rows against the journal, and gaps in numbers."""
    watch = progress or Silent()
    with told(), engine.execution_options(reading=True).connect() as connection:
        findings = [*_pages(connection)]
        rows, head, withheld, broken = _chain(connection, watch)
        findings += broken
        findings += _rows(connection, records)
        for kind in records:
            findings += compare(connection, kind, records[kind].secret)
        for book in books:
            findings += _gaps(connection, book)
    return Checked(rows, head, withheld, tuple(findings))


def _pages(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall():
        yield "Có trang của tệp sổ bị hỏng. Hãy phục hồi bản sao lưu gần nhất vào một thư mục khác."
        return
    index.catch_up(connection)
    if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
        yield "Cấu trúc tệp sổ bị hỏng. Hãy phục hồi bản sao lưu gần nhất vào một thư mục khác."
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        yield "Có dòng trỏ tới dòng không còn trong sổ."


def _chain(connection: Connection, progress: Progress) -> tuple[int, str, int, list[str]]:
    total = connection.execute(text("SELECT coalesce(max(seq), 0) FROM journal")).scalar_one()
    link, expected, withheld, findings = START, 0, 0, list[str]()
    while True:
        query = (
            select(JournalRow.__table__, JournalValue.salt, JournalValue.old, JournalValue.new)
            .outerjoin(JournalValue, JournalValue.seq == JournalRow.seq)
            .where(JournalRow.seq > expected)
            .order_by(JournalRow.seq)
            .limit(STEP)
        )
        rows = connection.execute(query).mappings().all()
        for row in rows:
            expected += 1
            link = link_of(link, row)
            if row["seq"] != expected or row["link"] != link:
                findings.append(f"Nhật ký bị sửa hoặc mất dòng ở dòng số {expected}.")
                return expected, link, withheld, findings
            if row["salt"] is None:
                withheld += 1
            elif (digest(row["salt"], row["old"]), digest(row["salt"], row["new"])) != (
                row["old_digest"],
                row["new_digest"],
            ):
                findings.append(f"Nội dung nhật ký dòng số {expected} không khớp dấu đã ghi.")
        progress.report(expected, total, "Kiểm tra nhật ký")
        if len(rows) < STEP:
            break
    if expected != total:
        findings.append(f"Nhật ký bị mất dòng sau dòng số {expected}.")
    return expected, link, withheld, findings


def _rows(connection: Connection, records: Records) -> Iterator[str]:
    """Every row's revision equals the last one in the journal, and no row is there that the journal does not know."""
    for kind in records:
        name = kind.__tablename__  # type: ignore[attr-defined]
        odd = connection.execute(
            text(
                f"SELECT count(*) FROM {name} t WHERE t.rev IS NOT "
                "(SELECT max(j.row_rev) FROM journal j WHERE j.row_uid = t.uid)"
            )
        ).scalar_one()
        if odd:
            yield f"{odd} dòng của bảng {name} không khớp nhật ký."
        lost = connection.execute(
            text(
                "SELECT count(*) FROM journal j WHERE j.table_name = :name AND j.action = 'add' "
                f"AND NOT EXISTS (SELECT 1 FROM {name} t WHERE t.uid = j.row_uid)"
            ),
            {"name": name},
        ).scalar_one()
        if lost:
            yield f"{lost} dòng của bảng {name} đã bị xóa khỏi sổ."


def _gaps(connection: Connection, book: Book) -> Iterator[str]:
    part = f"t.{book.part}" if book.part else ":main"
    query = text(
        f"SELECT t.year, {part} AS part, count(*), max(t.number), "
        f"(SELECT last_number FROM register_book b WHERE b.year = t.year "
        f"AND b.book = CASE {part} WHEN :main THEN :key ELSE :key || '.' || {part} END) "
        f"FROM {book.table} t GROUP BY t.year, {part}"
    )
    for year, of, count, highest, last in connection.execute(query, {"key": book.key, "main": book.main}).all():
        left, waiting = _left_open(connection, book, of, year)
        if count + left != last or not highest <= last <= max(highest, waiting):
            name = book.name if of == book.main else f"{book.name} {of}"
            yield f"{name} năm {year}: có {count} số, số cuối {highest}, số đã cấp {last}."


def _left_open(connection: Connection, book: Book, part: str, year: int) -> tuple[int, int]:
    """How many numbers imports passed over and nobody filled since, and the highest of those passed over."""
    own = f"AND t.{book.part} = :part" if book.part else ""
    query = text(
        "SELECT g.last_number, g.last_number - g.first_number + 1 - (SELECT count(*) "
        f"FROM {book.table} t WHERE t.year = g.year {own} AND t.number BETWEEN g.first_number AND g.last_number) "
        "FROM number_gap g WHERE g.year = :year AND g.book = :key"
    )
    key = book.key if part == book.main else f"{book.key}.{part}"
    gaps = connection.execute(query, {"key": key, "part": part, "year": year}).all()
    return sum(open_still for _, open_still in gaps), max((last for last, _ in gaps), default=0)
