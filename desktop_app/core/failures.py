"""From an error to what is said of it, in one place."""

import logging

from desktop_app.core import disk
from desktop_app.core.errors import Cancelled, UserError

DEFECT = (
    "Chương trình gặp lỗi chưa lường trước nên việc vừa rồi chưa làm được. Dữ liệu đã lưu vẫn nguyên. "
    "Hãy chép chi tiết lỗi gửi người phụ trách rồi mở lại trang này."
)

log = logging.getLogger(__name__)


def sentence_for(error: BaseException) -> str | None:
    """What to tell the official; None when there is nothing to tell. A defect is written to the log."""
    match error:
        case Cancelled():
            return None
        case UserError():
            return str(error)
        case OSError():
            return disk.sentence(error)
    log.critical("defect", exc_info=error)
    return DEFECT


def is_defect(error: BaseException) -> bool:
    """Whether the error is the program's own fault, so that its details are worth copying."""
    return not isinstance(error, Cancelled | UserError | OSError)
