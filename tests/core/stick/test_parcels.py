"""Names on a stick: such as Windows accepts, no two alike, told before they are used."""

import sys
from pathlib import Path

import pytest

from desktop_app.core.stick.parcels import Parcel, mended, named, parcels_of
from desktop_app.core.text.file_names import is_accepted

NAMES = [
    ("báo cáo.pdf", "báo cáo.pdf"),
    ("bien-ban 9/11.docx".replace("/", ":"), "bien-ban 9-11.docx"),
    ("con.txt", "con-.txt"),
    ("hỏi?.xlsx", "hỏi-.xlsx"),
    ("cuối câu. ", "cuối câu"),
    ("ho\u031b\u0323p.pdf", "hợp.pdf"),
    ("dòng\nmới.txt", "dòng mới.txt"),
    ("a" * 200 + ".docx", "a" * 115 + ".docx"),
    ("???", "---"),
]


@pytest.mark.parametrize(("given", "expected"), NAMES)
def test_a_name_is_mended_and_keeps_its_ending(given: str, expected: str) -> None:
    assert mended(given) == expected
    assert is_accepted(expected)


def test_names_that_differ_only_in_capitals_are_told_apart_by_a_number() -> None:
    planned = named([Parcel(name, b"") for name in ("Sổ.pdf", "sổ.PDF", "thư mục/a?.pdf", "thư mục/a-.pdf")])
    assert [each.name for each in planned] == ["Sổ.pdf", "sổ (2).PDF", "thư mục/a-.pdf", "thư mục/a- (2).pdf"]
    assert [each.is_mended for each in planned] == [False, True, True, True]


@pytest.mark.skipif(sys.platform == "win32", reason="only an administrator makes links there")
def test_a_folder_keeps_its_structure_and_links_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "hồ sơ"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "b.txt").write_bytes(b"b")
    (folder / "a.txt").write_bytes(b"a")
    (tmp_path / "ngoài.txt").write_bytes(b"other")
    (folder / "z.txt").symlink_to(tmp_path / "ngoài.txt")
    found = parcels_of([folder, tmp_path / "ngoài.txt"])
    assert [each.name for each in found] == ["hồ sơ/a.txt", "hồ sơ/2026/b.txt", "ngoài.txt"]
