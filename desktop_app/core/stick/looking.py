"""What on a stick looks like the work of a virus; told, never opened, run or taken away."""

import array
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desktop_app.core.stick.writing import PART

_SHORTCUTS = frozenset({".lnk", ".url", ".scf"})
_PROGRAMS = _SHORTCUTS | {
    *(".exe", ".scr", ".com", ".pif", ".bat", ".cmd", ".vbs", ".vbe", ".js"),
    *(".jse", ".wsf", ".wsh", ".hta", ".msi", ".cpl", ".jar", ".ps1"),
}
_PAPERS = frozenset(
    {".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".pdf", ".txt", ".csv", ".odt", ".ods"}
    | {".jpg", ".jpeg", ".png", ".gif", ".mp4", ".mp3", ".zip", ".rar", ".7z"}
)
# What systems themselves hide in the root of a drive.
_OF_SYSTEMS = frozenset(
    {"system volume information", "$recycle.bin", "recycler", "desktop.ini", "thumbs.db", "indexervolumeguid"}
    | {".ds_store", ".spotlight-v100", ".fseventsd", ".trashes", ".temporaryitems", "wpsettings.dat", ".android_secure"}
)
_TURNS_LETTERS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_HIDDEN_OR_SYSTEM = 2 | 4
_ASK_FAT = 0x80047210
_MOST = 2_000
_UNFINISHED = "“{}” là phần dở của một lần gửi bị ngắt, không dùng được. Xóa đi được."
DO_NOT_OPEN = "Không mở; nhờ người phụ trách máy tính quét USB."


@dataclass(frozen=True)
class Finding:
    """One thing in the root of the stick, and a sentence that says what it may be and what to do."""

    name: str
    sentence: str


def look_over(root: Path) -> Sequence[Finding]:
    """Everything in the root that is to be warned of, the worse first; OSError when it cannot be read."""
    with os.scandir(root) as entries:
        seen = [entry for entry, _ in zip(entries, range(_MOST), strict=False)]
    seen.sort(key=lambda entry: entry.name.casefold())
    names = {entry.name.casefold(): entry for entry in seen}
    found = [finding for entry in seen for finding in (*_findings(entry, names), *_parts_in(entry))]
    return [Finding(name, sentence) for _, name, sentence in sorted(found, key=lambda each: each[0])]


def _findings(entry: "os.DirEntry[str]", names: dict[str, "os.DirEntry[str]"]) -> Iterator[tuple[int, str, str]]:
    name, shown = entry.name, _legible(entry.name)
    low = name.casefold()
    if low in _OF_SYSTEMS or low.startswith((".trash-", "._")):
        return
    if low == "autorun.inf":
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder:  # a folder of that name is what vaccines put there
            yield 0, name, f"“{shown}” làm chương trình lạ tự chạy khi cắm USB. {DO_NOT_OPEN}"
        return
    ending = PurePosixPath(low).suffix
    if not entry.is_dir(follow_symlinks=False) and ending in _PROGRAMS:
        yield _program(name, shown, ending, names)
        return
    if low.startswith(PART):
        yield 3, name, _UNFINISHED.format(shown)
    elif _is_hidden(entry):
        what = "Thư mục" if entry.is_dir(follow_symlinks=False) else "Tệp"
        yield 2, name, f"{what} “{shown}” bị ẩn. Vi-rút hay ẩn tài liệu thật để thay bằng tệp giả cùng tên."


def _parts_in(entry: "os.DirEntry[str]") -> Iterator[tuple[int, str, str]]:
    """What a sending that was cut off left in a folder."""
    if entry.name.startswith((PART, ".")) or not entry.is_dir(follow_symlinks=False):
        return
    with suppress(OSError), os.scandir(entry.path) as inside:
        for part, _ in zip(inside, range(_MOST), strict=False):
            if part.name.startswith(PART):
                yield 3, f"{entry.name}/{part.name}", _UNFINISHED.format(f"{_legible(entry.name)}/{part.name}")


def _program(name: str, shown: str, ending: str, names: dict[str, "os.DirEntry[str]"]) -> tuple[int, str, str]:
    what = "lối tắt" if ending in _SHORTCUTS else "chương trình"
    stem = name.casefold().removesuffix(ending).rstrip()
    inner = PurePosixPath(stem).suffix
    if _TURNS_LETTERS & set(name):
        return 0, name, f"“{shown}” là {what} có ký tự ẩn để trông như tài liệu. {DO_NOT_OPEN}"
    if inner in _PAPERS:
        return 0, name, f"“{shown}” là {what} giả làm tệp {inner}. {DO_NOT_OPEN}"
    twin = next((other for other in names if other == stem or _is_paper(other, stem)), None)
    if twin is not None:
        return 0, name, f"“{shown}” là {what} mang tên của “{_legible(names[twin].name)}”. {DO_NOT_OPEN}"
    if what == "lối tắt":
        return 1, name, f"“{shown}” là lối tắt, không phải tài liệu. {DO_NOT_OPEN}"
    return 1, name, f"“{shown}” là chương trình. Chỉ mở khi chính mình đã chép nó vào USB."


def _is_paper(name: str, stem: str) -> bool:
    ending = PurePosixPath(name).suffix
    return ending in _PAPERS and name.removesuffix(ending) == stem


def _legible(name: str) -> str:
    """The name in the order in which its letters stand, without what turns them round."""
    return "".join(sign for sign in name if sign not in _TURNS_LETTERS and sign.isprintable())


def _is_hidden(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith("."):
        return True
    if sys.platform == "win32":
        return bool(entry.stat(follow_symlinks=False).st_file_attributes & _HIDDEN_OR_SYSTEM)
    return _hidden_on_fat(entry.path)


def _hidden_on_fat(path: str) -> bool:
    """Linux shows what Windows hides; only FAT itself can be asked."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return False
    attributes = array.array("I", [0])
    try:
        fcntl.ioctl(handle, _ASK_FAT, attributes, True)
    except OSError:
        return False  # another kind of file system
    finally:
        os.close(handle)
    return bool(attributes[0] & _HIDDEN_OR_SYSTEM)
