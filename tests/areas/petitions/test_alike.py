"""Petitions and visits that may be about the same matter: found, joined, turned down; never over the vault."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.alike import Alike, Sought, alike
from desktop_app.areas.petitions.entered import entered
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Outcome
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.petitions.views.likely import NOT_LOOKED_UP
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit.controls import Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.desk import Desk
from desktop_app.office.likeness import pairs
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.signs import Sign, traces
from tests.areas.petitions.clerk import Clerk, TypeText
from tests.areas.petitions.makers import a_petition
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

CONTENT = "Khiếu nại phương án bồi thường thửa 58, tờ bản đồ số 24 khi mở rộng đường trục xã."
Find = Callable[..., list[Alike]]


@pytest.fixture
def find(desk: Desk) -> Find:
    def found(content: str = "", opponent: str = "", hamlet: str = "", address: str = "", **more: Any) -> list[Alike]:
        signs = traces((content,), opponent, hamlet, address)
        return alike(desk.db, Sought(traces=signs, pairs=pairs(content), **more))

    return found


def test_a_petition_about_the_same_plot_is_found_with_what_must_be_known_of_it(desk: Desk, find: Find) -> None:
    done = PetitionService(desk).register(a_petition())
    [other] = find("Đòi bồi thường thửa 58 tờ bản đồ 24")
    assert (other.uid, other.label, other.who) == (done.uid, "Đơn 001/2026", "Nguyễn Văn Mẫu")
    assert (other.state, other.due_on, other.can_take) == ("Chờ phân loại", date(2026, 11, 26), True)
    assert other.signs[0] is Sign.PLOT


def test_similar_words_are_found_without_accents(desk: Desk, find: Find) -> None:
    PetitionService(desk).register(a_petition(content="Khói bụi từ xưởng gỗ làm hỏng vườn nhãn ven sông"))
    [other] = find("xuong go xa khoi bui lam hong vuon nhan ven song")
    assert other.signs == (Sign.TEXT,)
    assert find("xưởng gỗ ở nơi khác") == []


def test_the_same_opponent_and_the_same_person_are_found(desk: Desk, find: Find) -> None:
    done = PetitionService(desk).register(a_petition(content="Một việc", opponent="Ông Lê Văn Mốt"))
    assert [other.signs for other in find(opponent="Lê Văn Mốt")] == [(Sign.OPPONENT,)]
    person = entered(desk.db, done.uid).person_id
    assert [other.signs for other in find(person_id=person)] == [(Sign.PERSON,)]


def test_visits_are_found_beside_petitions(desk: Desk, find: Find, an_entry: MakeEntry) -> None:
    visit = ReceptionService(desk).register(an_entry(content="Hỏi bồi thường thửa 58 tờ bản đồ 24"))
    PetitionService(desk).register(a_petition())
    assert {other.label for other in find(CONTENT)} == {"Đơn 001/2026", "Lượt tiếp 1/2026"}
    assert [other.label for other in find(CONTENT, visit_uid=visit.uid)] == ["Đơn 001/2026"]


def test_a_denunciation_is_never_found_and_finds_nothing(desk: Desk, find: Find, an_entry: MakeEntry) -> None:
    secret = PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, content=CONTENT, full_name=""))
    ReceptionService(desk).register(an_entry(kind=Kind.DENUNCIATION, content="Tố cáo việc ở thửa 58 tờ bản đồ 24"))
    assert find(CONTENT) == []
    PetitionService(desk).register(a_petition())
    assert find(CONTENT, own_uid=secret.uid) == []


def test_what_was_found_to_be_another_matter_is_not_offered_again_from_either_side(desk: Desk, find: Find) -> None:
    first = PetitionService(desk).register(a_petition())
    second = PetitionService(desk).register(a_petition(not_same=(first.uid,)))
    assert find(CONTENT, own_uid=second.uid) == []
    assert find(CONTENT, own_uid=first.uid) == []
    assert len(find(CONTENT)) == 2


def test_what_was_struck_out_is_not_found(desk: Desk, find: Find) -> None:
    done = PetitionService(desk).register(a_petition())
    PetitionService(desk).void(done.uid, done.rev, "Ghi hai lần")
    assert find(CONTENT) == []


def test_a_petition_of_the_same_case_is_told_as_its_own(desk: Desk, find: Find) -> None:
    first = PetitionService(desk).register(a_petition())
    second = PetitionService(desk).register(a_petition(same_case_uid=first.uid))
    [other] = find(CONTENT, own_uid=second.uid)
    assert (other.is_own, other.case) == (True, "Vụ 001/2026")


@pytest.fixture
def clerk(workplace: Window, qtbot: QtBot, type_text: TypeText) -> Clerk:
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({})
    return Clerk(qtbot, page, type_text, workplace)


def test_a_repetition_is_joined_beside_the_form(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    first = PetitionService(desk).register(a_petition())
    clerk.fill()
    clerk.leave("content")
    qtbot.waitUntil(lambda: "Ghép vào đơn này" in clerk.buttons())
    assert "Người xử lý: Hoàng Thị Lan." in clerk.beside()
    clerk.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Bỏ gắn" in clerk.buttons())
    clerk.save()
    with desk.db.reading() as session:
        petition = petition_of(session, clerk.window.opened[0][1])
        assert (petition.joined_uid, petition.outcome) == (first.uid, Outcome.JOINED)


def test_what_is_turned_down_is_remembered_with_the_petition(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    PetitionService(desk).register(a_petition())
    clerk.fill()
    clerk.leave("content")
    qtbot.waitUntil(lambda: "Không trùng" in clerk.buttons())
    clerk.key(Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Đơn 001/2026" not in clerk.beside())
    clerk.save()
    uid = clerk.window.opened[0][1]
    assert alike(desk.db, Sought(traces=traces((CONTENT,), "", "", ""), own_uid=uid)) == []


def test_once_it_is_a_denunciation_nothing_is_shown_beside_it(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    PetitionService(desk).register(a_petition())
    clerk.fill((Qt.Key.Key_T,))
    clerk.leave("content")
    qtbot.waitUntil(lambda: NOT_LOOKED_UP in clerk.beside())
    assert "Đơn 001/2026" not in clerk.beside()


def test_a_narrow_window_shows_what_is_alike_in_a_sheet(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    PetitionService(desk).register(a_petition())
    clerk.fill()
    clerk.leave("content")
    qtbot.waitUntil(lambda: "Không trùng" in clerk.buttons())
    clerk.page.likely.show_in_sheet()
    [sheet] = clerk.window.surface.findChildren(SideSheet)
    assert any("Đơn 001/2026" in label.text() for label in sheet.findChildren(Label))
