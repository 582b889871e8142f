"""Đơn vị trao đổi by keys: own card onto a stick, another office's card compared, replaced, revoked; the commands."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.core.errors import InvalidInput
from desktop_app.core.package.keys import read_card, shown
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.word import write_docx
from desktop_app.kit import theme
from desktop_app.kit.controls import Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from desktop_app.sync.enrolling.commands import export_card, import_card
from desktop_app.sync.enrolling.papers import SheetPaperService
from desktop_app.sync.enrolling.queries import own, partners
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.states import Compared, PartnerKind
from desktop_app.sync.views.partners_page import PartnersPage
from tests.areas.reception.workplace import Window
from tests.shell.system.conftest import ChosenFiles
from tests.sync.makers import stranger, with_code


@pytest.fixture
def workplace(desk: Desk, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    theme.load_fonts()
    theme.apply(qapp)
    surface = QMainWindow()
    surface.resize(1366, 645)
    window = Window(with_code(desk), surface)
    yield window
    window.close()


def settle(qtbot: QtBot, place: Window) -> None:
    qtbot.waitUntil(lambda: not place.jobs.is_busy)
    assert place.explained == []


def show(qtbot: QtBot, place: Window, *answers: Path | None) -> PartnersPage:
    page = PartnersPage(place, ChosenFiles(*answers))
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
    return page


def done(qtbot: QtBot, place: Window, page: PartnersPage, **values: object) -> None:
    """Fill the sheet that is open and do it."""
    [sheet] = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load(values)
    sheet.submit()
    settle(qtbot, place)
    settle(qtbot, place)


def said(page: PartnersPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_the_card_is_made_and_goes_onto_a_stick_with_the_digits_that_the_page_shows(
    qtbot: QtBot, workplace: Window, tmp_path: Path
) -> None:
    file = tmp_path / "phieu.dccard"
    page = show(qtbot, workplace, file)
    assert "Chưa có khóa" in said(page)
    assert not page.enrol.isVisible()
    page.card.make.click()
    settle(qtbot, workplace)
    settle(qtbot, workplace)
    page.card.save.click()
    settle(qtbot, workplace)

    card = read_card(file.read_bytes())
    assert all(f"| {group} |" in f"{said(page)} |" for group in shown(card.fingerprint).split())
    page.card.print.click()
    settle(qtbot, workplace)
    assert any(each.isVisible() for each in page.window().findChildren(PaperPreview))


def test_a_partner_is_enrolled_only_with_its_digits_then_replaced_and_revoked(
    qtbot: QtBot, workplace: Window, tmp_path: Path
) -> None:
    files = [tmp_path / "mot.dccard", tmp_path / "hai.dccard"]
    cards = []
    for file in files:
        keys, card = stranger()
        file.write_bytes(card.signed_by(keys))
        cards.append(card)
    EnrolService(workplace.desk).own_card()
    page = show(qtbot, workplace, *files)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, workplace)
    [sheet] = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"fingerprint": "1234"})
    sheet.submit()
    assert "24 chữ số, đang có 4" in _after(qtbot, workplace, sheet)
    done(qtbot, workplace, page, fingerprint=shown(cards[0].fingerprint), compared_with="bà Mai")
    assert "Đang trao đổi với 1 cơ quan cấp trên." in said(page)

    page.enrol.click()
    settle(qtbot, workplace)
    done(qtbot, workplace, page, fingerprint=cards[1].fingerprint, compared=Compared.PHONE)
    assert "1 phiếu đã thôi dùng" in said(page)
    page.revoke.click()
    done(qtbot, workplace, page, reason="máy của Sở bị mất")
    assert [row.revoke_reason for row in partners(workplace.desk)] == [
        "máy của Sở bị mất",
        "Thay bằng phiếu ghi danh mới",
    ]


def _after(qtbot: QtBot, place: Window, sheet: VerbSheet) -> str:
    settle(qtbot, place)
    return sheet.form.field("fingerprint").problem


def test_keys_are_replaced_from_the_menu(qtbot: QtBot, workplace: Window) -> None:
    before = read_card(EnrolService(workplace.desk).own_card())
    page = show(qtbot, workplace)
    page.verbs.replace()
    done(qtbot, workplace, page)
    shown_card = own(workplace.desk).card
    assert shown_card is not None
    assert shown_card.fingerprint != before.fingerprint
    assert "1 khóa cũ chỉ còn để mở gói cũ" in said(page)


def test_a_list_of_communes_is_filtered_by_name_and_a_viewer_only_reads(qtbot: QtBot, workplace: Window) -> None:
    service = EnrolService(workplace.desk)
    for number, name in enumerate(("UBND xã Đông An", "UBND xã Bình Hòa"), start=1):
        keys, card = stranger(f"2400{number}", name)
        service.enrol(card.signed_by(keys), card.fingerprint, PartnerKind.COMMUNE)
    workplace.desk = replace(workplace.desk, account=replace(workplace.desk.account, role=Role.VIEWER))
    page = show(qtbot, workplace)
    assert not page.enrol.isVisible()
    assert "Nhờ người quản trị" in said(page)
    page.filters.focus_text()
    QTest.keyClicks(page.window().focusWidget(), "binh hoa")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert page.table.model.row_at(0).name == "UBND xã Bình Hòa"


def test_the_sheet_says_office_digits_and_both_sides_also_as_word(desk: Desk) -> None:
    card = read_card(EnrolService(with_code(desk)).own_card())
    sheet = SheetPaperService(desk).sheet()
    told = document_words(sheet)
    assert all(group in told for group in shown(card.fingerprint).split())
    assert all(words in told for words in ("99001", "UBND xã Yên Hạ", "BÊN LẬP PHIẾU", "BÊN ĐỐI CHIẾU"))
    written = docx.Document(BytesIO(write_docx(sheet)))
    assert len(written.inline_shapes) == 1


def test_a_card_goes_from_office_to_office_by_commands(desk: Desk, tmp_path: Path) -> None:
    with_code(desk)
    out, sheet, theirs = tmp_path / "a.dccard", tmp_path / "a.docx", tmp_path / "b.dccard"
    told = export_card(desk, {"out": out, "sheet": sheet})
    assert read_card(out.read_bytes()).fingerprint == told.data["fingerprint"]
    assert sheet.exists()

    keys, card = stranger()
    theirs.write_bytes(card.signed_by(keys))
    asked = {"card": theirs, "fingerprint": shown(card.fingerprint), "as": None, "with": None}
    with pytest.raises(InvalidInput, match="Nhóm số"):
        import_card(desk, {**asked, "fingerprint": "0" * 24})
    data = import_card(desk, asked).data
    assert (data["kind"], data["unit"]) == ("upper", "24000")
    assert json.dumps(dict(data))
