"""Papers of petitions filled from the register: which fit, what they say, what is left to the pen."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.areas.petitions.entry import Signer
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.service import PetitionPaperService
from desktop_app.areas.petitions.record import petition_record
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Result, Source
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.profile import OfficeService
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, take
from tests.areas.petitions.papers.ways import (
    ACCUSED,
    DAY,
    FORWARDED,
    LATER,
    NAME,
    NUMBER,
    accepted,
    entered,
    said,
    sorted_out,
)
from tests.core.paper.samples import ReadPdf

LONG = "Phương án bồi thường chưa đúng hạng đất, chưa tính cây trồng, chưa tính nhà tạm của gia đình. " * 40


def keys(desk: Desk, uid: str) -> list[str]:
    return [key for key, _ in papers_for(petition_record(desk, uid))]


def test_an_accepted_complaint_says_who_what_and_by_which_number(desk: Desk) -> None:
    petition = accepted(desk, others=(Signer(full_name="Lò Thị Ví"),), signers=2)
    document = PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-khieu-nai")
    text = said(document)
    assert document.letterhead is not None
    assert (document.letterhead.number, document.letterhead.dated_on) == ("58/TB-UBND", date(2026, 11, 18))
    assert f"đơn khiếu nại của ông (bà) {NAME} và ông (bà) Lò Thị Ví." in text
    assert f"hộ chiếu: {NUMBER}, ngày cấp: 15/4/2021, nơi cấp: Cục Cảnh sát." in text
    assert "Địa chỉ: Số 4, ngõ 2, thôn Đoài, xã Yên Hạ, tỉnh Minh Họa." in text
    assert document.signatures[0].lines == ("CHỦ TỊCH",)
    assert document.recipients == ("Như trên", "Phòng Kinh tế (để thực hiện)", "Lưu: VT, hồ sơ")


def test_before_the_law_of_july_2026_the_form_is_the_old_one(desk: Desk, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 5, 11, 8, 0))
    petition = accepted(desk, received_on=date(2026, 5, 11), dated_on=None)
    document = PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-khieu-nai")
    assert f"Số CMND/CCCD/hộ chiếu: {NUMBER}" in said(document)
    assert document.foot is not None
    assert document.foot.left == ""


def test_what_nobody_wrote_down_is_left_to_the_pen(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition(full_name="", address="", is_anonymous=True))
    text = said(PetitionPaperService(desk).paper(petition.uid, "giay-yeu-cau-bo-sung"))
    assert f"nhận được đơn khiếu nại của ông (bà) {BLANK}." in text
    assert f"Đề nghị ông (bà) bổ sung: {BLANK}." in text
    assert "đề ngày" not in text, "a bracket without its value is left out"


def test_papers_that_fit_follow_the_steps_and_drafts_come_last(desk: Desk) -> None:
    petition = entered(desk)
    assert keys(desk, petition.uid) == ["don-khieu-nai", "giay-yeu-cau-bo-sung", "ban-trich"]
    petition = sorted_out(desk, source=Source.IN_PERSON)
    assert keys(desk, petition.uid)[:2] == ["bien-nhan-02-tcd", "phieu-de-xuat-thu-ly"]
    assert "tb-thu-ly-khieu-nai" in keys(desk, petition.uid)
    petition = accepted(desk)
    named = dict(papers_for(petition_record(desk, petition.uid)))
    assert named["tb-thu-ly-khieu-nai"] == "Thông báo thụ lý khiếu nại"
    assert named["qd-giai-quyet-khieu-nai"] == "Quyết định giải quyết khiếu nại (dự thảo)"
    assert "phieu-huong-dan" not in named
    PetitionService(desk).void(petition.uid, petition.rev, "Ghi trùng")
    assert keys(desk, petition.uid) == []


def test_a_draft_says_what_the_step_would_bring_and_leaves_its_number_to_the_pen(desk: Desk) -> None:
    petition = accepted(desk)
    document = PetitionPaperService(desk).paper(petition.uid, "van-ban-keo-dai-khieu-nai")
    assert document.letterhead is not None
    assert document.letterhead.number.endswith("\u00a0/TB-UBND")
    assert "thời hạn giải quyết là 45 ngày, kể từ ngày thụ lý, đến hết ngày 04/01/2027." in said(document)
    assert "theo Thông báo số 58/TB-UBND ngày 18 tháng 11 năm 2026" in said(document)


def test_the_second_extension_and_what_was_accepted_are_told_apart(desk: Desk) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    service = PetitionPaperService(desk)
    assert "Thời hạn giải quyết tố cáo là 30 ngày" in said(service.paper(petition.uid, "qd-thu-ly-to-cao"))
    take(desk, petition, "extend_denunciation", LATER, tests=("many_places",), document_on=LATER, document_number="61")
    assert "Thời hạn giải quyết tố cáo là 30 ngày" in said(service.paper(petition.uid, "qd-thu-ly-to-cao"))
    longer = said(service.paper(petition.uid, "qd-gia-han-to-cao"))
    assert "Lý do gia hạn: một nội dung phải xác minh ở từ hai nơi trở lên." in longer
    assert "Thời gian gia hạn là 30 ngày" in longer
    assert "theo Quyết định số 58/QĐ-UBND" in longer


def test_the_ground_of_the_law_is_the_reason_on_paper_where_nobody_wrote_another(desk: Desk) -> None:
    petition = sorted_out(desk)
    take(desk, petition, "not_accept_complaint", LATER, ground="no_interest", document_on=LATER)
    text = said(PetitionPaperService(desk).paper(petition.uid, "tb-khong-thu-ly-khieu-nai"))
    assert "vì quyết định hành chính, hành vi hành chính bị khiếu nại không liên quan trực tiếp" in text


def test_who_forwarded_is_told_the_result_and_named_by_paper(desk: Desk) -> None:
    petition = take(desk, accepted(desk, **FORWARDED), "report_forwarder", LATER, said="Đã thụ lý.", document_on=LATER)
    document = PetitionPaperService(desk).paper(petition.uid, "bao-ket-qua-co-quan-chuyen")
    text = said(document)
    assert "Ban Tiếp công dân tỉnh" in text
    assert "theo Văn bản số 21/BTCD ngày 13 tháng 11 năm 2026" in text
    assert document.title == ""
    assert document.letterhead is not None
    assert document.letterhead.about == "V/v thông báo kết quả giải quyết đơn khiếu nại"
    assert document.signatures[0].lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_a_deputy_signs_in_the_heads_place(desk: Desk) -> None:
    office = OfficeService(desk)
    office.settle(replace(office.profile(), deputies=("Vi Văn Phó",)))
    petition, service = accepted(desk), PetitionPaperService(desk)
    assert service.ask(petition.uid, "tb-thu-ly-khieu-nai").deputies == ("Vi Văn Phó",)
    [alone] = service.paper(petition.uid, "tb-thu-ly-khieu-nai", "Vi Văn Phó").signatures
    assert (alone.lines, alone.name) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Vi Văn Phó")
    [body] = service.paper(petition.uid, "giay-moi-doi-thoai", "Vi Văn Phó").signatures
    assert body.lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_a_name_that_is_no_deputys_signs_nothing(desk: Desk) -> None:
    petition = accepted(desk)
    with pytest.raises(UserError, match="không có cấp phó tên Vi Văn Lạ"):
        PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-khieu-nai", "Vi Văn Lạ")


def test_the_receipt_lists_the_papers_of_the_file(desk: Desk) -> None:
    entry = a_petition(source=Source.IN_PERSON, received_on=DAY)
    petition = PetitionService(desk).register(entry, [HandedIn("Sổ đỏ", 4, "Bản sao", "rõ")])
    text = said(PetitionPaperService(desk).paper(petition.uid, "bien-nhan-02-tcd"))
    assert "Sổ đỏ 04 Bản sao rõ" in text
    other = PetitionService(desk).register(entry)
    assert "Đơn khiếu nại 01 Bản chính" in said(PetitionPaperService(desk).paper(other.uid, "bien-nhan-02-tcd"))


def test_the_minutes_of_a_dialogue_have_all_parts_and_six_places_to_sign(desk: Desk) -> None:
    document = PetitionPaperService(desk).paper(accepted(desk).uid, "bien-ban-doi-thoai")
    text = said(document)
    for part in ("I. Thành phần tham dự", "II. Nội dung đối thoại", "III. Kết quả đối thoại", "mỗi người"):
        assert part in text
    assert [len(row) for row in document.signature_rows] == [3, 3]


def test_a_paper_that_does_not_fit_is_refused_with_those_that_do(desk: Desk) -> None:
    petition = accepted(desk)
    with pytest.raises(UserError, match=r"chưa dùng Phiếu hướng dẫn\. Giấy in được lúc này: Thông báo thụ lý"):
        PetitionPaperService(desk).paper(petition.uid, "phieu-huong-dan")
    PetitionService(desk).void(petition.uid, petition.rev, "Ghi trùng")
    with pytest.raises(UserError, match="đã bỏ số"):
        PetitionPaperService(desk).paper(petition.uid, "tb-thu-ly-khieu-nai")


def test_who_may_only_look_prints_nothing(desk: Desk) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))
    with pytest.raises(NotAllowed):
        PetitionPaperService(viewer).paper(accepted(desk).uid, "tb-thu-ly-khieu-nai")


def test_long_names_and_contents_are_whole_and_the_signature_never_stands_alone(desk: Desk) -> None:
    name = "Nguyễn Phước Hoàng Thiên Bảo Trân Châu Phương Nghiêng Ngọc Quỳnh Hương"
    petition = accepted(desk, full_name=name, content=LONG, opponent="Tổ công tác giải phóng mặt bằng " * 8)
    petition = take(desk, petition, "decide", LATER, document_on=LATER, result=Result.WRONG, said="Đã đo lại. " * 30)
    for key in ("tb-thu-ly-khieu-nai", "qd-giai-quyet-khieu-nai"):
        pdf = ReadPdf(write_pdf(PetitionPaperService(desk).paper(petition.uid, key)))
        words = pdf.all_text().split()
        assert len(pdf) > 1
        assert len([word for word in words if word == "bồi"]) >= 40
        assert "CHỦ TỊCH" in pdf.text(len(pdf) - 1)
        assert len(pdf.text(len(pdf) - 1).split()) > 30


def test_opponents_and_addressees_that_are_not_ours_are_named(desk: Desk) -> None:
    petition = sorted_out(desk, competent=Competent.NO)
    petition = take(
        desk, petition, "guide", LATER, to_agency="UBND xã Bến Ví", document_on=LATER, reason="Đất ở xã bên"
    )
    text = said(PetitionPaperService(desk).paper(petition.uid, "phieu-huong-dan"))
    assert "hướng dẫn ông (bà) gửi đơn đến UBND xã Bến Ví" in text
    assert "(đất ở xã bên)" in text
    assert "để tố cáo" not in text
    invited = said(PetitionPaperService(desk).paper(accepted(desk).uid, "giay-moi-doi-thoai"))
    assert f"{ACCUSED[0].upper()}{ACCUSED[1:]}, người bị khiếu nại" in invited
