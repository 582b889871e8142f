"""A form as it would be printed now, with the place of each question, so that the editor can show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.versions import office_lists
from desktop_app.areas.surveys.printing.documents import WORDING, sheet_text
from desktop_app.office.desk import Desk
from desktop_app.office.paper_frame import frame
from desktop_app.office.profile import read_profile
from desktop_app.office.wording import wording_of


@dataclass(frozen=True)
class Preview:
    """The pages as PDF; `places` gives for a question its page from 0 and millimetres from the top of that page."""

    pdf: bytes
    places: Mapping[str, tuple[int, float]]


def form_preview(desk: Desk, form: Form) -> Preview:
    """The form with the hamlets of today and without serials; UserError when it cannot be laid out."""
    from desktop_app.core.paper.box_layout import lay_out
    from desktop_app.core.paper.pdf_box_sheet import write_sheets  # brings reportlab along

    with desk.db.reading() as session:
        lists, profile = office_lists(session, desk.clock.today()), read_profile(session)
        wording = wording_of(session, WORDING)
    text = sheet_text(form.resolved(lists), frame(desk, profile), wording, is_numbered=False)
    layout = lay_out(text)
    places: dict[str, tuple[int, float]] = {}
    for box in layout.boxes:
        places.setdefault(box.key, (box.page - 1, box.y))
    return Preview(write_sheets(text, layout, (), None), places)
