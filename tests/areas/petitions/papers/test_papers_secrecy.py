"""No paper of a denunciation names who made it, but one for them, filled in by the vault for one print."""

import pytest
from sqlalchemy import select

from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.service import PetitionPaperService
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.areas.petitions.record import petition_record
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.paper.word import write_docx
from desktop_app.core.paper.wording import BLANK
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import VaultOpening
from tests.areas.petitions.makers import take
from tests.areas.petitions.papers.ways import (
    ACCUSED,
    CONTENT,
    LATER,
    NAME,
    NUMBER,
    PHONE,
    accepted,
    denunciations,
    said,
    without_the_vault,
)

TRACES = (fold(NAME), "khuat", "thoang", NUMBER, PHONE, "so 4, ngo 2", "cuc canh sat")
OF_DENUNCIATIONS = {
    *("giay-yeu-cau-bo-sung", "phieu-tra-don", "cong-van-don-doc", "phieu-huong-dan", "phieu-de-xuat-thu-ly"),
    *("qd-thu-ly-to-cao", "tb-thu-ly-to-cao", "tb-noi-dung-to-cao", "tb-khong-thu-ly-to-cao", "phieu-chuyen-to-cao"),
    *("tb-chuyen-to-cao", "qd-gia-han-to-cao", "bb-rut-to-cao", "don-rut-to-cao", "kl-noi-dung-to-cao"),
    *("bao-ket-qua-co-quan-chuyen", "bien-nhan-02-tcd"),
}


def test_no_paper_of_any_denunciation_says_who_made_it(desk: Desk) -> None:
    service, seen = PetitionPaperService(desk), set[str]()
    for petition, step in denunciations(desk):
        fits = service.fitting(petition.uid)
        assert any(each.step == step for each in fits), step
        for each in fits:
            text = fold(said(service.paper(petition.uid, each.kind.key)))
            assert [trace for trace in TRACES if trace in text] == [], (step, each.kind.key)
            seen.add(each.kind.key)
    assert seen == OF_DENUNCIATIONS


def test_the_paper_for_the_denounced_says_what_of_and_nothing_of_by_whom(desk: Desk) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    text = said(PetitionPaperService(desk).paper(petition.uid, "tb-noi-dung-to-cao")).replace("gửi người bị tố cáo", "")
    assert ACCUSED in text
    assert CONTENT.rstrip(".") in text
    assert "người tố cáo" not in text.casefold().replace("người bị tố cáo", "")


def test_a_paper_for_the_denouncer_is_left_to_the_pen_or_filled_in_by_the_vault_and_that_is_journalled(
    desk: Desk,
) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    service = PetitionPaperService(desk)
    assert f"ông (bà) {BLANK}" in said(service.paper(petition.uid, "tb-thu-ly-to-cao"))

    named = service.paper(petition.uid, "tb-thu-ly-to-cao", reason="Gửi thông báo thụ lý")

    assert f"ông (bà) {NAME}" in said(named)
    with desk.db.reading() as session:
        looks = session.scalars(select(VaultOpening)).all()
        assert [(look.record_uid, look.reason) for look in looks] == [(petition.uid, "Gửi thông báo thụ lý")]
    assert NAME not in said(service.paper(petition.uid, "tb-thu-ly-to-cao"))


def test_only_who_may_look_puts_a_name_in_and_never_on_a_paper_for_others(desk: Desk) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    colleague = PetitionPaperService(without_the_vault(desk))
    with pytest.raises(NotAllowed, match="không có quyền xem danh tính"):
        colleague.paper(petition.uid, "tb-thu-ly-to-cao", reason="Gửi thông báo")
    assert not colleague.ask(petition.uid, "tb-thu-ly-to-cao").may_be_named
    with pytest.raises(UserError, match="không điền danh tính từ kho mật"):
        PetitionPaperService(desk).paper(petition.uid, "qd-thu-ly-to-cao", reason="Gửi quyết định")
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-to-cao", reason="   ")
    with desk.db.reading() as session:
        assert session.scalars(select(VaultOpening)).all() == []


def test_where_somebody_lives_and_what_tells_of_them_is_taken_out_of_what_goes_to_others(desk: Desk) -> None:
    told = "Tôi ở số 4 ngõ 2 thôn Đoài, gọi 0912 000 111. Trưởng thôn thu tiền không có hóa đơn."
    petition = accepted(desk, Kind.DENUNCIATION, content=told)
    for at in (desk, without_the_vault(desk)):
        text = said(PetitionPaperService(at).paper(petition.uid, "tb-noi-dung-to-cao"))
        assert "0912" not in text
        assert "số 4 ngõ 2" not in text
        assert "Trưởng thôn thu tiền không có hóa đơn." in text
    assert told.rstrip(".") in said(PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-to-cao"))


def test_a_name_that_got_into_a_step_is_not_printed(desk: Desk) -> None:
    """The colleague who wrote it could not be warned; whoever prints it and may look is."""
    petition = accepted(desk, Kind.DENUNCIATION)
    take(without_the_vault(desk), petition, "withdraw_but_go_on", LATER, reason=f"ông {NAME} bị ép rút")
    with pytest.raises(UserError, match="Giấy này có tên"):
        PetitionPaperService(desk).paper(petition.uid, "bb-rut-to-cao")


def test_word_files_and_titles_of_a_denunciations_papers_name_nobody_either(desk: Desk) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    document = PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-to-cao", reason="Gửi thông báo")
    assert document.subject == paper_kinds()["tb-thu-ly-to-cao"].name
    plain = PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-to-cao")
    assert NAME.encode() not in write_docx(plain)
    assert all(NAME not in name for _, name in papers_for(petition_record(desk, petition.uid)))
