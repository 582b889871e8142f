"""What the page says before a file is chosen, and of a file that was looked through."""

from collections.abc import Callable

from desktop_app.areas.surveys.exchange.planning import Plan
from desktop_app.areas.surveys.exchange.shown import SurveyShown
from desktop_app.core import words
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState, OtherWay

_WAY = (
    "Mỗi dòng là một phiếu, mỗi cột là một câu. Chương trình kiểm tra từng ô như khi nhập phiếu, "
    "cho xem trước, rồi mới ghi vào một lô riêng. Nhập nhầm thì hủy lô đó."
)
_CLOSED = "Đợt này đã khóa hoặc đã hủy nên không nhập thêm phiếu."
_KEPT_IN = "Phiếu khuyết danh không xuất từng phiếu; xuất báo cáo ở trang Kết quả."


def nothing_chosen() -> EmptyState:
    """No survey was asked for."""
    return EmptyState(
        "clipboard-list", "Chưa chọn đợt khảo sát nào", "Mở một đợt ở Đợt khảo sát rồi chọn Nhập từ Excel."
    )


def beginning(survey: SurveyShown, choose: Callable[[], None] | None, choose_portal: Callable[[], None]) -> EmptyState:
    """What can be done; without `choose` nothing is taken in."""
    if choose is None:
        return EmptyState("file-down", "Xuất câu trả lời" if survey.may_leave else "Chỉ xem", _closed(survey))
    take = Button("Nhập từ Excel", Kind.MAIN, icon="file-text", key="Ctrl+O")
    take.clicked.connect(lambda: choose())
    portal = Button("Chọn bảng của cổng")
    portal.clicked.connect(lambda: choose_portal())
    detail = "Bảng có cột cau_hoi, cau_tra_loi. Chương trình ghép câu chữ với phiếu, cho xem và sửa trước khi nhập."
    way = OtherWay("refresh-cw", "Câu trả lời ở cổng khảo sát cũ", detail, portal)
    sentence = _WAY if survey.may_leave else f"{_WAY} {_KEPT_IN}"
    shown = EmptyState("file-text", "Nhập câu trả lời từ bảng tính", sentence, (take,), ways=(way,))
    shown.setFocusProxy(take)
    return shown


def plan_sentence(plan: Plan) -> str:
    """What was found in the file, in one sentence."""
    said = [f"Nhập được {words.number(len(plan.accepted))} phiếu"]
    if plan.existing:
        said.append(f"{words.number(len(plan.existing))} phiếu đã có")
    if plan.records:
        said.append(f"{words.number(len(plan.records))} dòng chưa nhận được")
    return f"{', '.join(said)}. Chưa ghi gì vào đợt khảo sát."


def _closed(survey: SurveyShown) -> str:
    return _CLOSED if survey.may_leave else f"{_CLOSED} {_KEPT_IN}"
