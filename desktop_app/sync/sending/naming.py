"""Whether the words of reports name a denouncer: told before a package is made, and taken out of what goes."""

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER, Known
from desktop_app.office.desk import Desk
from desktop_app.office.sealing import everybody_sealed, holds_anybody
from desktop_app.office.secrecy import known_of
from desktop_app.reports import known as reading
from desktop_app.sync.sending.handed_in import Expected
from desktop_app.sync.sending.report_words import names, report_words, says_something

NAMED = (
    "Phần chữ của biểu {} có tên, số giấy tờ hoặc điện thoại của người tố cáo; trong gói chỗ đó ghi “{}”. "
    "Mở biểu, sửa cả bản giữ ở đây."
)
UNCHECKED = (
    "Tài khoản này không mở được kho mật nên không dò được tên người tố cáo trong phần chữ của biểu {}. Đọc lại ghi "
    "chú, giải trình, lời văn; hoặc nhờ người được xem danh tính lập gói."
)


def whom_to_hide(desk: Desk, session: Session) -> list[Known]:
    """Everybody whose identity is sealed, as far as this account may know; shown to nobody."""
    return known_of(everybody_sealed(session, desk)) if desk.vault.is_open else []


def naming_reports(
    desk: Desk, session: Session, known: reading.Known, expected: Iterable[Expected]
) -> Iterator[tuple[Expected, str]]:
    """The reports that go and name somebody secret, or cannot be looked at for it, each with its sentence."""
    if not holds_anybody(session):
        return
    secret = whom_to_hide(desk, session)
    for each in expected:
        if each.report is None or not each.is_frozen:
            continue
        told, number = report_words(desk, session, known, each.report), each.form.number or each.form.title
        if not desk.vault.is_open and says_something(told):
            yield each, UNCHECKED.format(number)
        elif names(told, secret):
            yield each, NAMED.format(number, HIDDEN_DENOUNCER)
