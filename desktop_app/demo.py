"""The demo story: a practice commune lives through a year, then everything an official does with it is done once.

The same seed gives the same words and numbers: the clock stands at one instant and randomness is handed in.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from db.journal import head
from db.key_content import FILE_NAME
from db.keys import KeyFile, Unlocked
from db.restore import restore
from desktop_app.areas import load_areas
from desktop_app.areas.reception.books.documents import BookPapers
from desktop_app.areas.reception.books.printing import BookPrinting
from desktop_app.areas.reception.books.queries import book_year, books
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.counting import counts
from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.figures.documents import FigurePapers
from desktop_app.areas.reception.figures.queries import figures
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter, VisitPages, VisitRow
from desktop_app.areas.reception.receipt import ReceiptService
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.areas.reception.sessions.documents import SessionPaperService
from desktop_app.areas.reception.sessions.notice import NoticeService
from desktop_app.areas.reception.sessions.queries import SessionFilter, SessionPages
from desktop_app.areas.reception.sessions.record import session_record
from desktop_app.areas.reception.statement import StatementService
from desktop_app.areas.sample import PASSWORD, make_practice_office
from desktop_app.core import words
from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format, save_document, save_register
from desktop_app.core.progress import Silent
from desktop_app.core.text.fold import fold
from desktop_app.main import details
from desktop_app.office.area import Outcome
from desktop_app.office.door import Door
from desktop_app.office.finding import find_anything, soon_until
from desktop_app.office.opening import Opener, OpenOffice, open_office
from desktop_app.office.safety import SafetyService

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=VIETNAM)
SUMMARY = "tom-tat.txt"
DATA, PAPERS, COPIES, RESTORED, PICTURES = "du-lieu", "giay-to", "sao-luu", "phuc-hoi", "anh-man-hinh"
RECEIPTS = 3
MOST_ROWS = 20_000
"""What a person can wait for; a larger year is no commune's."""


class Given(Protocol):
    """What a command is given."""

    opener: Opener


def demo(console: Given, values: Mapping[str, Any]) -> Outcome:
    """Tell the whole story into a folder; what was made, in words and as data."""
    out: Path = values["out"]
    if not 1 <= values["rows"] <= MOST_ROWS:
        raise UserError(f"--rows phải từ 1 đến {words.number(MOST_ROWS)} lượt tiếp.")
    clock = FixedClock(NOW)
    _make_room(out, console.opener)
    story = Story(out, replace(console.opener, clock=clock))
    story.live(values["seed"], values["rows"])
    text = "\n".join(story.lines)
    (out / SUMMARY).write_text(text + "\n", encoding="utf-8", newline="\n")
    return Outcome(text, story.data)


@dataclass(frozen=True)
class Fingerprint:
    """What must be the same in an office and in its restored copy."""

    visits: int
    last: tuple[str, ...]
    journal_head: str


