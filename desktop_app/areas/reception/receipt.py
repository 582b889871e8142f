"""Giấy biên nhận thông tin, tài liệu (Mẫu số 02/TCD, Nghị định số 154/2026/NĐ-CP)."""

from desktop_app.areas.reception.books.rules import short_label
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.paper_people import visit_and_giver
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.official import long_day
from desktop_app.office.desk import Service
from desktop_app.office.paper_people import Giver, desk_place, hour_words, named_by_the_vault
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.receipt import COPIES, RECEIPT_WORDING, form_label, receipt_document
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of


class ReceiptService(Service):
    """Makes receipts for papers handed in."""

    @needs(Right.PRINT)
    def receipt(self, uid: str, copy: int = 1, copies: int = COPIES, reason: str = "") -> Document:
        """The receipt of a visit; UserError when no paper was handed in.

        A denouncer's receipt leaves who gave the papers to be written by hand. With a `reason` the vault is asked,
        which needs the right to it and is journalled.
        """
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, RECEIPT_WORDING)
            visit, giver = visit_and_giver(session, uid, profile)
            papers = [(p.name, p.pages, p.copy_kind, p.condition) for p in visit.papers]
        if not papers:
            raise UserError("Lượt tiếp này chưa ghi tài liệu nào. Hãy sửa lượt tiếp, thêm tài liệu đã nhận rồi in lại.")
        if visit.is_secret and reason:
            giver = named_by_the_vault(self.desk, uid, reason, profile)
        values = _values(visit, giver, profile) | {"so_ban": words.two_digits(copies)}
        return receipt_document(
            wording,
            values,
            papers,
            letterhead=letterhead(profile, dated_on=visit.received_on),
            made_at=self.desk.clock.now(),
            label=form_label(visit.received_on),
            foot=f"Sổ tiếp công dân năm {visit.year}, số {short_label(visit.number, visit.book)}. Bản {copy}/{copies}",
            top_mark=top_mark(self.desk.is_practice),
        )


def _values(visit: Visit, giver: Giver, profile: Profile) -> dict[str, str]:
    return {
        "gio": hour_words(visit.started_at),
        "ngay": long_day(visit.received_on),
        "noi": desk_place(profile),
        "nguoi_nhan": visit.received_by,
        "chuc_vu": visit.received_by_post,
        "nguoi_cung_cap": giver.full_name,
        "dia_chi": giver.address,
        "so_giay_to": giver.paper_number,
        "ngay_cap": giver.issued_on,
        "noi_cap": giver.issued_by,
    }
