"""What cannot be read is told in one sentence, in little memory and time."""

import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import CellError, Value
from desktop_app.core.sheets.limits import LIMITS, Limits
from desktop_app.core.sheets.reader import open_book
from tests.core.sheets.makers import MAIN, RELATION, bare_xlsx, compound, ods, ods_rows, package, respelled, xls, xlsx

LITTLE = 60 * 2**20


def _read(path: Path, allowed: Limits = LIMITS) -> list[tuple[Value, ...]]:
    with open_book(path, allowed) as book:
        return [row.values for sheet in book.sheets for row in sheet.rows()]


def _refused(path: Path, words: str, allowed: Limits = LIMITS) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(UserError) as told:
            _read(path, allowed)
        assert tracemalloc.get_traced_memory()[1] < LITTLE
    finally:
        tracemalloc.stop()
    sentence = str(told.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert path.name not in sentence


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000))


def _paper(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(500))


def _noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def _letter(path: Path) -> None:
    package(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})


def _archive(path: Path) -> None:
    package(path, {"a.jpg": b"x"})


def _web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>Họ tên</td></tr></table></html>", encoding="utf-8")


def _xml_of_2003(path: Path) -> None:
    path.write_text("<?xml version='1.0'?><Workbook/>", encoding="utf-8")


def _binary(path: Path) -> None:
    package(path, {"xl/workbook.bin": b"x"})


def _excel_4(path: Path) -> None:
    path.write_bytes(struct.pack("<HHHHH", 0x409, 6, 0, 0x10, 0) + bytes(100))


def _word_97(path: Path) -> None:
    compound(path, {"WordDocument": b"x"})


def _password_xlsx(path: Path) -> None:
    compound(path, {"EncryptionInfo": b"x", "EncryptedPackage": b"y"})


def _password_xls(path: Path) -> None:
    compound(path, {"Workbook": struct.pack("<HHHHIII", 0x809, 16, 0x600, 5, 0, 0, 0) + b"\x2f\0\x04\0abcd"})


def _password_ods(path: Path) -> None:
    ods(
        path,
        ods_rows(("x",)),
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    )


def _cut_xlsx(path: Path) -> None:
    xlsx(path, *[(f"dòng {number}",) for number in range(500)])
    path.write_bytes(path.read_bytes()[:-800])


def _overwritten_xlsx(path: Path) -> None:
    xlsx(path, *[(f"dòng {number}",) for number in range(500)])
    content = bytearray(path.read_bytes())
    content[200:1500] = bytes(1300)
    path.write_bytes(content)


def _cut_xls(path: Path) -> None:
    xls(path, *[(f"dòng {number}",) for number in range(500)])
    path.write_bytes(path.read_bytes()[:9000])


def _doubled_part(path: Path) -> None:
    bare_xlsx(path, "<row/>")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<workbook/>")


NOT, OTHER, LOCKED, BROKEN = "không phải bảng tính", "chưa đọc được dạng", "có mật khẩu", "bị hỏng"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_empty, "Tệp rỗng"), (_picture, NOT), (_paper, NOT), (_noise, NOT), (_letter, NOT), (_archive, NOT),
        (_web_page, OTHER), (_xml_of_2003, OTHER), (_binary, OTHER), (_excel_4, OTHER), (_word_97, NOT),
        (_password_xlsx, LOCKED), (_password_xls, LOCKED), (_password_ods, LOCKED),
        (_cut_xlsx, BROKEN), (_overwritten_xlsx, BROKEN), (_cut_xls, BROKEN), (_doubled_part, BROKEN),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["sổ.xlsx", "sổ.xls"])
def test_what_is_no_workbook_is_one_sentence(
    tmp_path: Path, name: str, make: Callable[[Path], None], words: str
) -> None:
    make(tmp_path / name)
    _refused(tmp_path / name, words)


def test_a_file_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        open_book(tmp_path / "a.xlsx")


def test_200_megabytes_are_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as opened:
        opened.write(b"PK\x03\x04")
        opened.seek(200 * 2**20)
        opened.write(b"x")
    _refused(path, "lớn hơn 100 MB")


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 1_000_001))
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ</t></is></c></row><row r="2"><c r="A2"><v>5</v></c></row>'
    assert _read(bare_xlsx(tmp_path / "a.xlsx", rows + empty)) == [("Họ",), (5.0,)]
    repeated = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    assert _read(ods(tmp_path / "a.ods", ods_rows(("Họ",)) + repeated)) == [("Họ",)]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="CV1048576"><v>1</v></c></row>', "nằm quá xa"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>', "tới cột XFD"),
        ('<row r="1">' + "<c><v>1</v></c>" * 501 + "</row>", "quá 500 cột"),
        ('<x:row r="1"><x:c r="A1"/></x:row>', "chưa đọc được dạng"),
    ],
)
def test_cells_that_would_not_fit_are_refused(tmp_path: Path, cells: str, words: str) -> None:
    _refused(bare_xlsx(tmp_path / "a.xlsx", cells), words)


