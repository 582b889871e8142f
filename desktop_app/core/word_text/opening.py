"""Opens a .docx by what is in it; what cannot be read is one sentence, and what it may cost is known before."""

import zipfile
import zlib
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from desktop_app.core import words
from desktop_app.core.errors import UserError

LARGEST = 30 * 2**20
LARGEST_UNPACKED = 300 * 2**20
LARGEST_PART = 60 * 2**20
"""So large is the main part of some two thousand pages."""
MOST_PARTS = 5_000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")

AGAIN = "Mở tệp bằng Word hoặc LibreOffice, lưu lại dạng .docx rồi chọn lại."
EMPTY = "Tệp rỗng, không có nội dung. Hãy chọn lại tệp hoặc chép lại từ máy gốc."
TOO_LARGE = f"Tệp lớn hơn {LARGEST // 2**20} MB. Bỏ bớt ảnh trong tệp, lưu lại rồi chọn lại."
LOCKED = "Tệp có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại."
OLD = f"Tệp là dạng Word đời cũ (.doc). {AGAIN}"
NO_WORD = "Tệp này không phải văn bản Word. Hãy chọn tệp .docx."
BROKEN = f"Tệp bị hỏng hoặc chép chưa đủ. {AGAIN}"
SWOLLEN = f"Tệp nở ra quá lớn khi mở, có thể đã bị cố ý làm hỏng. {AGAIN}"

_RAISED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError),
    *(LookupError, AttributeError, TypeError, AssertionError, OpcError, LxmlError),
)
"""What a damaged package raises inside a library that takes every package for a whole one."""


def open_word(content: bytes) -> WordFile:
    """The file, ready to be read; UserError when it is no .docx, is locked, broken, or too large."""
    if not content:
        raise UserError(EMPTY)
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    if content.startswith(_OLE):
        raise UserError(LOCKED if _SEALED in content else OLD)
    if not content.startswith(_ZIP):
        raise UserError(NO_WORD)
    try:
        _look_through(content)
        return docx.Document(BytesIO(content))
    except _RAISED:
        raise UserError(BROKEN) from None
    except ValueError as refused:
        # The library says so of a package whose main part is no Word text; everything else it says is of broken XML.
        raise UserError(NO_WORD if "not a Word file" in str(refused) else BROKEN) from None


def _look_through(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise UserError(LOCKED)
        sizes = [part.file_size for part in parts]
        if len(parts) > MOST_PARTS or sum(sizes) > LARGEST_UNPACKED:
            raise UserError(SWOLLEN)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                if part.file_size > LARGEST_PART:
                    raise UserError(
                        f"Văn bản trong tệp nặng {words.number(part.file_size / 2**20)} MB, quá dài để đọc một lần. "
                        "Hãy tách thành nhiều tệp."
                    )
                with archive.open(part) as opened:
                    if any(sign in opened.read(4096) for sign in _DECLARED):
                        raise UserError(SWOLLEN)
