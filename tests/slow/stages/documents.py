"""Other programs open what we write, and we read what they write: LibreOffice, poppler, age and unzip for packages.

Before that, what nobody may see: every page is drawn for two denouncers, and no dot of the pictures differs.
"""

import random
import re
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from desktop_app.areas.sample import PASSWORD, SEED
from desktop_app.core.resources import resource
from desktop_app.core.sheets.cells import CellError, Value
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import Book, open_book
from desktop_app.core.sheets.table import Record, read_table, survey
from desktop_app.core.sheets.writing import write_template
from desktop_app.core.text.legacy import Encoding, to_legacy
from desktop_app.demo import DATA
from desktop_app.office.practice import PracticeOffice
from tests.core.sheets.declared import TEMPLATE
from tests.slow.machine import Failed, check_with_pytest, need, output, stage

PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils")
HEADING = "SỔ TIẾP CÔNG DÂN"
FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8", "csv": "Text - txt - csv (StarCalc)",
}  # fmt: skip
NAME, PLACE = "Nguyễn Văn Đức", "thôn Đoài, xã Hòa Bình"
SEEN: tuple[tuple[Value, ...], ...] = (
    ("Họ và tên", "Ngày tiếp", "Giờ", "Số", "Đúng", "Lỗi", "Lúc"),
    (NAME, date(2026, 3, 25), time(8, 30), 1.5, True, CellError("#DIV/0!"), datetime(2026, 3, 25, 8, 30)),
    (None, None, None, None, None, None, None),
    ("=1+1", date(1961, 12, 3), None, 27061004471.0, False, 3.0, None),
)


def work() -> None:
    """Make the demo's papers, convert each and look for its words."""
    check_with_pytest("tests/slow/denouncer_pictures.py", "-n0", "--timeout=150")
    need(PACKAGES, ["soffice", "pdftotext", "pdffonts"])
    check_with_pytest("tests/slow/word_texts.py", "-n0", "--timeout=300")
    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        out = Path(folder) / "out"
        output([sys.executable, "-m", "desktop_app", "demo", "--out", out, "--rows", "60"])
        papers = sorted(path for path in out.rglob("*") if path.suffix in (".docx", ".xlsx", ".pdf"))
        if {path.suffix for path in papers} != {".docx", ".xlsx", ".pdf"}:
            raise Failed(f"the demo made only {[path.name for path in papers]}")
        for paper in papers:
            text = _pdf_text(paper if paper.suffix == ".pdf" else _converted(paper, Path(folder)))
            _look(paper, text)
        (Path(folder) / "reports").mkdir()
        for form in ("all", "democracy"):
            _read_reports(out / DATA, Path(folder), form)
        _read_books(Path(folder) / "books")
    need(("age", "unzip", "openssl"), ["age", "unzip", "openssl"])
    check_with_pytest("tests/slow/package_by_hand.py", "-n0", "--timeout=60")


def _read_reports(data: Path, folder: Path, report: str) -> None:
    """The reports of a year: as Word as many pages as their PDF, or one more or less."""
    asked: list[str | Path] = ["report", report, "--from", "2025-12-15", "--to", "2026-12-14"]
    asked += ["--data", data, "--account", PracticeOffice(random.Random(SEED)).official("reception").name]
    made = {form: folder / "reports" / f"{report}.{form}" for form in ("pdf", "docx")}
    for form, target in made.items():
        typed = [sys.executable, "-m", "desktop_app", *asked, "--format", form, "--out", target]
        output(typed, {"SODANCHU_PASSWORD": PASSWORD})
    pages = [_pages(made["pdf"]), _pages(_converted(made["docx"], folder))]
    print(f"report {report}: {pages[0]} pages, from Word {pages[1]}")
    if abs(pages[0] - pages[1]) > 1:
        raise Failed(f"report {report} takes {pages[0]} pages, what LibreOffice makes of their Word file {pages[1]}")


def _pages(pdf: Path) -> int:
    return int(re.findall(r"^Pages:\s+(\d+)", output(["pdfinfo", pdf]), re.MULTILINE)[0])


def _read_books(folder: Path) -> None:
    """What LibreOffice saved, in each of its forms, reads with the values one sees."""
    folder.mkdir()
    _write_values(folder / "values.xlsx")
    for name, encoding, font in (("tcvn3", Encoding.TCVN3, ".VnTime"), ("vni", Encoding.VNI, "VNI-Times")):
        _write_old(folder / f"{name}.xlsx", encoding, font)
    write_template(TEMPLATE, folder / "template.xlsx", datetime(2026, 3, 25))
    for form in ("xlsx", "xls", "ods"):
        for saved in _saved(sorted(folder.glob("*.xlsx")), form):
            with open_book(saved) as book:
                _compare(book, saved.stem, form)
    with open_book(_saved([folder / "values.xlsx"], "csv")[0]) as book:
        first = next(book.sheets[0].rows()).values
    if first != SEEN[0]:
        raise Failed(f"LibreOffice's .csv reads as {first}")


