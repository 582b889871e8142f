"""A denouncer is planted, then everything on the disk is searched: as it lies there, and decrypted with the key."""

import logging
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from db.archive import REGISTER
from db.drafts import FILE_NAME as DRAFTS
from db.keys import Created
from desktop_app.areas import load_areas
from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.person_copy import PersonCopyService
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.core.paper.saving import Format, save_register
from desktop_app.core.text.fold import fold
from desktop_app.main import start_log
from desktop_app.office.companions import Companion
from desktop_app.office.finding import find_anything
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.models import PaperKind
from desktop_app.office.opening import OpenOffice
from desktop_app.office.secrecy import NameInText
from tests.searching import Disk, Place, Planted, said_by

NAME, NUMBER, PHONE = "Khuất Nghiêng Thoắng", "099061777123", "0100 765 439"
SEEN = "Nguyễn Văn Quýnh"
TEXT = "Tố cáo trưởng thôn thu tiền làm đường không có hóa đơn."


PLANTED_PERSON = Planted(NAME, NUMBER, PHONE)


def entry(kind: Kind, **given: object) -> VisitEntry:
    usual: dict[str, object] = {
        "received_on": date(2026, 11, 23),
        "full_name": NAME,
        "paper_kind": PaperKind.IDENTITY_CARD,
        "paper_number": NUMBER,
        "phone": PHONE,
        "hamlet": "Thôn Đoài",
        "content": TEXT,
        "kind": kind,
    }
    return VisitEntry(**(usual | given))  # type: ignore[arg-type]


def found(places: Iterable[Place]) -> list[str]:
    return PLANTED_PERSON.found(places)


