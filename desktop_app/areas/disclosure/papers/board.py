"""The band at the foot of what hangs on a board, and labels for the board: serial number, days, QR code."""

from datetime import timedelta

from desktop_app.areas.disclosure.papers.facts import PaperFacts, paper_facts
from desktop_app.core import words
from desktop_app.core.paper.document import Band, Document, QrLabel, QrLabels
from desktop_app.core.paper.inline import Run, mono
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.postings.check import KIND, qr_text
from desktop_app.office.postings.shown import CopyView
from desktop_app.office.profile import Profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "phieu-niem-yet"


class LabelService(Service):
    """Makes labels for boards."""

    @needs(Right.PRINT)
    def labels(self, uids: tuple[str, ...]) -> Document:
        """A label for every copy of these notices, several on a sheet."""
        now = self.desk.clock.now()
        with self.desk.db.reading() as session:
            wording = wording_of(session, WORDING)
            found = [paper_facts(session, uid, now.date()) for uid in uids]
        return Document(
            subject="Nhãn dán bảng tin",
            made_at=now,
            blocks=(QrLabels(tuple(label(wording, facts, copy) for facts in found for copy in facts.posting.copies)),),
            top_mark=top_mark(self.desk.is_practice),
        )


def band(wording: Wording, facts: PaperFacts, copy: CopyView) -> Band:
    """What stands at the foot of one copy."""
    values = board_fields(facts, copy)
    serial = (Run(f"{wording.say('so', values)} "), Run(copy.serial, bold=True, mono=True))
    last = "chan" if values["khong_go"] else "chan_thuong_xuyen"
    return Band(
        qr=qr(facts, copy),
        lines=(serial, *(wording.fill(part, values) for part in ("noi", "bat_dau", "ket_thuc", last))),
    )


def label(wording: Wording, facts: PaperFacts, copy: CopyView) -> QrLabel:
    """The label of one copy."""
    values = board_fields(facts, copy)
    limited = ("nhan_thoi_gian", "nhan_khong_go") if values["den"] else ("nhan_thuong_xuyen", "nhan_khong_go_khi")
    parts = ("nhan_noi_dung", "nhan_noi", *limited)
    lines = tuple(wording.fill(part, values) for part in parts)
    return QrLabel(qr=qr(facts, copy), lines=(mono(copy.serial, bold=True), *lines))


def qr(facts: PaperFacts, copy: CopyView) -> str:
    """The text of a copy's code."""
    posting = facts.posting
    return qr_text(KIND, copy.serial, posting.item_code, posting.from_on, posting.to_on, copy.check_value)


def board_fields(facts: PaperFacts, copy: CopyView) -> dict[str, str]:
    """The fields of band and label; the days a copy may come down are empty where it hangs without an end."""
    posting = facts.posting
    down = posting.to_on + timedelta(days=1) if posting.to_on else None
    return {
        "thu_tu": f"{words.two_digits(copy.copy_number)}/{words.two_digits(copy.copies_total)}",
        "noi": copy.place_name,
        "bat_dau": short_day(posting.from_on),
        "nam": str((down or posting.from_on).year) if down else "20.....",
        "ma": posting.item_code,
        "khong_go": short_day(down),
        "ubnd": _short(facts.profile),
        "noi_dung": posting.title,
        "den": short_day(posting.to_on),
    }


def _short(profile: Profile) -> str:
    return f"UBND {profile.name.split(' ')[0]}" if profile.is_committee else profile.name
