"""What the window shows of disclosure records: the list in every state, each verb in its sheet, the entry."""

from collections.abc import Callable, Iterator
from datetime import date

from desktop_app.areas.disclosure.models import ChangeKind
from desktop_app.areas.disclosure.queries import DisclosureFilter, DisclosurePages, DisclosureView
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.start import Start
from desktop_app.areas.disclosure.views.entry_page import EntryPage
from desktop_app.areas.disclosure.views.register_page import KEY, RegisterPage
from desktop_app.areas.disclosure.views.register_verbs import ENTRY
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera


def record_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the list to the entry."""
    work = camera.window.work
    if work is None:
        return
    work.open(KEY)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, RegisterPage)
    for state in State:
        found = DisclosurePages(office.desk, DisclosureFilter(state=state)).after(None, 1)
        for view in found:
            work.open(KEY, view.uid)
            camera.take(f"ho-so-cong-khai-{state.name.lower()}")
            yield
    records = DisclosurePages(office.desk, DisclosureFilter(state=State.LATE)).after(None, 1)
    yield from _verbs(camera, page, records[0])
    lists = DisclosurePages(office.desk, DisclosureFilter(item_code="CK07")).after(None, 1)
    yield from _entry(camera, office.desk.clock.today(), lists[0].uid)


def _verbs(camera: Camera, page: RegisterPage, record: DisclosureView) -> Iterator[None]:
    work = camera.window.work
    if work is None:
        return
    work.open(KEY, record.uid)
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
    camera.take("dinh-chinh-con-ban-nhap")
    yield
    page = work.pages.page
    assert isinstance(page, EntryPage)
    page._drop_draft()
    camera.take("dinh-chinh")
    yield