@pytest.fixture
def disk(office: OpenOffice, office_template: tuple[Path, Created], tmp_path: Path) -> Iterator[Disk]:
    """The data folder, with the log and the machine's temporary folder inside what is searched."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    patch = pytest.MonkeyPatch()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        patch.setenv(name, str(temporary))
    patch.setattr(tempfile, "tempdir", None)
    log = logging.getLogger("desktop_app")
    before = list(log.handlers)
    start_log(tmp_path / "nhật ký")
    yield Disk(tmp_path, office_template[1].unlocked.data_key)
    for handler in [handler for handler in log.handlers if handler not in before]:
        log.removeHandler(handler)
        handler.close()
    patch.undo()


def entered_directly(office: OpenOffice) -> Registered:
    service = ReceptionService(office.desk)
    with pytest.raises(NameInText):
        service.register(entry(Kind.DENUNCIATION, content=f"Tôi là {NAME}, {TEXT}"))
    return service.register(entry(Kind.DENUNCIATION))


def changed_later(office: OpenOffice) -> Registered:
    service = ReceptionService(office.desk)
    drafts, account = office.desk.drafts, office.desk.account.uid
    typed = {"full_name": NAME, "phone": PHONE, "content": TEXT}
    drafts.save(DRAFT, account, typed, office.desk.clock.now())
    first = service.register(entry(Kind.COMPLAINT))
    second = service.correct(first.uid, first.rev, entry(Kind.COMPLAINT, phone="0100 111 222"), "Sửa số điện thoại")
    drafts.save(f"{DRAFT}.{first.uid}", account, typed, office.desk.clock.now())
    with pytest.raises(NameInText):
        service.correct(first.uid, second.rev, entry(Kind.DENUNCIATION), f"Theo lời {NAME}")
    return service.correct(first.uid, second.rev, entry(Kind.DENUNCIATION), "Xác định lại loại đơn")


def with_papers_and_a_case(office: OpenOffice) -> Registered:
    service, papers = ReceptionService(office.desk), HandedInService(office.desk)
    first = service.register(entry(Kind.COMPLAINT, content=f"Tôi là {NAME}. {TEXT}"))
    papers.take(first.uid, [HandedIn(f"Đơn của {NAME}", condition=f"có chữ ký {NAME}")])
    second = service.register(entry(Kind.COMPLAINT, content=TEXT, earlier_uid=first.uid))
    rev = service.correct(first.uid, _rev(office, first.uid), entry(Kind.DENUNCIATION), "Xác định lại").rev
    done = service.correct(second.uid, second.rev, entry(Kind.DENUNCIATION), "Xác định lại")
    with pytest.raises(NameInText):
        papers.take(second.uid, [HandedIn(f"Căn cước {NUMBER}")])
    with pytest.raises(NameInText):
        service.answer(second.uid, done.rev, date(2026, 11, 24), "Trực tiếp", f"Đã trả lời bà {NAME}")
    with pytest.raises(NameInText):
        service.void(first.uid, rev, f"{NAME} xin rút đơn")
    return done


def _rev(office: OpenOffice, uid: str) -> int:
    return visit_record(office.db, uid).rev


def beside_somebody_else(office: OpenOffice) -> Registered:
    """Who came along, who was spoken for, who was struck, what was told of each in reasons."""
    service, drafts, account = ReceptionService(office.desk), office.desk.drafts, office.desk.account.uid
    along = {"companions": (Companion(NAME, NUMBER, "Thôn Đoài"),), "on_behalf_of": NAME, "mandate": f"Giấy của {NAME}"}
    first = {"full_name": SEEN, "paper_number": "", "phone": "", "people_present": 2}
    given = {**first, "capacity": Capacity.AUTHORISED, "group_reason": f"{NAME} đi cùng", "opponent": f"em của {NAME}"}
    saved = service.register(entry(Kind.COMPLAINT, **given, **along))
    PersonCopyService(office.desk).copy(saved.uid, date(2026, 11, 23), f"{NAME} hỏi")
    again = service.correct(saved.uid, saved.rev, entry(Kind.COMPLAINT, **first, **along), f"Theo lời {NAME}")
    typed = {"kind": "COMPLAINT", "companions": f"{NAME}; {NUMBER}", "on_behalf_of": NAME}
    drafts.save(f"{DRAFT}.{saved.uid}", account, typed, office.desk.clock.now())
    return service.correct(saved.uid, again.rev, entry(Kind.DENUNCIATION, **first, **along), "Xác định lại")


def entered_beside_somebody_else(office: OpenOffice) -> Registered:
    along = {"companions": (Companion(NAME, NUMBER),), "on_behalf_of": NAME, "mandate": f"Giấy của {NAME}"}
    given = {"full_name": SEEN, "paper_number": "", "phone": "", "people_present": 2, "capacity": Capacity.AUTHORISED}
    return ReceptionService(office.desk).register(entry(Kind.DENUNCIATION, **given, **along))


PLANTED = [
    entered_directly,
    changed_later,
    with_papers_and_a_case,
    beside_somebody_else,
    entered_beside_somebody_else,
]


def test_the_search_finds_what_is_really_there(office: OpenOffice, disk: Disk) -> None:
    ReceptionService(office.desk).register(entry(Kind.COMPLAINT))
    assert not found(disk.raw())
    assert found(disk.clear(office.folder / REGISTER))
    assert found(disk.words_of_index(office.folder / REGISTER))


@pytest.mark.parametrize("plant", PLANTED)
def test_a_denouncer_is_on_no_page_of_the_register_its_log_or_the_drafts(
    office: OpenOffice, disk: Disk, plant: Callable[[OpenOffice], object]
) -> None:
    plant(office)
    for _ in range(2):  # with the write-ahead log as the work left it, then after it was brought in
        assert not found(disk.clear(office.folder / REGISTER))
        assert not found(disk.clear(office.folder / DRAFTS))
        assert not found(disk.words_of_index(office.folder / REGISTER))
        assert not found(disk.raw())
        office.db.checkpoint()


@pytest.mark.parametrize("plant", PLANTED)
def test_a_denouncer_is_in_no_backup_but_inside_the_vault(
    office: OpenOffice, disk: Disk, tmp_path: Path, plant: Callable[[OpenOffice], object]
) -> None:
    plant(office)
    made = office.back_up(tmp_path / "sao lưu")
    with zipfile.ZipFile(made) as inside:
        inside.extractall(tmp_path / "mở ra")
    assert not found(disk.raw())
    assert not found(disk.clear(tmp_path / "mở ra" / REGISTER))
    shutil.rmtree(tmp_path / "mở ra")


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("plant", PLANTED)
def test_a_denouncer_is_on_no_exported_register(
    office: OpenOffice, disk: Disk, tmp_path: Path, plant: Callable[[OpenOffice], object], form: Format
) -> None:
    ReceptionService(office.desk).register(entry(Kind.FEEDBACK, full_name=SEEN, paper_number="", phone=""))
    plant(office)
    target = tmp_path / f"so.{form.value}"
    save_register(RegisterService(office.desk).print_register(date(2026, 1, 1), date(2026, 12, 31)), form, target)
    assert any(SEEN.split()[-1].encode() in content for _, content in said_by(target))
    assert not found(said_by(target))
    assert not found(disk.raw())


@pytest.mark.parametrize("at_once", [True, False])
def test_a_denunciation_is_in_no_case_that_shows_who_came(office: OpenOffice, at_once: bool) -> None:
    service = ReceptionService(office.desk)
    earlier = service.register(entry(Kind.COMPLAINT))
    kind = Kind.DENUNCIATION if at_once else Kind.COMPLAINT
    saved = service.register(entry(kind, earlier_uid=earlier.uid))
    if not at_once:
        assert visit_record(office.db, saved.uid).case
        service.correct(saved.uid, saved.rev, entry(Kind.DENUNCIATION), "Xác định lại loại đơn")
    record = visit_record(office.db, saved.uid)
    assert (record.case, record.visit_no) == ("", 1)


def test_no_visit_with_a_name_is_put_into_the_case_of_a_denunciation(office: OpenOffice) -> None:
    service = ReceptionService(office.desk)
    hidden = service.register(entry(Kind.DENUNCIATION))
    named = service.register(entry(Kind.COMPLAINT, earlier_uid=hidden.uid))
    again = service.register(entry(Kind.DENUNCIATION, earlier_uid=hidden.uid))
    assert visit_record(office.db, named.uid).case == ""
    assert visit_record(office.db, again.uid).case


@pytest.mark.parametrize("plant", PLANTED)
def test_a_denouncer_is_found_by_nobody(office: OpenOffice, plant: Callable[[OpenOffice], object]) -> None:
    plant(office)
    asked = (NAME, fold(NAME), "thoang", NUMBER, PHONE, "don to cao truong thon")
    hits = [hit for text in asked for hit in find_anything(office.desk, load_areas(), text)]
    assert not found((hit.kind, repr(hit).encode()) for hit in hits)
    assert [hit for text in asked[:-1] for hit in find_anything(office.desk, load_areas(), text)] == []


def test_the_vault_still_knows_who_it_was(office: OpenOffice) -> None:
    saved = changed_later(office)
    people = ReceptionService(office.desk).reveal(saved.uid, "Mời người tố cáo làm việc")
    assert [person["full_name"] for person in people][-1] == NAME


def test_the_defect_log_never_quotes_what_was_said(office: OpenOffice, disk: Disk, tmp_path: Path) -> None:
    try:
        raise ValueError(f"{NAME} {NUMBER} {PHONE}")
    except ValueError:
        logging.getLogger("desktop_app.core.failures").critical("defect", exc_info=True)
    [log] = (tmp_path / "nhật ký").iterdir()
    assert "ValueError" in log.read_text(encoding="utf-8")
    assert not found(disk.raw())


@pytest.mark.parametrize("plant", PLANTED)
def test_nothing_is_left_in_the_machines_temporary_folder(
    office: OpenOffice, disk: Disk, tmp_path: Path, plant: Callable[[OpenOffice], object]
) -> None:
    plant(office)
    assert not list((tmp_path / "tmp").iterdir())
