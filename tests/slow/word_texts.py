"""Word files as LibreOffice writes them are read without losing an article: run by the stage `documents`."""

import subprocess
import time
from pathlib import Path

import docx
import pytest

from desktop_app.areas.conventions.text.intake import from_docx
from desktop_app.areas.conventions.text.rules import difference
from desktop_app.core.errors import UserError
from tests.core.word_text.makers import add_list, listed, saved

PAGES, ARTICLES_ON_A_PAGE = 500, 3
PATIENCE = 60
"""Seconds that 500 pages may take on a slow machine; they are read in a few."""


def through_libreoffice(folder: Path, name: str, *forms: str) -> bytes:
    """The file as LibreOffice writes it after each of these forms."""
    path = folder / name
    for place, form in enumerate(forms):
        out = folder / str(place)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", form, "--outdir", out, path],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        path = out / f"{path.stem}.{form.partition(':')[0]}"
    return path.read_bytes()


def written() -> bytes:
    """Twenty articles whose numbers Word draws, each with numbered clauses and lettered points, and a table."""
    word = docx.Document()
    levels = [("upperRoman", "Chương %1."), ("decimal", "Điều %2."), ("decimal", "%3."), ("lowerLetter", "%4)")]
    add_list(word, 90, levels)
    for number in range(1, 21):
        if number in (1, 11):
            listed(word, "Nếp sống" if number == 1 else "Môi trường", 90, 0)
        listed(word, f"Việc {number}", 90, 1)
        listed(word, "Làm chu đáo.", 90, 2)
        listed(word, "đúng hẹn;", 90, 3)
        listed(word, "đủ người.", 90, 3)
    table = word.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Mức", "Tự nguyện"
    return saved(word)


@pytest.mark.parametrize("forms", [("docx:MS Word 2007 XML",), ("odt", "docx:MS Word 2007 XML")], ids=["docx", "odt"])
def test_what_libreoffice_saved_says_the_same_article_by_article(tmp_path: Path, forms: tuple[str, ...]) -> None:
    content = written()
    (tmp_path / "a.docx").write_bytes(content)
    before, after = from_docx(content), from_docx(through_libreoffice(tmp_path, "a.docx", *forms))
    assert len(before.wording.articles) == 20
    changes = difference(before.wording.parts, after.wording.parts)
    assert [(change.kind.value, change.article) for change in changes if change.before != change.after] == []
    assert (after.lines, len(after.unplaced)) == (before.lines, len(before.unplaced))


def test_a_file_of_old_word_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(written())
    with pytest.raises(UserError, match=r"đời cũ \(\.doc\)"):
        from_docx(through_libreoffice(tmp_path, "a.docx", "doc"))


def test_five_hundred_pages_are_read_whole_and_soon() -> None:
    word = docx.Document()
    for number in range(1, PAGES * ARTICLES_ON_A_PAGE + 1):
        word.add_paragraph(f"Điều {number}. Việc thứ {number}")
        for clause in range(1, 6):
            word.add_paragraph(f"{clause}. Các hộ cùng làm việc thứ {number}, khoản {clause}, trong ngày đã hẹn.")
    content = saved(word)
    began = time.monotonic()
    read = from_docx(content)
    took = time.monotonic() - began
    print(f"{PAGES} pages, {read.lines} lines: {took:.1f} s")
    assert len(read.wording.articles) == PAGES * ARTICLES_ON_A_PAGE
    assert took < PATIENCE
