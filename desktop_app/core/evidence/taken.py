"""What a picture says of itself: when it was taken, and which way is up."""

from datetime import datetime, timedelta, timezone

from PIL.Image import Exif, Image, Transpose

from desktop_app.core.clock import VIETNAM
from desktop_app.core.evidence.broken import BROKEN, uncomplaining

_EXIF_PART, _ORIGINAL, _OFFSET = 0x8769, 0x9003, 0x9011
_ORIENTATION = 0x0112
_HEADER = b"Exif\0\0"
_LONGEST = 65_536
_EARLIEST_YEAR = 1990
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


def said_by(image: Image) -> tuple[datetime | None, Transpose | None]:
    """When it was taken, and how it must be turned to stand upright; broken data say nothing."""
    try:
        exif = image.getexif()
        turn = _TURNS.get(exif.get(_ORIENTATION, 1))
    except BROKEN:
        return None, None
    return _taken_at(exif), turn


def taken_in_heic(content: bytes) -> datetime | None:
    """The same of a HEIC file, whose picture cannot be read but whose EXIF block is as in any other."""
    at = content.find(_HEADER)
    if at < 0:
        return None
    exif = Exif()
    try:
        with uncomplaining():
            exif.load(content[at : at + _LONGEST])
            return _taken_at(exif)
    except BROKEN:
        return None


def _taken_at(exif: Exif) -> datetime | None:
    """The instant the shutter was pressed, in Vietnamese time where no other is named; None where nothing says it."""
    try:
        part = exif.get_ifd(_EXIF_PART)
        return _instant(part.get(_ORIGINAL), part.get(_OFFSET))
    except BROKEN:
        return None


def _instant(said: object, offset: object) -> datetime | None:
    """2026:10:15 08:12:30 with +07:00; cameras that were never set say zeros."""
    try:
        at = datetime.strptime(str(said).strip("\0 "), "%Y:%m:%d %H:%M:%S").replace(tzinfo=VIETNAM)
    except ValueError:
        return None
    zone = _zone(str(offset or ""))
    return at.replace(tzinfo=zone).astimezone(VIETNAM) if at.year >= _EARLIEST_YEAR else None


def _zone(offset: str) -> timezone:
    sign, hours, minutes = offset[:1], offset[1:3], offset[4:6]
    if sign not in ("+", "-") or not (hours.isdecimal() and minutes.isdecimal()) or int(hours) > 14:
        return VIETNAM
    far = timedelta(hours=int(hours), minutes=int(minutes) % 60)
    return timezone(far if sign == "+" else -far)
