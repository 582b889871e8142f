"""The list that goes with the files: for people, and for `sha256sum -c`, which passes over lines that begin with #."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.core import words

NAME = "DANH-SACH.txt"


@dataclass(frozen=True)
class Written:
    """A file as it was found again on the stick: its name below the folder sent, its length, its SHA-256."""

    name: str
    size: int
    sha256: str


def manifest(files: Sequence[Written], about: str, listed_as: str = NAME) -> bytes:
    """The text of the list; `about` says by whom and when it was made, `listed_as` is its own name."""
    lines = [
        f"# DANH SÁCH {len(files)} TỆP ĐÃ GỬI",
        f"# {about}",
        "# Mỗi tệp: một dòng dung lượng, rồi mã SHA-256 và tên tệp.",
        f"# Kiểm tra lại trên Linux: sha256sum -c {listed_as}",
        "# Kiểm tra một tệp trên Windows: certutil -hashfile TÊN-TỆP SHA256",
        "#",
    ]
    for file in files:
        lines += [f"# {words.number(file.size)} byte", f"{file.sha256}  {file.name}"]
    return ("\n".join(lines) + "\n").encode()
