"""Files as telephones, scanners and mischief make them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from PIL.Image import Exif

GPS_PLACE = b"PlaceOfTheHouse"
CAMERA = b"PhoneOfThePublicOfficer"


def board(width: int = 800, height: int = 600, mode: str = "RGB") -> Image.Image:
    """A notice on a board, its upper left corner black."""
    image = Image.new("RGB", (width, height), "#c8b27a")
    pen = ImageDraw.Draw(image)
    pen.rectangle((width // 4, height // 8, width * 3 // 4, height * 7 // 8), fill="white")
    for line in range(8):
        top = height // 6 + line * height // 12
        pen.line((width // 3, top, width * 2 // 3, top), fill="black", width=max(1, height // 200))
    pen.rectangle((0, 0, width // 8, height // 8), fill="black")
    return image.convert(mode)


def exif(taken: str = "2026:10:16 08:12:30", offset: str = "", orientation: int = 1, *, gps: bool = True) -> Exif:
    """What a telephone writes into its pictures."""
    data = Exif()
    data[0x0112] = orientation
    data[0x010F] = CAMERA.decode()
    part: dict[int, Any] = {0x9003: taken} if taken else {}
    if offset:
        part[0x9011] = offset
    part[0x927C] = b"MakerNote-" + CAMERA
    data._ifds[0x8769] = part  # Pillow offers no public way to fill a part that is not there yet
    if gps:
        data._ifds[0x8825] = {1: "N", 2: (21.0, 2.0, 5.5), 3: "E", 4: (105.0, 51.0, 7.25), 27: GPS_PLACE}
    return data


def jpeg(image: Image.Image | None = None, **options: Any) -> bytes:
    return written(image or board(), "JPEG", **options)


def png(image: Image.Image | None = None, **options: Any) -> bytes:
    return written(image or board(), "PNG", **options)


def written(image: Image.Image, form: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def heic(taken: str = "2026:10:16 08:12:30", brand: bytes = b"heic") -> bytes:
    """Like a picture of an iPhone as far as anybody looks at it: the boxes, the EXIF block, unreadable data."""
    block = b"Exif\0\0" + exif(taken).tobytes().removeprefix(b"Exif\0\0")
    body = struct.pack(">I", len(block) + 8) + b"mdat" + block
    return struct.pack(">I", 24) + b"ftyp" + brand + b"\0\0\0\0mif1" + brand + body + bytes(512)


def huge_png(width: int, height: int) -> bytes:
    """A small file that says it is a picture of that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(bytes(4096)))
        + _chunk(b"IEND", b"")
    )


def huge_jpeg(width: int, height: int) -> bytes:
    """The same as a JPEG: the size in its header is not that of its data."""
    content = bytearray(jpeg(board(64, 64)))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def scan() -> bytes:
    """A page with a picture, as a scanner makes it."""
    return written(board(1240, 1754), "PDF", resolution=150)


def pdf() -> bytes:
    """It begins and ends as a PDF does; nobody can show it."""
    return b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