def _write_values(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet, forms = book.add_worksheet("Sổ"), {}
        for form in ("dd/mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm"):
            forms[form] = book.add_format({"num_format": form})
        for row, cells in enumerate(SEEN):
            for column, cell in enumerate(cells):
                if isinstance(cell, date | time):
                    form = "hh:mm" if isinstance(cell, time) else "dd/mm/yyyy"
                    form = f"{form} hh:mm" if isinstance(cell, datetime) else form
                    sheet.write_datetime(row, column, cell, forms[form])
                elif isinstance(cell, CellError):
                    sheet.write_formula(row, column, "=1/0", None, cell.text)
                else:
                    sheet.write_formula(row, column, "=1+2", None, 3) if cell == SEEN[3][5] else sheet.write(
                        row, column, cell
                    )
        book.add_worksheet("Nháp").hide()


def _write_old(path: Path, encoding: Encoding, font: str) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet, look = book.add_worksheet("S"), book.add_format({"font_name": font})
        for row, cells in enumerate((("Họ và tên", "Ngày tiếp", "Địa chỉ"), (NAME, "25/3/2026"))):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, to_legacy(text, encoding).text, look)
        # In the old font this first word would be another one.
        first, rest = PLACE.split(" ", 1)
        plain = book.add_format({"font_name": "Times New Roman"})
        sheet.write_rich_string(1, 2, plain, f"{first} ", look, to_legacy(rest, encoding).text, look)


def _saved(made: Sequence[Path], form: str) -> list[Path]:
    """The workbooks as LibreOffice saves them."""
    above = made[0].parents[1]
    folder = above / form
    wanted = f"{form}:{FILTERS[form]}{':44,34,76' if form == 'csv' else ''}"
    profile = f"-env:UserInstallation={(above / 'profile').as_uri()}"
    output(["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", folder, *made])
    saved = [folder / f"{path.stem}.{form}" for path in made]
    if missing := [path.name for path in saved if not path.exists()]:
        raise Failed(f"LibreOffice did not save {missing}")
    return saved


def _compare(book: Book, name: str, form: str) -> None:
    print(f"{name}.{form}: {', '.join(sheet.name for sheet in book.sheets)}")
    if name == "values":
        read = tuple(row.values for row in book.sheets[0].rows())
        if read != SEEN or [sheet.hidden for sheet in book.sheets] != [False, True]:
            raise Failed(f"LibreOffice's .{form} reads as {read}")
        return
    found = find_table(book, TEMPLATE)
    mapping = found.mapping
    read_rows = list(read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 30))
    if name == "template":
        if found.missing or read_rows:
            raise Failed(f"the template saved as .{form} lacks {found.missing}")
        return
    values = [each.values for each in read_rows if isinstance(each, Record)]
    if [(each["name"], each["day"], each["address"]) for each in values] != [(NAME, date(2026, 3, 25), PLACE)]:
        raise Failed(f"{name} saved as .{form} reads as {values}")


def _converted(paper: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    typed = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / paper.suffix[1:], paper]
    output(typed, {"FONTCONFIG_FILE": str(_fonts_of_an_office(folder))})
    made = folder / paper.suffix[1:] / paper.with_suffix(".pdf").name
    if not made.exists():
        raise Failed(f"LibreOffice cannot open {paper.name}")
    return made


def _fonts_of_an_office(folder: Path) -> Path:
    """Letters as wide as those of Times New Roman, which every office has: others would make other pages."""
    settings = folder / "fonts.conf"
    settings.write_text(
        f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{resource("fonts")}</dir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
""",
        encoding="utf-8",
    )
    return settings


def _pdf_text(pdf: Path) -> str:
    fonts = output(["pdffonts", pdf]).splitlines()[2:]
    if loose := [line for line in fonts if not re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d", line)]:
        raise Failed(f"{pdf.name} has fonts that are not embedded: {loose[:3]}")
    return output(["pdftotext", "-layout", pdf, "-"])


def _look(paper: Path, text: str) -> None:
    words = len(text.split())
    print(f"{paper.name}: {words} words")
    if words < 20:
        raise Failed(f"{paper.name} is empty")
    if "\ufffd" in text or unicodedata.normalize("NFC", text) != text:
        raise Failed(f"{paper.name} has broken letters")
    if "so-tiep-cong-dan" in paper.name and HEADING not in text.upper():
        raise Failed(f"{paper.name} does not say {HEADING}")


if __name__ == "__main__":
    stage(work)
