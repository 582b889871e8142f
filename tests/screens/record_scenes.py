"""What the window shows of disclosure records: the list in every state, each verb in its sheet, the entry."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from desktop_app.areas.disclosure.entry import DisclosureEntry, SlotEntry
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.start import Start
from desktop_app.areas.disclosure.views.entry_page import EntryPage
from desktop_app.areas.disclosure.views.register_page import KEY, RegisterPage
from desktop_app.areas.disclosure.views.register_verbs import ENTRY
from desktop_app.kit.overlay import Overlay
from desktop_app.office.desk import Desk
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera

BASIC = (Form.POSTED, Form.PORTAL)
FULL = (*BASIC, Form.RADIO, Form.HAMLET_HEAD)
RECORDS = (
    ("CK02.3", "Tình hình thực hiện dự toán ngân sách quý III năm 2026", "88/BC-UBND", 50, BASIC),
    ("CK05", "Thu, chi quỹ phòng, chống thiên tai 10 tháng năm 2026", "95/TB-UBND", 14, BASIC),
    ("CK07", "Danh sách hộ nghèo, hộ cận nghèo rà soát năm 2026 của các thôn, tổ dân phố", "214/QĐ-UBND", 38, FULL),
    ("CK09", "Danh sách công dân được gọi sơ tuyển nghĩa vụ quân sự năm 2027", "130/TB-HĐNVQS", 5, FULL),
    ("CK01", "Kế hoạch phát triển kinh tế - xã hội năm 2027", "120/KH-UBND", 1, BASIC),
)


def disclose(desk: Desk) -> dict[str, str]:
    """Records that wait, are near, late, half done and void, by the code of their item."""
    service, today = DisclosureService(desk), desk.clock.today()
    made: dict[str, str] = {}
    for code, title, number, ago, forms in RECORDS:
        on = today - timedelta(days=ago)
        entry = DisclosureEntry(
            item_code=code, title=title, document_number=number, document_on=on, issuer="UBND xã Yên Hạ",
            trigger_on=on, forms=forms, responsible="Lê Quang Minh",
        )  # fmt: skip
        saved = service.register(entry)
        made[code] = saved.uid
        if code == "CK02.3":
            service.void(saved.uid, saved.rev, "Đăng nhầm số liệu chưa duyệt")
        if code == "CK07":
            slots = [SlotEntry(read_on=on + timedelta(days=day), reader="Trần Thị Mỵ") for day in (1, 2)]
            service.read_out(saved.uid, saved.rev, slots)
    return made


def record_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the list to the entry."""
    work, made = camera.window.work, disclose(office.desk)
    if work is None:
        return
    work.open(KEY, made["CK07"])
    camera.take("ho-so-cong-khai")
    yield
    page = work.pages.page
    assert isinstance(page, RegisterPage)
    work.open(KEY, made["CK09"])
    verbs, forms = page._verbs, page._verbs.forms
    shown: tuple[tuple[str, Callable[[], None]], ...] = (
        ("lap-niem-yet", forms.post),
        ("dia-chi-trang", forms.portal),
        ("phat-thanh", forms.read_out),
        ("gui-thon", forms.send),
        ("khong-thuc-hien", forms.leave_out),
        ("huy", verbs.void),
        ("lich-su", verbs.history),
        ("cach-tinh-han", verbs.explain),
    )
    for name, does in shown:
        camera.settle()
        does()
        camera.take(f"ho-so-{name}")
        for over in camera.window.findChildren(Overlay):
            over.go()
        yield
    yield from _entry(camera, office.desk.clock.today(), made["CK07"])


def _entry(camera: Camera, today: date, before: str) -> Iterator[None]:
    work = camera.window.work
    if work is None:
        return
    work.open(ENTRY, Start("CK07", today.year, today.month).address())
    camera.take("dang-noi-dung")
    yield
    page = work.pages.page
    assert isinstance(page, EntryPage)
    page.form.load({"title": "Hỗ trợ ông Nguyễn Văn Đức, số 099061004471", "by_radio": ""})
    for name in ("title", "by_radio", "note"):
        page.form.edited.emit(name)
    page._save.click()
    camera.take("dang-noi-dung-sai")
    yield
    work.back()
    work.open(ENTRY, Start(follows=before, change=ChangeKind.CORRECTED).address())
    camera.take("dinh-chinh")
    yield