class Story:
    """The steps, one after another; `lines` tell them and `data` counts them."""

    def __init__(self, out: Path, opener: Opener) -> None:
        """Everything is written below `out`."""
        self._out = out
        self._opener = opener
        self.lines: list[str] = []
        self.data: dict[str, Any] = {}

    def live(self, seed: int, rows: int) -> None:
        """Make the office, then use it."""
        office = make_practice_office(self._out / DATA, self._opener, Silent(), seed, rows)
        try:
            self._count(office, seed)
            self._find(office)
            self._print(office)
            copy, before = self._copy(office)
        finally:
            office.close()
        self._restore(copy, before)
        self._picture()
        self._say(f"Mật khẩu của cơ quan tập huấn này: {PASSWORD}")

    def _say(self, line: str, **data: Any) -> None:
        self.lines.append(line)
        self.data |= data

    def _count(self, office: OpenOffice, seed: int) -> None:
        desk = office.desk
        found = counts(desk.db, VisitFilter(), desk.clock.today(), soon_until(desk))
        numbers = {name: getattr(found, name) for name in ("visits", "people", "cases", "groups", "overdue", "open")}
        self._say(
            f"Cơ quan tập huấn, dữ liệu số {seed}: {words.number(found.visits)} lượt tiếp, "
            f"{words.number(found.people)} người, {words.number(found.cases)} vụ việc, "
            f"{words.number(found.groups)} đoàn đông người; {found.open} lượt đang chờ trả lời, "
            f"{found.overdue} quá hạn.",
            **numbers,
        )

    def _find(self, office: OpenOffice) -> None:
        """Three visits found by typing without accents: one by the name of who came, two by what it was about."""
        rows = [row for row in _newest(office, 60) if not row.is_secret]
        named = next(row for row in rows if _is_telling(row))
        begun = (" ".join(fold(row.content).split()[:4]) for row in rows[7:30:11])
        hits = {}
        for typed in (fold(named.who), *begun):
            found = find_anything(office.desk, load_areas(), typed, limit=20)
            hits[typed] = len(found)
            shown = f"{found[0].title}, {found[0].trailing}" if found else "chưa có"
            self._say(f"Gõ “{typed}”: thấy {len(found)} hồ sơ, gần nhất: {shown}.")
        self.data["found"] = hits

    def _print(self, office: OpenOffice) -> None:
        """The year's register in three formats, and the receipts of the last visits with papers."""
        folder, to_on = self._out / PAPERS, office.desk.clock.today()
        folder.mkdir()
        from_on = date(to_on.year, 1, 1)
        for form in Format:
            paper = RegisterService(office.desk).print_register(from_on, to_on)
            save_register(paper, form, folder / f"so-tiep-cong-dan-{to_on.year}.{form.value}")
        self._print_books(office, folder, to_on.year)
        papers = HandedInService(office.desk)
        with_papers = [row for row in _newest(office, 120) if not row.voided_on and papers.papers(row.uid)]
        for row in with_papers[:RECEIPTS]:
            receipt = ReceiptService(office.desk).receipt(row.uid)
            for form in (Format.PDF, Format.WORD):
                save_document(receipt, form, folder / f"giay-bien-nhan-{row.label.replace('/', '-')}.{form.value}")
        self._print_sessions(office, folder)
        _print_of_one(office, folder)
        names = sorted(path.name for path in folder.iterdir())
        self._say(f"Giấy tờ đã in vào {PAPERS}: " + ", ".join(names) + ".", papers=names)

    def _print_sessions(self, office: OpenOffice, folder: Path) -> None:
        """The schedule of this month and the next, and the papers of the last session that was concluded."""
        desk, today = office.desk, office.desk.clock.today()
        save_document(
            NoticeService(desk).notice(today.year, today.month, 2), Format.PDF, folder / "lich-tiep-cong-dan.pdf"
        )
        rows = SessionPages(desk.db, SessionFilter(to_on=today), today).after(None, 100)
        papers = SessionPaperService(desk)
        for uid in [row.uid for row in rows if session_record(desk.db, row.uid, today).conclusion][:1]:
            save_document(papers.minutes(uid), Format.PDF, folder / "bien-ban-tiep-cong-dan.pdf")
            save_document(papers.conclusion(uid), Format.PDF, folder / "ket-luan-tiep-cong-dan.pdf")

    def _print_books(self, office: OpenOffice, folder: Path, year: int) -> None:
        """Every further book of the year, cover and closing page of last year's, the year's figures."""
        desk, closed = office.desk, book_year(office.db, MAIN, year - 1)
        for book in books(office.db)[1:]:
            pdf = BookPrinting(desk).whole(book.letter, year, Silent()).pdf
            (folder / f"so-tiep-cong-dan-{year}-{book.letter.lower()}.pdf").write_bytes(pdf)
        if closed.closed_on:
            papers = BookPapers(desk)
            for name, document in (("bia-so", papers.cover), ("trang-khoa-so", papers.closing_page)):
                for form in (Format.PDF, Format.WORD):
                    save_document(document(MAIN, year - 1), form, folder / f"{name}-{year - 1}.{form.value}")
        table = figures(office.db, date(year, 1, 1), desk.clock.today())
        save_document(FigurePapers(desk).paper(table), Format.PDF, folder / f"so-lieu-{year}.pdf")

    def _copy(self, office: OpenOffice) -> tuple[Path, Fingerprint]:
        before = _fingerprint(office)
        return SafetyService(office, ()).back_up(Silent(), self._out / COPIES), before

    def _restore(self, copy: Path, before: Fingerprint) -> None:
        """Bring the backup back beside the office and compare."""
        beside = self._out / RESTORED
        restore(copy, beside, self._unlock, self._opener.clock, Silent(), self._opener.floor)
        account = KeyFile.read(beside, self._opener.floor).accounts()[0].name
        office = open_office(beside, account, PASSWORD, self._opener)
        try:
            books = [book for area in load_areas() for book in area.books]
            checked = SafetyService(office, books).verify(Silent())
            same = checked.is_clean and _fingerprint(office) == before
        finally:
            office.close()
        if not same:
            raise UserError("Bản phục hồi không giống dữ liệu gốc. Không dùng bản sao lưu này; hãy báo nơi hỗ trợ.")
        self._say(
            f"Sao lưu, phục hồi sang {RESTORED} và so lại: giống hệt, {words.number(checked.journal_rows)} dòng "
            "nhật ký liền mạch, các số không đứt quãng.",
            journal_rows=checked.journal_rows,
        )

    def _picture(self) -> None:
        """Every page of the window, with the year in it."""
        from desktop_app.shell.memory import Memory
        from desktop_app.shell.pictures import picture_pages
        from desktop_app.shell.program import Program

        folder = self._out / DATA
        with TemporaryDirectory() as scratch:
            program = Program(
                clock=self._opener.clock,
                door=Door(folder, self._opener),
                areas=load_areas(),
                memory=Memory(Path(scratch, "cua-so.json")),
                details=details,
                is_practice=True,
            )
            account = program.door.plate().people[0].uid
            office = open_office(folder, account, PASSWORD, self._opener)
            names = [path.name for path in picture_pages(program, office, self._out / PICTURES)]
        self._say(f"Ảnh {len(names)} trang của chương trình: {PICTURES}.", pictures=names)

    def _unlock(self, keys: KeyFile) -> Unlocked:
        return keys.unlock(keys.accounts()[0].name, PASSWORD, self._opener.clock.now())


