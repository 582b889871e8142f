"""What the window shows of rounds of surveys: the record in each state, its sheets, the opening of one."""

from collections.abc import Iterator

from desktop_app.areas.surveys.field.entry import DrawEntry
from desktop_app.areas.surveys.field.samples import SampleService
from desktop_app.areas.surveys.field.sampling import Household
from desktop_app.areas.surveys.listed import SurveyFilter, SurveyPages
from desktop_app.areas.surveys.row import SurveyRow
from desktop_app.areas.surveys.views.entry_page import EntryPage
from desktop_app.areas.surveys.views.survey_page import SurveyPage
from desktop_app.kit.overlay import Overlay
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera
from desktop_app.shell.work_area import WorkArea

SURVEY, ENTRY, INTAKE = "surveys.survey", "surveys.entry", "surveys.intake"
LISTED = tuple(
    Household(f"{family} {name}", f"Xóm {lane}")
    for lane in ("Giếng", "Chùa", "Đình")
    for family in ("Lò", "Vì", "Hà", "Cà")
    for name in ("Văn Pản", "Thị Xuân", "Văn Mừng", "Thị Tới", "Văn Pâng")
)


def round_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The survey that takes forms, one that is locked, one of anonymous forms, one that begins."""
    rows = SurveyPages(office.desk, SurveyFilter()).after(None, 100)
    yield from _open(camera, office, next(row for row in rows if row.is_open))
    states = {
        "dot-khuyet-danh": lambda row: row.is_anonymous,
        "dot-da-khoa": lambda row: not row.is_open and not row.is_anonymous,
    }
    for name, fits in states.items():
        _work(camera).open(SURVEY, next(row.uid for row in rows if fits(row)))
        camera.take(name)
        yield
    _work(camera).open(INTAKE, next(row.uid for row in rows if row.is_open))
    camera.take("nhap-xuat-phieu")
    yield
    yield from _entry(camera)


def _open(camera: Camera, office: OpenOffice, row: SurveyRow) -> Iterator[None]:
    with office.db.reading() as session:
        hamlet = hamlet_rows(session, office.desk.clock.today())[2].full_name
    drawn = SampleService(office.desk).draw(row.uid, DrawEntry(hamlet=hamlet, wanted=12, reserve=3, households=LISTED))
    _work(camera).open(SURVEY, row.uid)
    camera.take("dot-dang-lam")
    yield
    page = _work(camera).pages.page
    assert isinstance(page, SurveyPage)
    assert page.record is not None
    verbs, batches, record = page.verbs, page.verbs.batches, page.record
    sheets = {
        "dot-viec-voi-lo": batches.show,
        "dot-viec-khac": verbs.show_more,
        "dot-lap-lo": batches.begin,
        "dot-thu-ve": batches.bring_back,
        "dot-ghi-ngay": lambda: verbs.field.add_day(record),
        "dot-rut-ho": lambda: verbs.field.draw(record),
        "dot-lich-su": verbs.history,
        "dot-danh-sach-rut": lambda: verbs.field.show_draw(drawn),
    }
    for name, does in sheets.items():
        does()
        camera.take(name)
        for over in camera.window.findChildren(Overlay):
            over.go()
        yield


def _entry(camera: Camera) -> Iterator[None]:
    _work(camera).open(ENTRY, code="PKS06")
    camera.settle()
    page = _work(camera).pages.page
    assert isinstance(page, EntryPage)
    page.form.load({"population": 1_200, "wanted": 300})
    page.form.edited.emit("wanted")
    camera.take("mo-dot")
    yield


def _work(camera: Camera) -> WorkArea:
    assert camera.window.work is not None
    return camera.window.work