def test_formatting_far_beyond_the_data_does_not_count(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="CV1048576" s="0"/></row>'
    assert _read(bare_xlsx(tmp_path / "a.xlsx", cells)) == [(1.0,)]


ONE = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="%d"/>'


@pytest.mark.parametrize("cell", [ONE % 16384, ONE % 490])
def test_repeated_cells_count_as_often_as_they_stand_for(tmp_path: Path, cell: str) -> None:
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    _refused(ods(tmp_path / "a.ods", rows), "Trang “Sổ”")


def test_an_old_workbook_with_far_cells_is_refused(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", ("x", "y"), ("z",))
    _refused(path, "nằm quá xa", replace(LIMITS, cells=3))
    _refused(path, "quá 1 cột", replace(LIMITS, columns=1))


def test_tags_with_a_prefix_are_measured_like_any(tmp_path: Path) -> None:
    path = respelled(bare_xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'))
    _refused(path, "cột ZZZ")
    one, other = "<x:row><x:c><x:v>1</x:v></x:c></x:row>", '<y:row xmlns:y="{}"><y:c><y:v>1</y:v></y:c></y:row>'
    two = f'<!-- --><x:worksheet xmlns:x="{MAIN}"><x:sheetData>{one}{other.format(MAIN)}</x:sheetData></x:worksheet>'
    _refused(bare_xlsx(tmp_path / "b.xlsx", two), "lưu lại dạng .xlsx")


def test_a_bomb_of_shared_strings_is_refused(tmp_path: Path) -> None:
    text = "<si><t>" + "x" * 30_000 + "</t></si>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 30_001))
    _refused(bare_xlsx(tmp_path / "a.xlsx", rows, text), "nở ra quá lớn")
    _refused(bare_xlsx(tmp_path / "b.xlsx", "<row/>", "<si/>" * 3_000_001), "nở ra quá lớn")


def test_one_long_text_beside_many_short_ones_is_read(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, 30_001))
    texts = "<si><t>" + "x" * 30_000 + "</t></si><si><t>y</t></si>"
    assert len(_read(bare_xlsx(tmp_path / "a.xlsx", rows, texts))) == 30_000


def test_a_file_that_swells_is_refused(tmp_path: Path) -> None:
    path = bare_xlsx(tmp_path / "a.xlsx", "<row/>")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a.bin", "w") as out:
        for _ in range(24):
            out.write(bytes(2**20))
    assert path.stat().st_size < 100_000
    _refused(path, "nở ra quá lớn", replace(LIMITS, unpacked_bytes=20 * 2**20))
    _refused(bare_xlsx(tmp_path / "b.xlsx", " " * (34 * 2**20)), "nở ra quá lớn")


def test_named_expansions_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet/>'
    _refused(bare_xlsx(tmp_path / "a.xlsx", bomb), "nở ra quá lớn")
    _refused(bare_xlsx(tmp_path / "b.xlsx", "<row/>", **{"xl/workbook.xml": bomb}), "nở ra quá lớn")


def test_text_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n" + "x," * 600 + "\n", encoding="utf-8")
    _refused(tmp_path / "a.csv", "nằm quá xa")
    (tmp_path / "b.csv").write_text('a,b\n"' + "x" * 200_000 + "\n", encoding="utf-8")
    _refused(tmp_path / "b.csv", "bị hỏng")


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_give_values_or_one_sentence(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = (xlsx if seed % 2 else xls)(tmp_path / "a", *[(f"dòng {n}", n, "V¨n") for n in range(60)], font=".VnTime")
    content = bytearray(path.read_bytes())
    for _ in range(12):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    with suppress(UserError):
        _read(path)


def test_a_strict_workbook_is_measured_like_any(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    path = respelled(bare_xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "", strict)
    parts = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name).replace(RELATION.encode(), b"http://purl.oclc.org/ooxml/relationships")
    _refused(package(path, parts), "cột ZZZ")


def test_an_error_far_down_an_ods_stands_in_its_row(tmp_path: Path) -> None:
    failed = (
        '<table:table-row><table:table-cell office:value-type="string" calcext:value-type="error">'
        "<text:p>Err:502</text:p></table:table-cell></table:table-row>"
    )
    long = ods_rows(*[("x" * 3000,)] * 800)
    rows = f"<table:table-rows>{long}{failed}</table:table-rows>"
    with open_book(ods(tmp_path / "a.ods", rows)) as book:
        errors = [row.number for row in book.sheets[0].rows() if isinstance(row.value(1), CellError)]
    assert errors == [801]
