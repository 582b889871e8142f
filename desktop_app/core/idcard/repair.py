"""What scanners and keyboards do to a text, undone where it can be undone without guessing."""

import re
import unicodedata

_TONES = {"\u0300": "5", "\u0309": "6", "\u0303": "7", "\u0301": "8", "\u0323": "9"}
_LETTERS = {"ă": "1", "â": "2", "ê": "3", "ô": "4", "đ": "0"}
_PREFIX = re.compile(r"^(?:\][A-Za-z][0-9A-Za-z])?(?:\\[0-9]{6})?")
"""What a scanner may be set to send before the code: the AIM sign of a QR code, the number of its character set."""


def stripped(text: str) -> str:
    """Without byte order mark, line ends, tabs, other control signs and the signs a scanner sends before the code."""
    kept = "".join(" " if sign in "\t\r\n" else sign for sign in text if not _is_noise(sign)).strip(" ")
    return _PREFIX.sub("", kept)


def _is_noise(sign: str) -> bool:
    """C1 control signs stay: in a text read in the wrong character set they are halves of letters."""
    return sign == "\ufeff" or (ord(sign) < 0x20 and sign not in "\t\r\n") or sign == "\x7f"


def read_again(text: str) -> str:
    """A text that was taken for Western letters ("Nguyá»…n") as the UTF-8 it is; any other text as it was.

    No Vietnamese text can be mistaken for one: what Western letters can write of it is no valid UTF-8.
    """
    if text.isascii():
        return text
    for tried in (text, text.replace("Ã ", "Ã\u00a0")):
        western = [_western(sign) for sign in tried]
        try:
            return b"".join(byte for byte in western if byte is not None).decode() if None not in western else text
        except UnicodeDecodeError:
            continue
    return text


def _western(sign: str) -> bytes | None:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return bytes((ord(sign),)) if ord(sign) < 0x100 else None


def digits_again(field: str) -> str:
    """The digits that the Vietnamese keyboard of Windows turned into letters and tone marks; other text as it was.

    Only for fields that hold nothing but digits, and before letters and marks are composed.
    """
    signs = [_digits_of(sign) for sign in field.lower()]
    return "".join(signs) if field and all(signs) else field


def _digits_of(sign: str) -> str:
    """The digits of one sign, letter before tone as they were typed; nothing when it is none of these."""
    if sign in _LETTERS or sign in _TONES:
        return _LETTERS.get(sign) or _TONES[sign]
    apart = unicodedata.normalize("NFD", sign)
    letter = unicodedata.normalize("NFC", "".join(part for part in apart if part not in _TONES))
    tones = [_TONES[part] for part in apart if part in _TONES]
    return _LETTERS[letter] + "".join(tones) if letter in _LETTERS and len(tones) == 1 else ""
