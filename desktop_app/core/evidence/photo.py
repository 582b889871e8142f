"""A photo drawn anew: smaller, upright, and without anything it knew besides its picture and the time it was taken."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.evidence.broken import BROKEN, uncomplaining
from desktop_app.core.evidence.kinds import Kind
from desktop_app.core.evidence.taken import said_by

LONG_SIDE = 2400
"""Letters of 14 pt on an A4 notice stay readable in a photo of a board two metres wide."""
QUALITY = 82
MOST_PIXELS = 110_000_000
MOST_SIDE = 30_000
MOST_DECODED = 25_000_000
"""So many pixels are in memory at once, at four bytes; a JPEG is made smaller while it is read."""

TOO_LARGE = "Ảnh có {} × {} điểm ảnh, quá lớn để mở. Gửi lại ảnh ở cỡ nhỏ hơn (ví dụ qua Zalo), hoặc chụp ở cỡ thường."
_CUT = "Ảnh bị thiếu hoặc hỏng dữ liệu, thường do chép chưa xong. Chép lại ảnh từ điện thoại hoặc máy ảnh."
_ANIMATED = "Ảnh động: chỉ giữ hình đầu tiên."
_SMOOTH = ("L", "LA", "RGB", "RGBA", "CMYK")
"""Pixels that can be averaged as they are; made smaller first, they are never in memory twice."""

_READERS: dict[Kind, type[ImageFile]] = {
    Kind.JPEG: JpegImageFile,
    Kind.PNG: PngImageFile,
    Kind.GIF: GifImageFile,
    Kind.BMP: BmpImageFile,
}


@dataclass(frozen=True)
class Photo:
    """The picture that is kept, a JPEG without metadata."""

    content: bytes
    width: int
    height: int
    taken_at: datetime | None
    note: str = ""


def drawn_anew(content: bytes, kind: Kind) -> Photo:
    """The photo as it is kept; UserError when it is too large or broken. Its size is checked before it is decoded."""
    try:
        with uncomplaining(), _READERS[kind](BytesIO(content)) as image:
            _refuse_large(image)
            at, turn = said_by(image)
            note = _ANIMATED if getattr(image, "is_animated", False) else ""
            kept = _small(image)
    except BROKEN:
        raise UserError(_CUT) from None
    # A new picture has nothing in its `info` that a writer could write out.
    bare = Image.frombytes("RGB", kept.size, kept.tobytes())
    upright = bare.transpose(turn) if turn is not None else bare
    out = BytesIO()
    upright.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Photo(out.getvalue(), upright.width, upright.height, at, note)


def _refuse_large(image: ImageFile) -> None:
    width, height = image.size
    is_too_large = width * height > MOST_PIXELS or max(width, height) > MOST_SIDE
    if not is_too_large and isinstance(image, JpegImageFile) and not image.info.get("progressive"):
        share = LONG_SIDE / max(width, height, LONG_SIDE)
        image.draft(None, (max(1, round(width * share)), max(1, round(height * share))))
    if is_too_large or image.width * image.height > MOST_DECODED:
        raise UserError(TOO_LARGE.format(words.number(width), words.number(height)))


def _small(image: Image.Image) -> Image.Image:
    """In the colours of a screen and no larger than is kept; what shines through shows white."""
    image.load()
    smooth = image if image.mode in _SMOOTH else _plain(image)
    smooth.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return _plain(smooth)


def _plain(image: Image.Image) -> Image.Image:
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        over = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    return image.convert("RGB")
