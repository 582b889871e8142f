"""What stands where there are no results."""

from desktop_app.areas.surveys.results.figures import Results
from desktop_app.areas.surveys.results.service import Round
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Button
from desktop_app.kit.empty import EmptyState

ROUNDS = "surveys.rounds"


def no_results(workplace: Workplace, found: Results | None, chosen: Round | None) -> EmptyState:
    """Why there are none, and the way to where forms come from."""
    go = Button("Đến Đợt khảo sát", icon="clipboard-list")
    go.clicked.connect(lambda: workplace.open(ROUNDS))
    if found is not None and not found.where.is_all:
        return EmptyState("clipboard-list", "Không có phiếu nào", "Bỏ bớt điều kiện ở ô “Chỉ xem”.", (go,))
    said = f"Nhập phiếu của đợt {chosen.label}" if chosen else "Mở đợt, in phiếu, nhập phiếu thu về"
    return EmptyState("clipboard-list", "Chưa có phiếu nào được nhập", f"{said}; kết quả hiện ở đây.", (go,))
