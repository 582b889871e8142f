"""Running text for reportlab: runs as markup, the style of a paragraph."""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from desktop_app.core.paper.fonts import MONO, SERIF, printable
from desktop_app.core.paper.inline import Inline, Run, join_units

_ROOMY = 13.5


def pitch_and_after(size: float) -> tuple[float, float]:
    """The distance of lines in sizes, and the points after a paragraph."""
    return (1.27, 5) if size >= _ROOMY else (1.22, 3)


def paper_style(size: float, *, justified: bool = False, **others: Any) -> ParagraphStyle:
    """The style of a paragraph of official text; papers set smaller than 13.5 to stay on one page stand closer too."""
    pitch, after = pitch_and_after(size)
    settings: dict[str, Any] = {
        "alignment": TA_JUSTIFY if justified else TA_LEFT,
        "spaceAfter": after,
        "allowWidows": 0,
        "allowOrphans": 0,
        **others,
    }
    return ParagraphStyle("paper", fontName=SERIF, fontSize=size, leading=size * pitch, **settings)


def markup(content: Inline) -> str:
    """Runs as reportlab's markup, every sign of theirs taken literally and every letter printable."""
    return "".join(_marked_up(run) for run in content)


def _marked_up(run: Run) -> str:
    text = escape(printable(join_units(run.text))).replace("\n", "<br/>")
    if run.mono:
        text = f'<font name="{MONO}">{text}</font>'
    if run.bold:
        text = f"<b>{text}</b>"
    if run.struck:
        text = f"<strike>{text}</strike>"
    if run.underlined:
        text = f"<u>{text}</u>"
    return f"<i>{text}</i>" if run.italic else text
