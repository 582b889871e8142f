"""What a proof proves, and when one should be looked at twice; pure."""

from datetime import date, datetime

from desktop_app.core import words
from desktop_app.office.postings.models import ProofKind

PROVES = {
    ProofKind.PHOTO: "thấy được văn bản treo ở nơi niêm yết, ngày nào",
    ProofKind.MINUTES: "niêm yết bắt đầu, kết thúc lúc nào, ai chứng kiến",
    ProofKind.RADIO_LOG: "đã phát thanh ngày, giờ nào, ai đọc",
    ProofKind.ACKNOWLEDGEMENT: "thôn, tổ dân phố đã nhận và thông báo đến dân",
    ProofKind.PORTAL: "đã đăng trên cổng, trang thông tin điện tử",
    ProofKind.OTHER: "việc khác đã làm",
}


def doubt(kind: ProofKind, taken_at: datetime | None, hung_on: date | None, today: date) -> str:
    """Why a photo may not show this posting; "" where nothing speaks against it.

    A photo is advised and never required, so a doubt is said and hinders nothing.
    """
    if kind is not ProofKind.PHOTO or taken_at is None:
        return ""
    on = taken_at.date()
    if on > today:
        return f"Ngày chụp {words.day(on)} sau hôm nay. Đồng hồ của máy chụp có thể sai."
    if hung_on and on < hung_on:
        return (
            f"Chụp ngày {words.day(on)}, trước ngày niêm yết {words.day(hung_on)}. Kiểm tra lại có đúng ảnh này không."
        )
    return ""


def counted(kinds: list[ProofKind]) -> str:
    """How many there are of each kind: "02 ảnh bảng tin, 01 biên bản đã ký"; "" for none."""
    return ", ".join(
        f"{words.two_digits(kinds.count(kind))} {words.inside(kind.value)}" for kind in ProofKind if kind in kinds
    )