def _is_telling(row: VisitRow) -> bool:
    """Whether the name is long enough not to be the beginning of many others."""
    return min(map(len, row.who.split())) > 2


def _print_of_one(office: OpenOffice, folder: Path) -> None:
    """The notices of refusals that are still to be issued, and what the last citizen said, to be read back."""
    refused = VisitPages(office.db, VisitFilter(handling=Handling.REFUSE)).after(None, 50)
    named = [row for row in _newest(office, 20) if not row.is_secret and not row.voided_on]
    papers = [(f"thong-bao-tu-choi-{row.number}", RefusalService(office.desk).notice, row) for row in refused]
    made = [paper for paper in papers if paper[2].awaits_notice]
    made += [(f"bien-ban-trinh-bay-{row.number}", StatementService(office.desk).statement, row) for row in named[:1]]
    for name, make, row in made:
        for form in (Format.PDF, Format.WORD):
            save_document(make(row.uid), form, folder / f"{name}-{row.year}.{form.value}")


def _newest(office: OpenOffice, size: int) -> Sequence[VisitRow]:
    return VisitPages(office.db, VisitFilter()).after(None, size)


def _fingerprint(office: OpenOffice) -> Fingerprint:
    with office.db.reading() as session:
        _, link = head(session)
    last = tuple(f"{row.label} {row.who} {row.content}" for row in _newest(office, 500))
    return Fingerprint(VisitPages(office.db, VisitFilter()).count(), last, link)


def _make_room(out: Path, opener: Opener) -> None:
    """An empty folder, or one that an earlier story filled: only what such a story makes is taken away."""
    if out.exists() and any(out.iterdir()):
        own = (out / DATA / FILE_NAME).exists() and KeyFile.read(out / DATA, opener.floor).facts().is_practice
        if not own:
            raise UserError("Thư mục này đã có tệp khác. Hãy chọn một thư mục mới hoặc còn trống.")
        for name in (DATA, PAPERS, COPIES, RESTORED, PICTURES):
            shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
