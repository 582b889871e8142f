"""What a file is, by its content; its name is never believed."""

from enum import Enum

_LOOKED_AT = 1024


class Kind(Enum):
    """The kinds that are told apart; the value is how a sentence calls them."""

    JPEG = "ảnh JPG"
    PNG = "ảnh PNG"
    GIF = "ảnh GIF"
    BMP = "ảnh BMP"
    HEIC = "ảnh HEIC"
    PDF = "tệp PDF"
    PROGRAM = "tệp chương trình"
    ARCHIVE = "tệp nén hoặc tệp Word, Excel"
    OLD_OFFICE = "tệp Word, Excel"
    TIFF = "ảnh TIFF"
    WEBP = "ảnh WEBP"
    VIDEO = "tệp phim"
    UNKNOWN = "tệp không rõ loại"


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.BMP})
"""Pictures that are drawn anew before they are kept."""

_BEGINNINGS = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"BM", Kind.BMP),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"PK\x03\x04", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


def kind_of(content: bytes) -> Kind:
    """The kind of a file."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content[4:8] == b"ftyp":
        return Kind.HEIC if content[8:12] in _HEIC_BRANDS else Kind.VIDEO
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Kind.WEBP
    return Kind.PDF if b"%PDF-" in content[:_LOOKED_AT] else Kind.UNKNOWN
