"""What is said of a card that was read."""

from collections.abc import Callable

from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.theme import State
from desktop_app.office.card import Compared

FROM_CARD = "từ thẻ"
THE_SAME = "khớp thẻ"
NOT_KEPT = "Chỉ giữ các ô trên màn hình, không lưu chuỗi mã và ảnh của thẻ."
SEALED = "Danh tính của lượt này đã ở trong kho mật nên không đọc thẻ ở đây."
OTHER = "Thẻ này là của người khác với người đang chọn."
LOOK = "Hãy đối chiếu với thẻ."


def line_of(compared: Compared) -> str:
    """How much of the card stands in the form now."""
    counts = (("điền", compared.fills), ("khớp", compared.agrees), ("khác", compared.differs))
    said = [f"{verb} {len(names)} ô" for verb, names in counts if names]
    return f"Đã đọc thẻ căn cước, {', '.join(said) or 'không điền ô nào'}. {LOOK}"


def banner_of(compared: Compared, is_known: bool, *, is_other: bool, drop: Callable[[], None]) -> Banner:
    """The banner of the page: what was filled, whose card it is, what is not kept."""
    back = Button("Bỏ dữ liệu thẻ", height=30)
    back.clicked.connect(drop)
    if is_other:
        return Banner(State.WARNING, f"{OTHER} {LOOK}", NOT_KEPT, icon="id-card", buttons=(back,))
    whose = "Người này đã có trong sổ. " if is_known else ""
    return Banner(State.DONE, line_of(compared), f"{whose}{NOT_KEPT}", icon="id-card", buttons=(back,))
