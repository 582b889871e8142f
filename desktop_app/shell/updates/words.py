"""How versions and updates are told."""

from collections.abc import MutableMapping
from datetime import date, timedelta
from typing import Any

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.release import OLD_AFTER, Release, Version
from desktop_app.core.stick.troubles import size_words
from desktop_app.core.update_package.manifest import Kind, UpdateManifest
from desktop_app.core.update_package.read import COPYING
from desktop_app.core.updating.errand import Ending, Returned
from desktop_app.kit.work_stack import Told

WHAT_HAPPENS = (
    "Chương trình kiểm tra gói, sao lưu dữ liệu, rồi đóng lại. Bộ cài thử bản mới trước khi thay, mất khoảng một phút, "
    "sau đó tự mở chương trình. Bản đang dùng được giữ lại."
)
ABOUT_LAW = (
    "Xem trước từng quy định, ngày nghỉ: đang có gì, sẽ là gì, hạn nào dời. Chưa có gì thay đổi cho đến khi bấm Nhận."
)
HOW_TO = (
    "Cắm USB có gói cập nhật, chương trình tự tìm và kiểm tra chữ ký. Gói đã chép vào máy thì bấm Chọn tệp. "
    "Không cần mạng, không cần quyền quản trị Windows."
)
PULLED = "Không đọc được gói trên USB nữa. Hãy cắm lại USB, chờ máy nhận; chương trình đang dùng chưa bị thay đổi."
BACK_SAFE = "Dữ liệu giữ nguyên, bản {} vẫn mở được sổ này. Bản đang dùng được giữ lại để dùng tiếp khi cần."
BACK_LOSES = (
    "Sổ đã được bản đang dùng nâng cấp nên bản {} không mở được sổ này. Muốn dùng bản {}, trước hết phục hồi ra thư "
    "mục riêng bản sao lưu làm trước khi cập nhật, ở trang Sao lưu, kiểm tra; những gì ghi sau bản sao lưu đó không có "
    "trong thư mục ấy."
)
UPDATING = Told(
    "download",
    "Cập nhật chương trình",
    "Không rút USB cho đến khi chép xong",
    (COPYING, "Đang sao lưu"),
    "Bấm Hủy thì chương trình đang dùng và dữ liệu giữ nguyên.",
    can_leave=False,
)
OLD = f"Chương trình đã hơn {OLD_AFTER} ngày chưa cập nhật."
OLD_DETAIL = "Quy định, ngày nghỉ có thể đã đổi. Hỏi nơi phát hành gói cập nhật, chép vào USB rồi cắm vào máy này."
SAID_AGAIN = timedelta(days=90)
"""After which an old program is spoken of once more."""

_ENDINGS = {
    Ending.CUT: "Việc thay bằng bản {wanted} bị ngắt giữa chừng, chương trình vẫn là bản {present}. Hãy cập nhật lại.",
    Ending.OPEN: "Chưa thay được bằng bản {wanted} vì còn cửa sổ khác của chương trình đang mở. Hãy đóng mọi cửa sổ, "
    "cả cửa sổ tập huấn, rồi cập nhật lại.",
    Ending.CHECK: "Bản {wanted} không chạy được trên máy này nên chưa được dùng; chương trình vẫn là bản {present}, dữ "
    "liệu giữ nguyên. Hãy báo nơi phát hành.",
    Ending.DISK: "Chưa thay được bằng bản {wanted} vì ổ đĩa đầy hoặc không ghi được. Hãy xóa bớt tệp khác rồi cập nhật "
    "lại.",
    Ending.HALF: "Bản {wanted} chưa thay xong vì có tệp bị giữ. Hãy khởi động lại máy để Windows làm nốt.",
}


def present_words(present: Release) -> str:
    """The version in use: "Đang dùng bản 0.2.0, lập ngày 15/03/2027."."""
    made = f", lập ngày {words.day(present.made_on)}" if present.made_on else ""
    return f"Đang dùng bản {present.version}{made}."


def state_sentence(present: Release, today: date) -> str:
    """The version, and that it is old."""
    old = f" Bản này đã hơn {OLD_AFTER} ngày; nên hỏi nơi phát hành xem có bản mới." if present.is_old(today) else ""
    return f"{present_words(present)}{old}"


def is_time_to_say(present: Release, today: date, kept: MutableMapping[str, Any]) -> bool:
    """Whether to speak of an old program today: on one day, then not for a while; `kept` remembers which day it was."""
    if not present.is_old(today):
        return False
    try:
        said_on = date.fromisoformat(str(kept.get("old_said_on")))
    except ValueError:
        said_on = None
    if said_on is None or today - said_on >= SAID_AGAIN:
        kept["old_said_on"] = today.isoformat()
        return True
    return said_on == today


def title_of(manifest: UpdateManifest) -> str:
    """What an update brings."""
    what = "Chương trình bản" if manifest.kind is Kind.PROGRAM else "Quy định và ngày nghỉ, bộ"
    return f"{what} {manifest.version}"


def detail_of(manifest: UpdateManifest, where: str) -> str:
    """When it was made, how large it is, and where it lies."""
    return f"Lập ngày {words.day(manifest.made_on)}, {size_words(manifest.size)}, {where}"


def returned_words(returned: Returned, present: Version) -> str | UserError:
    """What became of an errand: a sentence to be said, or a trouble to be told."""
    if returned.ending is Ending.DONE:
        return f"Đã trở về bản {present}." if returned.errand.goes_back else f"Đã cập nhật lên bản {present}."
    return UserError(_ENDINGS[returned.ending].format(wanted=returned.wanted, present=present))
