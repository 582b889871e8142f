"""What stands beside the form: how far the batch is, how quickly, what is keyed twice."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.areas.surveys.keying.entry import BatchProgress, KeyingDesk
from desktop_app.areas.surveys.keying.pace import Pace
from desktop_app.areas.surveys.states import Pass, Rekey
from desktop_app.core import words

END = 7
"""The end of a serial that is typed and compared with the paper: 00137-3."""


@dataclass(frozen=True)
class Facts:
    """All of it in words; an empty one is not shown. `share` is between 0 and 1, `waiting` what awaits the paper."""

    title: str
    count: int
    total: str
    share: float
    serial: str
    pace: str
    done_at: str
    rekey: tuple[tuple[str, str], ...]
    waiting: int


def facts(desk: KeyingDesk, progress: BatchProgress, serial: str, pace: Pace, now: datetime) -> Facts:
    """The facts of this turn; the second one counts what is keyed twice."""
    is_second = desk.turn is Pass.SECOND
    count = progress.rekeyed if is_second else progress.keyed
    total = progress.rekey_of if is_second else progress.returned
    done_at = pace.done_at(now, None if total is None else total - count)
    kind = desk.batch.rekey
    policy = "tất cả" if kind is Rekey.ALL else f"{words.number(len(desk.drawn))} phiếu ngẫu nhiên"
    done = f"{words.number(progress.rekeyed)} trên {words.number(progress.rekey_of)} phiếu"
    return Facts(
        title=", ".join(filter(None, (desk.batch.label, desk.batch.place))),
        count=count,
        total="phiếu" if total is None else f"trên {words.number(total)} phiếu",
        share=min(1.0, count / total) if total else 0.0,
        serial=serial[-END:],
        pace="chưa đủ để tính" if pace.per_hour is None else f"{words.number(pace.per_hour)} phiếu mỗi giờ",
        done_at=f"{done_at:%H:%M}" if done_at else "",
        rekey=() if kind is Rekey.NONE else (("Phải nhập lại", policy), ("Đã nhập lại", done)),
        waiting=progress.waiting,
    )
