"""Tài khoản: who comes in, who sees the vault, and the sheets that open the register when nobody can."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db.keys import Created
from desktop_app.core.errors import UserError
from desktop_app.kit.controls import Button
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.accounts import AccountService
from desktop_app.office.opening import Opener, recover
from desktop_app.office.rights import Role
from desktop_app.office.sheets import Sheet, SheetService
from desktop_app.shell.system.accounts_page import AccountsPage
from desktop_app.shell.system.password_page import PasswordPage
from tests.conftest import PASSWORD
from tests.shell.system.conftest import OTHER, ShellPlace
from tests.shell.system.hands import TypeText, done, fill, form_of, go_to, press, settle, sheet_of, told

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, place: ShellPlace) -> AccountsPage:
    """The list with an official beside the administrator, and the keyboard on the official."""
    AccountService(place.desk, place.office.keeper).open("Ngô Xuân Thạo", "Chủ tịch", Role.LEADER, OTHER)
    made = AccountsPage(place)
    go_to(qtbot, place, made)
    press(qtbot, place, Qt.Key.Key_Down, PLAIN)
    return made


def test_an_account_is_opened_by_keys_and_signs_in(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage, type_text: TypeText
) -> None:
    assert "2 tài khoản đang dùng, 1 quản trị, 1 xem được kho mật." in told(page)
    press(qtbot, place, Qt.Key.Key_N)
    fill(form_of(place), type_text, {"name": "Lê Thị Hoa", "post": "Văn phòng", "password": "ngắn", "again": "ngăn"})
    form_of(place).field("role").input.set_text("VIEWER")
    press(qtbot, place, Qt.Key.Key_S)
    settle(qtbot, place)
    assert form_of(place).field("again").problem.startswith("Hai lần gõ không giống nhau.")

    fill(form_of(place), type_text, {"again": "ngắn"})
    press(qtbot, place, Qt.Key.Key_S)
    settle(qtbot, place)
    assert "cần ít nhất 14" in form_of(place).field("password").problem

    fill(form_of(place), type_text, {"password": "một câu khác cho chị Hoa", "again": "một câu khác cho chị Hoa"})
    done(qtbot, place)
    assert place.office.switch("Lê Thị Hoa", "một câu khác cho chị Hoa").account.role is Role.VIEWER


def test_name_post_and_role_are_changed_with_enter(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage, type_text: TypeText
) -> None:
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    fill(form_of(place), type_text, {"post": "Chủ tịch UBND xã"})
    done(qtbot, place)

    assert (page.table.row().name, page.table.row().post) == ("Ngô Xuân Thạo", "Chủ tịch UBND xã")


def test_the_vault_is_granted_by_the_person_s_own_password_and_withdrawn(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage, type_text: TypeText
) -> None:
    assert [words for words, _ in page.verbs.choices()] == ["Cấp quyền xem kho mật", "Ngừng tài khoản"]
    page.verbs.grant()
    fill(form_of(place), type_text, {"password": PASSWORD})
    press(qtbot, place, Qt.Key.Key_S)
    settle(qtbot, place)
    assert "Mật khẩu của Ngô Xuân Thạo không đúng." in form_of(place).field("password").problem

    fill(form_of(place), type_text, {"password": OTHER})
    done(qtbot, place)
    assert page.table.row().sees_denouncer
    assert "xem được danh tính người tố cáo" in told(page.pane)

    page.verbs.withdraw()
    fill(form_of(place), type_text, {"password": PASSWORD})
    done(qtbot, place)
    assert not page.table.row().sees_denouncer


def test_a_forgotten_password_is_given_anew_and_an_account_is_closed_for_good(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage, type_text: TypeText
) -> None:
    new = "mưa phùn bay trên bến cũ"
    page.verbs.password.click()
    fill(form_of(place), type_text, {"password": new, "again": new})
    done(qtbot, place)
    place.office.switch("Ngô Xuân Thạo", new)
    place.office.switch("Hoàng Thị Lan", PASSWORD)

    page.verbs.close()
    fill(form_of(place), type_text, {"reason": "Chuyển công tác"})
    done(qtbot, place)
    assert not page.table.row().is_active
    assert not page.verbs.edit.isVisible()
    with pytest.raises(UserError, match="Không có tài khoản"):
        place.office.switch("Ngô Xuân Thạo", new)


def test_where_there_is_no_room_for_a_pane_every_verb_stands_in_the_sheet(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage
) -> None:
    place.surface.setFixedSize(823, 422)
    qtbot.waitUntil(lambda: not page._list.has_pane)
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    sheet = sheet_of(place)
    assert sheet is not None
    shown = {button.text() for button in sheet.findChildren(Button) if button.isVisible()}
    assert {"Sửa", "Mật khẩu mới", "Cấp quyền xem kho mật", "Ngừng tài khoản"} <= shown
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)

    assert form_of(place).raw()["name"] == "Ngô Xuân Thạo"


def test_the_other_verbs_are_reached_from_a_menu_by_keys(qtbot: QtBot, place: ShellPlace, page: AccountsPage) -> None:
    page.verbs.more.setFocus()
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    [menu] = page.verbs.more.findChildren(QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    sheet = sheet_of(place)
    assert sheet is not None
    assert "Cấp quyền xem kho mật" in told(sheet)


def test_a_new_sheet_voids_the_old_one_is_shown_from_memory_and_typed_back(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage, type_text: TypeText, opener: Opener
) -> None:
    old = AccountService(place.desk, place.office.keeper).renew_sheet(Sheet.REGISTER)
    page.recovery.renew(Sheet.REGISTER)
    sheet = sheet_of(place)
    assert sheet is not None
    assert "Phiếu đang cất mất tác dụng ngay khi bấm Lập phiếu." in told(sheet)
    fill(form_of(place), type_text, {"password": "sai mật khẩu rồi nhé"})
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Mật khẩu không đúng." in told(sheet))
    assert place.office.keys.facts().recovery_issue == 2

    fill(form_of(place), type_text, {"password": PASSWORD})
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(previews(place)))
    assert place.office.keys.facts().recovery_issue == 3
    qtbot.keyClick(previews(place)[0], Qt.Key.Key_Escape)
    assert "Gõ lại hai ô theo phiếu" in told(place.surface)
    fill(form_of(place), type_text, dict.fromkeys(form_of(place).raw(), "AAAAA"))
    press(qtbot, place, Qt.Key.Key_S)
    settle(qtbot, place)
    assert all(form_of(place).field(name).problem for name in form_of(place).raw())
    with pytest.raises(UserError):
        recover(place.office.folder, old, "Hoàng Thị Lan", OTHER, opener)


def test_a_sheet_that_nobody_has_proved_is_told_until_it_is_proved(
    qtbot: QtBot, place: ShellPlace, page: AccountsPage
) -> None:
    assert "Chưa kiểm tra phiếu khôi phục khóa của sổ và phiếu khôi phục của kho mật trên giấy." in told(page)
    sheets, accounts = SheetService(place.office), AccountService(place.desk, place.office.keeper)
    for sheet in Sheet:
        code = accounts.renew_sheet(sheet)
        sheets.check(sheet, code, dict(enumerate(code.split("-"), start=1)))
    page.arrive({})
    qtbot.waitUntil(lambda: "Chưa kiểm tra" not in told(page))


def test_who_may_only_read_sees_the_rights_and_changes_only_the_own_password(
    qtbot: QtBot, viewer_place: ShellPlace
) -> None:
    page = AccountsPage(viewer_place)
    go_to(qtbot, viewer_place, page)
    press(qtbot, viewer_place, Qt.Key.Key_N)

    assert sheet_of(viewer_place) is None
    assert "Chỉ tài khoản quản trị thêm, sửa được." in told(page)
    assert not page.verbs.edit.isVisible()
    page._password.click()
    assert viewer_place.opened == ["system.password"]


def test_the_right_to_the_vault_comes_back_by_its_sheet_which_is_replaced(
    qtbot: QtBot, viewer_place: ShellPlace, type_text: TypeText, office_template: tuple[Path, Created]
) -> None:
    page = AccountsPage(viewer_place)
    go_to(qtbot, viewer_place, page)
    page._take_vault.click()
    assert "Phiếu vừa dùng mất tác dụng." in told(viewer_place.surface)
    fill(form_of(viewer_place), type_text, {"code": office_template[1].vault_recovery_code, "password": OTHER})
    press(qtbot, viewer_place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(previews(viewer_place)))
    qtbot.keyClick(previews(viewer_place)[0], Qt.Key.Key_Escape)

    assert "Gõ lại hai ô theo phiếu" in told(viewer_place.surface)
    assert viewer_place.office.switch("Lê Thị Hoa", OTHER).account.sees_denouncer
    assert viewer_place.office.keys.facts().vault_recovery_issue == 2


def test_one_s_own_password_is_changed_with_the_old_one(
    qtbot: QtBot, viewer_place: ShellPlace, type_text: TypeText
) -> None:
    page = PasswordPage(viewer_place)
    go_to(qtbot, viewer_place, page)
    new = "mưa phùn bay trên bến cũ"
    fill(page.form, type_text, {"old": PASSWORD, "password": new, "again": new})
    press(qtbot, viewer_place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Mật khẩu không đúng." in told(page))

    fill(page.form, type_text, {"old": OTHER})
    press(qtbot, viewer_place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: viewer_place.opened == ["back"])
    assert set(page.form.raw().values()) == {""}
    assert viewer_place.office.switch("Lê Thị Hoa", new).account.role is Role.VIEWER


def previews(place: ShellPlace) -> list[PaperPreview]:
    return [preview for preview in place.surface.findChildren(PaperPreview) if preview.isVisible()]
