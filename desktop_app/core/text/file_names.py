"""Names that every system accepts for a file, Windows being the strictest."""

import re
import unicodedata

from desktop_app.core.text.fold import nfc

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
_LONGEST = 120


def is_accepted(name: str) -> bool:
    """Whether Windows would make a file of exactly this name: a colon hides it, a device swallows it."""
    stem = name.split(".")[0].rstrip()
    return bool(name) and not (_FORBIDDEN.search(name) or name[-1] in " ." or _DEVICE.fullmatch(stem))


def file_name(text: str) -> str:
    """A name made of a text: composed letters, nothing forbidden, not too long; never empty."""
    clean = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in nfc(text))
    short = " ".join(_FORBIDDEN.sub("-", clean).split())[:_LONGEST].strip(" .")
    stem = short.split(".")[0].rstrip()
    return f"{stem}-{short[len(stem) :]}" if _DEVICE.fullmatch(stem) else short or "tệp"
