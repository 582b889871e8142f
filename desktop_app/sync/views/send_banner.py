"""The banner of the commune's page: what did not arrive, else what is missing, else that nothing arose."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.sync.sending.looked import Looked, Missing
from desktop_app.sync.views.line_acts import Stuck
from desktop_app.sync.views.send_words import missing_words

PARTNERS, FORM = "sync.partners", "reports.form"
_MENDS = {PARTNERS: "Mở Đơn vị trao đổi", FORM: "Mở biểu"}


@dataclass(frozen=True)
class Does:
    """What the buttons of the banner do."""

    mend: Callable[[Missing], object]
    state_nothing: Callable[[bool], object]
    go_on: Callable[[Stuck], object]
    onto_stick: Callable[[Stuck], object]


def banner_for(looked: Looked, stuck: Stuck | None, does: Does, *, nothing: bool) -> Banner | None:
    """The one banner there is room for; None where nothing has to be said."""
    if stuck is not None:
        again, stick = Button("Gửi tiếp", height=32), Button("Ghi ra USB", icon="usb", height=32)
        again.clicked.connect(lambda: does.go_on(stuck))
        stick.clicked.connect(lambda: does.onto_stick(stuck))
        told = f"Gói số {stuck.seq} chưa đến máy nhận", stuck.sentence
        return Banner(State.OVERDUE, *told, buttons=(again, stick))
    first, second = missing_words(looked, nothing=nothing)
    if first:
        return Banner(State.WARNING, first, second, buttons=_mends(looked, does, nothing=nothing))
    if not nothing:
        return None
    undo = Button("Bỏ ghi", height=32)
    undo.clicked.connect(lambda: does.state_nothing(False))
    told = "Gói của kỳ này ghi “Không phát sinh”", "Cấp trên nhận lời ghi này có chữ ký của cơ quan."
    return Banner(State.INFO, *told, buttons=(undo,))


def _mends(looked: Looked, does: Does, *, nothing: bool) -> tuple[Button, ...]:
    buttons = list[Button]()
    if looked.is_empty and not nothing:
        state = Button("Không phát sinh", height=32)
        state.clicked.connect(lambda: does.state_nothing(True))
        buttons.append(state)
    if missing := next((each for each in looked.missing if each.page), None):
        mend = Button(_MENDS.get(missing.page, "Mở để sửa"), Kind.MAIN, height=32)
        mend.clicked.connect(lambda: does.mend(missing))
        buttons.append(mend)
    return tuple(buttons)
