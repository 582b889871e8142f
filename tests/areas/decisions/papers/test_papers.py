"""Papers of decisions filled from the register: which fit, what they say, what is left to the pen."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.decisions.papers.commands import print_paper
from desktop_app.areas.decisions.papers.facts import CountFacts, DecisionFacts
from desktop_app.areas.decisions.papers.making import decision_documents
from desktop_app.areas.decisions.papers.samples import sample_facts
from desktop_app.areas.decisions.papers.service import DecisionPaperService
from desktop_app.areas.decisions.papers.table import paper_kind
from desktop_app.areas.decisions.states import Item, Kind, Proposer, Role, Scope
from desktop_app.areas.decisions.votes.entry import UnitEntry
from desktop_app.core.errors import UserError
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.around import Making
from desktop_app.office.kept import Saved
from desktop_app.office.models import Hamlet
from desktop_app.office.wording import shipped_wordings
from tests.areas.decisions.makers import propose, take
from tests.areas.decisions.papers.ways import ON, called, counted, said
from tests.office.form_papers.checks import NOW, PROFILE


def printed(desk: Desk, decision: Saved, key: str) -> str:
    return said(*DecisionPaperService(desk).paper(decision.uid, key))


def keys(desk: Desk, decision: Saved) -> dict[str, str]:
    return dict(DecisionPaperService(desk).papers_for(decision.uid))


def test_what_the_people_decided_is_told_with_all_households_the_threshold_and_where_it_goes(desk: Desk) -> None:
    decision = called(desk)
    counted(desk, decision, (191, 30, 9), place="Nhà văn hóa thôn", opinions="Năm lượt ý kiến.")
    take(desk, decision, "passed", ON, said="Làm đường năm 2026\nMiễn cho hộ nghèo")
    text = printed(desk, decision, "nghi-quyet-cong-dong")
    assert "Tổng số hộ gia đình trong thôn: 286 hộ." in text
    assert "có đại diện tham dự cuộc họp: 250 hộ (87,4%)." in text
    assert "bằng hình thức giơ tay. Kết quả: số hộ tán thành: 191; không tán thành: 30; ý kiến khác: 09." in text
    assert (
        "Tỷ lệ tán thành: 191/286 hộ (66,8%), đạt tỷ lệ từ 2/3 tổng số đại diện hộ gia đình trong thôn trở lên." in text
    )
    assert "1. Làm đường năm 2026 2. Miễn cho hộ nghèo" in text
    assert "Nghị quyết có hiệu lực kể từ ngày được cộng đồng dân cư biểu quyết thông qua./." in text
    assert "(gửi chậm nhất ngày 27/3/2026)" in text, "20/3 is a Friday: five working days"
    minutes = printed(desk, decision, "bien-ban-kiem-phieu")
    assert "1. Ông (bà) Hoàng Văn Đếm - Tổ trưởng" in minutes
    assert (
        "trở lên (191/286 hộ). Kết luận: nội dung biểu quyết được thông qua với 191/286 hộ tán thành (66,8%)."
        in minutes
    )


def test_before_the_meeting_the_minutes_are_made_ready_with_dots(desk: Desk) -> None:
    decision = called(desk)
    text = printed(desk, decision, "bien-ban-kiem-phieu")
    assert "ngày 20 tháng 3 năm 2026" in text
    assert f"Kết luận: nội dung biểu quyết {BLANK} với {BLANK} tán thành ({BLANK})." in text
    invitation = printed(desk, decision, "giay-moi-hop-thon")
    assert "a) Thời gian: …… giờ …… phút, ngày 20 tháng 3 năm 2026." in invitation
    assert f"b) Địa điểm: {BLANK}." in invitation


def test_a_vote_that_fails_by_one_and_a_meeting_without_enough_say_so(desk: Desk) -> None:
    decision = called(desk)
    counted(desk, decision, (190, 40, 10))
    take(desk, decision, "voted_down", ON)
    text = printed(desk, decision, "bien-ban-hop-cong-dong")
    assert "190/286 hộ (66,4%), không đạt tỷ lệ từ 2/3" in text
    assert "Nội dung biểu quyết không được thông qua." in text
    assert "IV. Nội dung quyết định" not in text
    assert "nghi-quyet-cong-dong" not in keys(desk, decision)


def test_papers_that_fit_follow_the_steps_and_drafts_come_last(desk: Desk) -> None:
    decision = propose(desk)
    assert keys(desk, decision) == {}
    take(desk, decision, "agree", date(2026, 3, 3))
    assert keys(desk, decision)["giay-moi-hop-thon"] == "Giấy mời họp (dự thảo)"
    assert "ke-hoach-phat-phieu" not in keys(desk, decision), "ballots come only after a meeting that lacked people"
    with pytest.raises(UserError, match=r"chưa dùng Quyết định tổ chức bầu cử\. Giấy in được lúc này: Giấy mời họp"):
        DecisionPaperService(desk).paper(decision.uid, "qd-to-chuc-bau-cu")
    with pytest.raises(UserError, match="Không có loại giấy “giay-la”"):
        DecisionPaperService(desk).ask(decision.uid, "giay-la")


def test_an_initiative_lists_its_households(desk: Desk) -> None:
    decision = propose(desk, proposer=Proposer.CITIZENS, proposer_name="Lò Thị Khởi")
    text = printed(desk, decision, "danh-sach-ho-dong-thuan")
    assert "ông (bà) Lò Thị Khởi, cư trú tại thôn Đoài" in text
    assert "có giá trị trong 3 tháng" in text


def test_a_matter_of_the_commune_has_the_minutes_of_every_hamlet(desk: Desk) -> None:
    decision = called(desk, scope=Scope.COMMUNE, hamlet="", proposer=Proposer.CHAIR)
    with desk.db.reading() as session:
        hamlets = session.scalars(select(Hamlet.id).where(Hamlet.households > 0).order_by(Hamlet.id).limit(2)).all()
    units = tuple(UnitEntry(hamlet_id=each, households=90) for each in hamlets)
    counted(desk, decision, (60, 10, 0), (59, 10, 0), units=units)
    minutes = DecisionPaperService(desk).paper(decision.uid, "bien-ban-kiem-phieu")
    assert len(minutes) == len(hamlets)
    assert "(60/90 hộ). Kết luận: nội dung biểu quyết được thông qua" in said(minutes[0])
    assert "không được thông qua với 59/90 hộ" in said(minutes[1])
    take(desk, decision, "voted_down", ON)
    notice = printed(desk, decision, "tb-ket-qua-toan-xa")
    assert "Có 01/02 thôn, tổ dân phố tán thành" in notice
    assert "trở lên (02/02 thôn, tổ dân phố). Nội dung không được thông qua." in notice


def of_samples(key: str, **changed: Any) -> DecisionFacts:
    return replace(sample_facts(paper_kind(key), PROFILE, NOW.date()), **changed)


def drawn(facts: DecisionFacts, key: str) -> str:
    wording = shipped_wordings()[paper_kind(key).wording]
    return said(*decision_documents(facts, paper_kind(key), wording, Making(at=NOW)))


def test_who_calls_and_chairs_is_whom_the_decree_names() -> None:
    key = "giay-moi-hop-thon"
    nobody = tuple(each for each in of_samples(key).people if each.role is not Role.CHAIR)
    election = drawn(of_samples(key, kind=Kind.ELECTION, people=nobody), key)
    assert "Đặng Minh Họa, Tổ trưởng Tổ bầu cử" in election
    assert "TM. TỔ BẦU CỬ TỔ TRƯỞNG" in election
    release = drawn(of_samples(key, kind=Kind.RELEASE, item=Item.BQ4, people=nobody), key)
    assert "Đặng Minh Họa, Trưởng ban công tác Mặt trận" in release
    assert "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN" in release


def test_a_meeting_without_enough_households_counts_nothing() -> None:
    key = "bien-ban-kiem-phieu"
    facts = of_samples(key)
    assert facts.vote is not None
    lacked = replace(facts.vote, count=CountFacts(households=186, present=93, has_quorum=False, passed=False))
    text = drawn(replace(facts, vote=lacked), key)
    assert "Cuộc họp có 93 hộ gia đình có đại diện tham dự trên tổng số 186 hộ (50,0%)" in text
    assert "Số phiếu" not in text


def test_the_command_writes_the_paper_and_tells_what_was_not_checked(desk: Desk, tmp_path: Path) -> None:
    called(desk)
    target = tmp_path / "giay.docx"
    done = print_paper(desk, {"id": "1/2026", "paper": "giay-moi-hop-thon", "deputy": "", "out": str(target)})
    assert "Đã ghi giấy mời họp của việc 1/2026" in done.text
    assert "Mẫu số 01 Nghị định 59/2023/NĐ-CP" in done.text
    assert target.stat().st_size > 0
    with pytest.raises(UserError, match="Sổ chưa có việc 9/2026"):
        print_paper(desk, {"id": "9/2026", "paper": "giay-moi-hop-thon", "deputy": "", "out": str(target)})
    with pytest.raises(UserError, match="Không đọc được số việc “chín”"):
        print_paper(desk, {"id": "chín", "paper": "giay-moi-hop-thon", "deputy": "", "out": str(target)})
