"""The receipt of a petition that was handed in, on screen."""

from desktop_app.areas.petitions.papers.service import PetitionPaperService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.office.receipt import RECEIPT_WORDING


def show_receipt(workplace: Workplace, uid: str) -> None:
    """Show the receipt (Mẫu số 02/TCD) of a petition that was saved, to be printed."""
    service = PetitionPaperService(workplace.desk)
    PaperViews(workplace).show("Giấy biên nhận đơn", "giay-bien-nhan", lambda: service.paper(uid, RECEIPT_WORDING))
