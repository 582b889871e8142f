"""What the office's papers begin with, the recovery sheets, the office's own wording."""

from datetime import date, datetime
from io import BytesIO

import pikepdf
import pytest

from db.codes import GROUPS, Sheet, new_code, read_code
from desktop_app.areas import load_areas
from desktop_app.core.errors import InvalidInput, NotAllowed
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.word import write_docx
from desktop_app.office.desk import Desk
from desktop_app.office.paper_samples import sample_paper
from desktop_app.office.papers import (
    PRACTICE_MARK,
    RECOVERY_WORDING,
    SAMPLE_MARK,
    VAULT_WORDING,
    SheetFacts,
    letterhead,
    recovery_sheet,
)
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Role
from desktop_app.office.wording import WordingService, shipped_wordings, wording_of
from tests.core.paper.samples import ReadPdf

PROFILE = Profile(name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu")
WORDINGS = {Sheet.REGISTER: RECOVERY_WORDING, Sheet.VAULT: VAULT_WORDING}


def _facts(sheet: Sheet, issue: int = 1) -> SheetFacts:
    return SheetFacts(
        sheet=sheet, code=new_code(sheet), file_code="SDC-9K3T-5E3A", issue=issue, fingerprint="9C41-77E0",
        made_at=datetime(2026, 11, 22, 8, 5), made_by="Phạm Thị Ngọc Dụ",
    )  # fmt: skip


@pytest.mark.parametrize("sheet", list(Sheet))
@pytest.mark.parametrize("practice", [True, False])
def test_a_recovery_sheet_is_one_page_from_which_the_code_can_be_typed(sheet: Sheet, practice: bool) -> None:
    facts = _facts(sheet)
    document = recovery_sheet(facts, PROFILE, shipped_wordings()[WORDINGS[sheet]], practice)
    pdf = ReadPdf(write_pdf(document))
    text = pdf.text(0)

    assert len(pdf) == 1
    assert all(group in text for group in facts.code.split("-"))
    assert all(f"Ô {number}" in text for number in range(1, GROUPS + 1))
    assert read_code(facts.code, sheet)
    assert (PRACTICE_MARK in text) is practice
    assert "PHONG BÌ NIÊM PHONG" in text
    assert "thay phiếu: không" in text


def test_the_two_sheets_cannot_be_taken_for_each_other() -> None:
    texts = {
        sheet: ReadPdf(write_pdf(recovery_sheet(_facts(sheet, 3), PROFILE, shipped_wordings()[key], False))).text(0)
        for sheet, key in WORDINGS.items()
    }
    assert "PHIẾU KHÔI PHỤC KHÓA" in texts[Sheet.REGISTER]
    assert "PHIẾU KHÔI PHỤC KHO MẬT" in texts[Sheet.VAULT]
    assert "không mở kho mật" in texts[Sheet.REGISTER]
    assert "không mở sổ" in texts[Sheet.VAULT]
    assert all("03 (thay phiếu lần 02)" in text for text in texts.values())


def test_a_code_stands_in_no_title_and_in_no_repr() -> None:
    facts = _facts(Sheet.REGISTER)
    data = write_pdf(recovery_sheet(facts, PROFILE, shipped_wordings()[RECOVERY_WORDING], False))
    with pikepdf.open(BytesIO(data)) as file:
        assert str(file.docinfo["/Title"]) == "Phiếu khôi phục khóa"
    assert facts.code not in repr(facts)
    assert write_docx(recovery_sheet(facts, PROFILE, shipped_wordings()[RECOVERY_WORDING], False))


def test_the_letterhead_is_the_offices() -> None:
    head = letterhead(PROFILE, "05/TB-UBND", date(2026, 11, 22))
    assert (head.agency, head.number, head.place) == (("ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ"), "05/TB-UBND", "Thí Dụ")


PAGES = {
    "bao-cao-dan-chu": 3,
    "bien-ban-doi-thoai": 2,
    "qd-giai-quyet-khieu-nai": 2,
    "bien-ban-kiem-phieu-phat-phieu": 2,
    "nghi-quyet-cong-dong": 2,
    "ban-huong-uoc": 3,
    "phieu-khao-sat": 2,
    "bang-ma-phieu": 2,
    "bao-cao-khao-sat": 5,
    "nhin-ca-nam": 2,
}


def test_every_wording_has_a_paper_to_look_at() -> None:
    for wording in shipped_wordings().values():
        pdf = ReadPdf(sample_paper(load_areas(), wording, PROFILE, datetime(2026, 11, 23, 9, 0)))
        assert len(pdf) == PAGES.get(wording.key, 1), wording.key
        assert SAMPLE_MARK in pdf.text(0)


def test_the_offices_words_are_kept_and_printed(desk: Desk) -> None:
    service = WordingService(desk)
    changed = service.change(RECOVERY_WORDING, {"niem_phong": "  **PHẢI CẤT TRONG KÉT**  "})

    assert changed.say("niem_phong", {}) == "PHẢI CẤT TRONG KÉT"
    assert service.changed_parts(RECOVERY_WORDING) == {"niem_phong"}
    with desk.db.reading() as session:
        facts, wording = _facts(Sheet.REGISTER), wording_of(session, RECOVERY_WORDING)
        sheet = recovery_sheet(facts, read_profile(session), wording, False)
    assert "PHẢI CẤT TRONG KÉT" in ReadPdf(write_pdf(sheet)).text(0)
    assert {wording.key for wording in service.papers()} == set(shipped_wordings())


def test_words_typed_as_they_were_shipped_are_not_the_offices_own(desk: Desk) -> None:
    service = WordingService(desk)
    shipped = shipped_wordings()[VAULT_WORDING].part("niem_phong").text
    service.change(VAULT_WORDING, {"niem_phong": "khác"})
    service.change(VAULT_WORDING, {"niem_phong": shipped})

    assert service.changed_parts(VAULT_WORDING) == frozenset()


def test_some_or_all_words_go_back_to_the_shipped_ones(desk: Desk) -> None:
    service = WordingService(desk)
    service.change(VAULT_WORDING, {"niem_phong": "một", "dung_khi": "hai"})
    service.reset(VAULT_WORDING, frozenset({"niem_phong"}))
    assert service.changed_parts(VAULT_WORDING) == {"dung_khi"}
    service.reset(VAULT_WORDING)
    assert service.changed_parts(VAULT_WORDING) == frozenset()


def test_words_that_cannot_be_used_change_nothing(desk: Desk) -> None:
    service = WordingService(desk)
    with pytest.raises(InvalidInput) as refused:
        service.change(VAULT_WORDING, {"niem_phong": "tốt", "dung_khi": "{la}"})
    assert list(refused.value.problems) == ["dung_khi"]
    assert service.changed_parts(VAULT_WORDING) == frozenset()


def test_only_who_may_settle_the_office_changes_its_words(desk: Desk) -> None:
    from dataclasses import replace

    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        WordingService(viewer).change(VAULT_WORDING, {"niem_phong": "x"})
    assert WordingService(viewer).papers()
