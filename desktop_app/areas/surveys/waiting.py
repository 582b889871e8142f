"""What waits on Hôm nay in surveys: alarming answers that the head has not looked at."""

from collections.abc import Sequence

from desktop_app.areas.surveys.results.alerts import Alert, open_alerts
from desktop_app.core import words
from desktop_app.office.area import WaitingGroup, WaitingItem
from desktop_app.office.desk import Desk

AREA, PAGE = "surveys", "surveys.alerts"


def waiting_items(desk: Desk) -> Sequence[WaitingItem]:
    """An entry for each question with new alerts; nothing but for the head."""
    return [_item(alert) for alert in open_alerts(desk)]


def alert_count(alert: Alert) -> str:
    """How many forms raise it; of anonymous forms no number that is too small."""
    return "một số phiếu" if alert.count is None else f"{words.number(alert.count)} phiếu"


def _item(alert: Alert) -> WaitingItem:
    return WaitingItem(
        uid=alert.uid,
        area=AREA,
        title=f"Xem cảnh báo: {alert.question}",
        detail=f"{alert.label} · {alert_count(alert)} trả lời “{alert.answer}”",
        since_on=alert.since_on,
        group=WaitingGroup.HEAD,
        page=PAGE,
    )
