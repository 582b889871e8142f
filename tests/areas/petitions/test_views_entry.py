"""Entering and correcting a petition by real keys and input-method text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.petitions.entered import Entered, entered
from desktop_app.areas.petitions.fields import DRAFT
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Source
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.views.hiding_sheet import HidingSheet
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER
from desktop_app.kit.controls import Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.profile import OfficeService, Profile
from tests.areas.petitions.clerk import CTRL, Clerk, TypeText
from tests.areas.petitions.makers import a_petition
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

Arrive = Callable[..., Clerk]
TO_CAO = (Qt.Key.Key_T,)


@pytest.fixture
def arrive(workplace: Window, qtbot: QtBot, type_text: TypeText) -> Arrive:
    def arrived(**entry: str) -> Clerk:
        page = EntryPage(workplace)
        workplace.show(page)
        page.arrive(entry)
        return Clerk(qtbot, page, type_text, workplace)

    return arrived


def newest(desk: Desk) -> Entered:
    with desk.db.reading() as session:
        uid = session.scalars(select(Petition.uid).order_by(Petition.id.desc()).limit(1)).one()
    return entered(desk.db, uid)


def test_a_petition_is_entered_by_keyboard_alone(arrive: Arrive, workplace: Window, desk: Desk) -> None:
    clerk = arrive()
    clerk.fill()
    clerk.save()
    saved = newest(desk)
    assert workplace.said == ["Đã đăng ký đơn 001/2026."]
    assert workplace.opened == [("petitions.register", saved.uid)]
    assert (saved.values["full_name"], saved.values["kind"]) == ("Trần Thị Mỵ", Kind.COMPLAINT)
    assert saved.values["source"] is Source.POST
    assert desk.drafts.load(DRAFT, desk.account.uid) is None


def test_what_was_saved_can_be_taken_back(arrive: Arrive, workplace: Window, desk: Desk, qtbot: QtBot) -> None:
    clerk = arrive()
    clerk.fill()
    clerk.save()
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert newest(desk).is_void


def test_only_fields_that_matter_are_shown_and_f7_shows_all(arrive: Arrive, qtbot: QtBot) -> None:
    clerk = arrive()
    assert not {"forwarder", "knew_on", "instance", "note", "companions", "opponent"} & set(clerk.shown())
    clerk.choose("source", Qt.Key.Key_C)
    clerk.choose("kind", Qt.Key.Key_K, Qt.Key.Key_H)
    clerk.type("signers", "3")
    assert {"forwarder", "forwarder_kind", "knew_on", "instance", "companions", "opponent"} <= set(clerk.shown())
    qtbot.keyClick(clerk.page, Qt.Key.Key_F7)
    assert {"note", "history", "paper_kind", "is_remote"} <= set(clerk.shown())


def test_of_a_petition_without_a_name_nobody_is_asked(arrive: Arrive, desk: Desk, qtbot: QtBot) -> None:
    clerk = arrive()
    clerk.choose("source", Qt.Key.Key_H)
    clerk.page.form.go_to("is_anonymous")
    qtbot.keyClick(clerk.field("is_anonymous"), Qt.Key.Key_Space)
    assert not {"full_name", "capacity", "signers", "address"} & set(clerk.shown())
    clerk.choose("kind", Qt.Key.Key_P)
    clerk.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
    clerk.type("content", "Phản ánh xe chở đất rơi vãi trên đường liên thôn")
    clerk.save()
    assert newest(desk).values["is_anonymous"] is True


def test_the_first_limit_is_told_while_typing_and_f3_explains_it(arrive: Arrive, qtbot: QtBot) -> None:
    clerk = arrive()
    clerk.choose("kind", Qt.Key.Key_K, Qt.Key.Key_H)
    assert any("Thụ lý hay không thụ lý khiếu nại: hạn 03/12/2026" in said for said in clerk.told("kind"))
    qtbot.keyClick(clerk.page, Qt.Key.Key_F3)
    assert clerk.page.window().findChildren(DeadlinePopover)
    clerk.type("received_on", "16/11/2026")
    assert any("hạn 26/11/2026" in said for said in clerk.told("kind"))


def test_wrong_fields_are_told_and_nothing_is_saved(arrive: Arrive, workplace: Window) -> None:
    clerk = arrive()
    clerk.fill(source=Qt.Key.Key_C)
    clerk.key(Qt.Key.Key_S)
    form = clerk.page.form
    assert form.field("forwarder").problem
    assert form.field("forwarder_kind").problem
    assert workplace.said == []


def test_several_contents_are_told_to_be_parted(arrive: Arrive) -> None:
    clerk = arrive()
    clerk.choose("kind", Qt.Key.Key_N)
    assert any("tách thành đơn riêng" in said for said in clerk.told("content"))


def test_a_group_is_told_how_many_may_speak_for_it(arrive: Arrive) -> None:
    clerk = arrive()
    clerk.type("signers", "7")
    assert any("nhiều nhất 2 người đại diện" in said for said in clerk.told("companions"))
    assert clerk.text("capacity") == "GROUP_REPRESENTATIVE"
    clerk.leave("signers")
    clerk.type("signers", "1")
    assert clerk.text("capacity") == "SELF"


def test_of_a_petition_by_post_no_receipt_is_offered(arrive: Arrive, workplace: Window) -> None:
    clerk = arrive()
    clerk.fill()
    clerk.key(Qt.Key.Key_P)
    assert workplace.said == []


def test_somebody_who_came_gets_a_receipt(arrive: Arrive, qtbot: QtBot, workplace: Window) -> None:
    clerk = arrive()
    clerk.fill(source=Qt.Key.Key_T)
    clerk.key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperPreview)))
    assert workplace.said == ["Đã đăng ký đơn 001/2026."]


def test_what_was_typed_stays_as_a_draft(arrive: Arrive, desk: Desk) -> None:
    clerk = arrive()
    clerk.fill()
    clerk.page.leave()
    again = arrive()
    assert again.text("full_name") == "Trần Thị Mỵ"
    again.wait_for_banner("bản nháp")


def test_a_draft_of_a_denunciation_names_nobody(arrive: Arrive, desk: Desk) -> None:
    clerk = arrive()
    clerk.fill(TO_CAO)
    clerk.type("request", "Trần Thị Mỵ đề nghị xác minh")
    clerk.page.leave()
    kept = desk.drafts.load(DRAFT, desk.account.uid)
    assert kept is not None
    assert "Mỵ" not in "".join(kept.values.values())
    assert HIDDEN_DENOUNCER in kept.values["request"]


def test_a_name_in_the_text_of_a_denunciation_is_offered_to_be_hidden(
    arrive: Arrive, desk: Desk, qtbot: QtBot, workplace: Window
) -> None:
    clerk = arrive()
    clerk.fill(TO_CAO)
    clerk.type("request", "Trần Thị Mỵ đề nghị xác minh")
    clerk.wait_for_banner("kho mật")
    clerk.key(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(HidingSheet)))
    [sheet] = workplace.surface.findChildren(HidingSheet)
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert saved.is_secret
    assert saved.values["full_name"] == ""
    assert saved.values["request"] == f"{HIDDEN_DENOUNCER} đề nghị xác minh"


def test_a_petition_is_corrected_with_a_reason(arrive: Arrive, desk: Desk, qtbot: QtBot, workplace: Window) -> None:
    done = PetitionService(desk).register(a_petition())
    clerk = arrive(uid=done.uid)
    assert clerk.page.title == "Sửa đơn 001/2026"
    assert clerk.text("full_name") == "Nguyễn Văn Mẫu"
    clerk.type("request", "Đo lại thửa đất")
    clerk.key(Qt.Key.Key_S)
    [sheet] = workplace.surface.findChildren(VerbSheet)
    sheet.form.load({"reason": "Đơn có ghi yêu cầu ở trang sau"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert workplace.said == ["Đã sửa đơn 001/2026."]
    assert newest(desk).values["request"] == "Đo lại thửa đất"


def test_the_writer_of_a_denunciation_is_neither_shown_nor_asked_when_it_is_corrected(
    arrive: Arrive, desk: Desk, qtbot: QtBot, workplace: Window
) -> None:
    done = PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, content="Tố cáo cán bộ thôn"))
    clerk = arrive(uid=done.uid)
    assert not {"full_name", "paper_number", "is_anonymous", "capacity"} & set(clerk.shown())
    clerk.type("opponent", "Trưởng thôn Trung")
    clerk.key(Qt.Key.Key_S)
    [sheet] = workplace.surface.findChildren(VerbSheet)
    sheet.form.load({"reason": "Bổ sung"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert newest(desk).values["opponent"] == "Trưởng thôn Trung"


def test_a_petition_is_begun_from_a_visit(arrive: Arrive, desk: Desk, an_entry: MakeEntry) -> None:
    visit = ReceptionService(desk).register(an_entry())
    clerk = arrive(visit=visit.uid)
    assert clerk.text("full_name") == "Nguyễn Văn Đức"
    assert clerk.text("content").startswith("Đề nghị đo lại ranh giới")
    assert clerk.text("source") == "IN_PERSON"
    clerk.save()
    saved = newest(desk)
    assert saved.visit_uid == visit.uid
    assert saved.values["full_name"] == "Nguyễn Văn Đức"


def test_of_a_visit_that_is_a_denunciation_nobody_is_copied(arrive: Arrive, desk: Desk, an_entry: MakeEntry) -> None:
    visit = ReceptionService(desk).register(an_entry(kind=Kind.DENUNCIATION, content="Tố cáo cán bộ thôn Trung"))
    clerk = arrive(visit=visit.uid)
    assert "full_name" not in clerk.shown()
    assert "2. Người gửi" not in [label.text() for label in clerk.page.findChildren(Label) if label.isVisible()]
    clerk.wait_for_banner("đã ẩn", "1/2026")
    clerk.save()
    saved = newest(desk)
    assert (saved.is_secret, saved.visit_uid, saved.values["full_name"]) == (True, visit.uid, "")


def test_a_remote_office_has_every_petition_so_unless_it_is_said_otherwise(arrive: Arrive, desk: Desk) -> None:
    OfficeService(desk).settle(Profile(name="xã Yên Hạ", place="Yên Hạ", is_remote=True))
    clerk = arrive()
    assert "is_remote" in clerk.shown()
    clerk.fill()
    clerk.save()
    assert newest(desk).values["is_remote"] is True


@pytest.mark.parametrize("began_from_visit", [False, True])
def test_what_turned_secret_on_another_page_does_not_come_back_as_a_draft(
    arrive: Arrive, desk: Desk, reception: ReceptionService, an_entry: MakeEntry, began_from_visit: bool
) -> None:
    secret = {"kind": Kind.DENUNCIATION, "content": "Thu tiền sai"}
    visit = reception.register(an_entry(full_name="Trần Thị Mỵ", kind=Kind.COMPLAINT))
    petition = PetitionService(desk).register(a_petition(full_name="Trần Thị Mỵ"))
    clerk = arrive(visit=visit.uid) if began_from_visit else arrive(uid=petition.uid)
    clerk.type("request", "Bà Mỵ đề nghị trả lời")
    clerk.page.leave()
    assert "Mỵ" in str(desk.drafts.all(desk.account.uid))

    reception.correct(visit.uid, visit.rev, an_entry(full_name="Trần Thị Mỵ", **secret), "Nghe lại thì là tố cáo")
    turned = a_petition(full_name="Trần Thị Mỵ", **secret)
    PetitionService(desk).correct(petition.uid, petition.rev, turned, "Đọc lại thì là tố cáo")
    clerk.type("request", " ngay")
    clerk.page.leave()

    assert desk.drafts.all(desk.account.uid) == []
