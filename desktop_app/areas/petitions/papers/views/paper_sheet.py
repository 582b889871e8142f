"""What is asked before a petition's paper is shown: who signs, and whether the vault puts a denouncer's name in."""

from collections.abc import Callable
from typing import Any

from desktop_app.areas.petitions.papers.service import PetitionAsked, PetitionPaperService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views import paper_sheet as asking
from desktop_app.areas.views.paper_sheet import Said
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.fields import LongText
from desktop_app.kit.controls import Banner
from desktop_app.kit.theme import State

_NAMED = "Giấy gửi chính người tố cáo, danh tính để dòng chấm."
_HOW_NAMED = (
    "Ghi lý do thì danh tính lấy từ kho mật cho một lần in, lần mở được ghi nhật ký; "
    "khi đó chỉ in được, không lưu ra tệp."
)


class PaperSheet(asking.PaperSheet):
    """A paper with a name out of the vault can be printed, and is never a file."""

    def __init__(self, workplace: Workplace, key: str, uid: str, asked: PetitionAsked, views: PaperViews) -> None:
        """`asked` is what this paper needs to be told and to ask."""
        service = PetitionPaperService(workplace.desk)
        reason = LongText(name="reason", label="Lý do lấy danh tính từ kho mật", lines=2, max_length=500)
        super().__init__(
            workplace,
            views,
            asked,
            f"Đơn {asked.label}",
            key,
            lambda said: service.paper(uid, key, said["deputy"], said.get("reason", "")),
            [(reason, Banner(State.SECRET, _NAMED, _HOW_NAMED))] if asked.may_be_named else [],
        )

    def run(self, said: Said) -> Callable[..., Any]:
        """A look into the vault is written down, and what is written waits its turn."""
        return self.workplace.jobs.write if said.get("reason") else self.workplace.jobs.read

    def kept_from_files(self, said: Said) -> dict[str, str]:
        """A name out of the vault stays on paper."""
        if not said.get("reason"):
            return {}
        return {"reason": "Giấy có danh tính chỉ in, không lưu ra tệp. Xóa lý do rồi lưu."}
