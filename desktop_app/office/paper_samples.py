"""Every paper whose words the office may change, drawn with invented values."""

from collections.abc import Sequence
from datetime import datetime

from db.codes import Sheet
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.agenda_papers import LIST_WORDING, MONTH_WORDING
from desktop_app.office.agenda_samples import list_sample, month_sample
from desktop_app.office.area import Area
from desktop_app.office.deliveries import documents as deliveries
from desktop_app.office.deliveries import samples as delivery_samples
from desktop_app.office.finding import declared
from desktop_app.office.papers import RECOVERY_WORDING, VAULT_WORDING, sheet_sample
from desktop_app.office.profile import Profile

_SHEETS = {RECOVERY_WORDING: Sheet.REGISTER, VAULT_WORDING: Sheet.VAULT}
_OWN = {LIST_WORDING: list_sample, MONTH_WORDING: month_sample, deliveries.WORDING: delivery_samples.list_sample}


def sample_paper(areas: Sequence[Area], wording: Wording, profile: Profile, at: datetime) -> bytes:
    """The paper of this wording as PDF; the office's own papers here, the others by the area that declares them."""
    if wording.key in _SHEETS:
        return document_pdf(sheet_sample(_SHEETS[wording.key], profile, wording, at))
    if wording.key in _OWN:
        return _OWN[wording.key](profile, wording, at)
    maker = next(area.papers[wording.key] for area in areas if wording.key in area.papers)
    pdf: bytes = declared(maker)(profile, wording, at)
    return pdf
