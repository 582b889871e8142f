"""What on a stick is warned of: by its name and its place, nothing opened, nothing taken away."""

from pathlib import Path

import pytest

from desktop_app.core.stick.looking import look_over

WARNED = [
    (["autorun.inf"], "autorun.inf", "tự chạy khi cắm USB"),
    (["AutoRun.INF"], "AutoRun.INF", "tự chạy khi cắm USB"),
    (["Báo cáo.exe", "Báo cáo/"], "Báo cáo.exe", "là chương trình mang tên của “Báo cáo”"),
    (["Báo cáo.lnk", "báo cáo.docx"], "Báo cáo.lnk", "là lối tắt mang tên của “báo cáo.docx”"),
    (["giay moi.pdf.exe"], "giay moi.pdf.exe", "là chương trình giả làm tệp .pdf"),
    (["giay moi.pdf      .scr"], "giay moi.pdf      .scr", "giả làm tệp .pdf"),
    (["thu\u202efdp.exe"], "thu\u202efdp.exe", "ký tự ẩn để trông như tài liệu"),
    (["USB (8GB).lnk"], "USB (8GB).lnk", "là lối tắt, không phải tài liệu"),
    (["Ảnh.exe"], "Ảnh.exe", "Chỉ mở khi chính mình đã chép nó vào USB"),
    ([".goc/"], ".goc", "Thư mục “.goc” bị ẩn"),
    (["~sdc-0a1b2c.tmp"], "~sdc-0a1b2c.tmp", "phần dở của một lần gửi bị ngắt"),
    (["gui/", "gui/~sdc-0a.tmp"], "gui/~sdc-0a.tmp", "phần dở của một lần gửi bị ngắt"),
]
CALM = [
    "System Volume Information/",
    "$RECYCLE.BIN/",
    ".Trash-1000/",
    "autorun.inf/",
    "báo cáo.pdf",
    "Ảnh/",
    "a.b.docx",
]


def put(root: Path, names: list[str]) -> None:
    for name in names:
        path = root / name.rstrip("/")
        path.mkdir() if name.endswith("/") else path.write_bytes(b"as it was")


@pytest.mark.parametrize(("there", "name", "words"), WARNED)
def test_what_looks_like_the_work_of_a_virus_is_named_with_a_sentence(
    tmp_path: Path, there: list[str], name: str, words: str
) -> None:
    put(tmp_path, there)
    [found] = look_over(tmp_path)
    assert found.name == name
    assert words in found.sentence
    assert found.sentence.endswith(".")
    assert "\u202e" not in found.sentence, "it would turn the sentence round"
    assert len(list(tmp_path.rglob("*"))) == len(there)


def test_what_systems_hide_and_plain_papers_are_passed_over_and_the_worst_stands_first(tmp_path: Path) -> None:
    put(tmp_path, CALM)
    assert look_over(tmp_path) == []
    put(tmp_path, ["cài đặt.exe", "báo cáo.scr"])
    assert [found.name for found in look_over(tmp_path)] == ["báo cáo.scr", "cài đặt.exe"]
