"""The printed form of a questionnaire: what it says, where its boxes stand, and its PDF."""

import json
import re
from collections.abc import Sequence

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.form import Wording as Sureness
from desktop_app.areas.surveys.printing.asked import asked_of
from desktop_app.core.paper.box_sheet import SheetText
from desktop_app.core.paper.inline import Inline, Run, plain
from desktop_app.core.paper.wording import Wording
from desktop_app.core.progress import Progress
from desktop_app.core.text.fold import fold
from desktop_app.office.paper_frame import Frame
from desktop_app.office.wording import shipped_wordings

WORDING = "phieu-khao-sat"
LOOK_MARK = "BẢN XEM THỬ - CHƯA CÓ SỐ PHIẾU"
_KINDS = re.compile(r"(Phiếu (?:lấy ý kiến|khảo sát|thăm dò|đánh giá|hỏi))\s+(.+)", re.DOTALL)
_CROSS = re.compile(r"(?<=đánh dấu )X\b")
_NO_QR = re.compile(r"[^0-9A-Z.:-]+")


def form_pdf(
    form: Form,
    frame: Frame,
    serials: Sequence[str] = (),
    progress: Progress | None = None,
    wording: Wording | None = None,
) -> bytes:
    """A form for each serial as PDF; without any, one that cannot be taken for a form to be handed out.

    UserError when a question is longer than a page, `Cancelled` when the official gave up.
    """
    from desktop_app.core.paper.box_layout import lay_out  # brings reportlab along, so does the next
    from desktop_app.core.paper.pdf_box_sheet import write_sheets

    text = sheet_text(form, frame, wording or shipped_wordings()[WORDING], is_numbered=bool(serials))
    return write_sheets(text, lay_out(text), serials, progress)


def sheet_text(form: Form, frame: Frame, wording: Wording, *, is_numbered: bool = True) -> SheetText:
    """What every form of the questionnaire says."""
    kind, about = _title(form.title, wording)
    said = {"ma": form.code, "ban": form.version}
    draft = wording.say("ban_nhap", said) if form.wording is Sureness.DRAFT else ""
    return SheetText(
        subject=form.title,
        made_at=frame.made_at,
        letterhead=frame.head,
        title=kind,
        abstract=about,
        greeting=_greeting(form.greeting),
        asked=asked_of(form, wording, frame.made_at.date()),
        turn=wording.say("lat_trang", said),
        thanks=form.thanks,
        code=f"{qr_part(form.code)}/{qr_part(form.version)}",
        foot=" ".join(part for part in (wording.say("chan", said), draft) if part),
        serial_word=wording.say("so_phieu", said),
        page_word=wording.say("trang", said),
        top_mark=frame.mark or ("" if is_numbered else LOOK_MARK),
    )


def geometry_text(form: Form, frame: Frame, wording: Wording) -> str:
    """Where the boxes stand, as it is kept with a survey: by page, question and code, in millimetres.

    The words of the paper are kept with it: with others the boxes might stand elsewhere.
    """
    from desktop_app.core.paper.box_layout import BOX_MM, MARK_EDGE_MM, MARK_MM, lay_out  # brings reportlab along

    layout = lay_out(sheet_text(form, frame, wording))
    pages: list[dict[str, dict[str, list[float]]]] = [{} for _ in layout.pages]
    for box in layout.boxes:
        pages[box.page - 1].setdefault(box.key, {})[str(box.code)] = [box.x, box.y]
    kept = {
        "form": form.code,
        "version": form.version,
        "box_mm": BOX_MM,
        "mark_mm": MARK_MM,
        "edge_mm": MARK_EDGE_MM,
        "pages": pages,
        "words": {part.name: part.text for part in wording.parts},
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def words_kept(wording: Wording, kept: str) -> Wording:
    """The wording with which the forms of a survey were first printed; the given one where none was."""
    return wording.with_own(json.loads(kept)["words"]) if kept else wording


def qr_part(text: str) -> str:
    """A name as it stands between the strokes of a QR code: capitals and digits, so that the code stays small."""
    return _NO_QR.sub("-", fold(text).upper())


def _title(title: str, wording: Wording) -> tuple[str, str]:
    """The kind of paper in capitals, and what it is about."""
    found = _KINDS.fullmatch(title.strip())
    return (found[1].upper(), found[2]) if found else (wording.say("ten", {}), title)


def _greeting(said: str) -> Inline:
    """The greeting; the sign that is to be made stands out."""
    found = _CROSS.search(said)
    if found is None:
        return plain(said)
    return (Run(said[: found.start()]), Run("X", bold=True), Run(said[found.end() :]))
