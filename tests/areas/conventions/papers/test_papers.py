"""Papers of conventions filled from the register: which fit, what they say, what is left to the pen."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.conventions.models import (
    Convention,
    ConventionArticle,
    ConventionOpinion,
    ConventionPerson,
    ConventionStep,
    ConventionVersion,
)
from desktop_app.areas.conventions.papers.commands import print_paper
from desktop_app.areas.conventions.papers.facts import ConventionFacts
from desktop_app.areas.conventions.papers.making import convention_document
from desktop_app.areas.conventions.papers.samples import sample_facts
from desktop_app.areas.conventions.papers.service import ConventionPaperService
from desktop_app.areas.conventions.papers.table import paper_kind
from desktop_app.areas.conventions.papers.views import show_paper
from desktop_app.areas.conventions.states import Answer, Channel, Kind, Name, Role, State
from desktop_app.areas.decisions.models import Decision, DecisionPerson
from desktop_app.areas.decisions.states import Form, Item, Way
from desktop_app.areas.decisions.states import Role as VoteRole
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.queries import votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.views.paper_sheet import PaperSheet
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.wording import BLANK
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.around import Making
from desktop_app.office.models import Hamlet
from desktop_app.office.wording import shipped_wordings
from tests.areas.decisions.makers import be_on, propose
from tests.areas.reception.workplace import Window
from tests.office.form_papers.checks import NOW, PROFILE

VOTED_ON = date(2026, 3, 20)
SIGNED = (
    (Role.HEAD, "Lò Văn Soạn"),
    (Role.ELDER, "Vi Văn Già"),
    (Role.SIGNER_HEAD, "Tạ Văn Trưởng"),
    (Role.SIGNER_FRONT, "Đỗ Thị Mặt"),
    (Role.SIGNER_HOUSEHOLD, "Tạ Văn Thấy"),
)


def said(document: Document) -> str:
    return " ".join(document_words(document).replace("\u00a0", " ").split())


def printed(desk: Desk, uid: str, key: str) -> str:
    return said(ConventionPaperService(desk).paper(uid, key))


def step(key: str, on: date, number: str = "", **said: Any) -> ConventionStep:
    return ConventionStep(key=key, done_on=on, document_number=number, document_on=on if number else None, **said)


def entered(desk: Desk, *steps: ConventionStep, **changed: Any) -> str:
    """A convention of Thôn Đoài with two articles, who signs, an opinion and these steps, as rows; its uid."""
    with desk.db.writing(desk.account.uid) as session:
        hamlet = session.scalars(select(Hamlet.id).where(Hamlet.name == "Đoài")).one()
        said = {"year": 2026, "number": 1, "proposed_on": date(2026, 1, 5), "title": "Hương ước Thôn Đoài", **changed}
        row = Convention(hamlet_id=hamlet, **said)
        session.add(row)
        row.people.extend(ConventionPerson(role=role, full_name=name) for role, name in SIGNED)
        row.opinions.append(
            ConventionOpinion(
                received_on=date(2026, 2, 10),
                channel=Channel.BOX,
                article="2",
                content="Cho thả chó.",
                answer=Answer.TAKEN,
            )
        )
        version = ConventionVersion(number=1, saved_on=date(2026, 3, 1), preamble="Lời nói đầu.")
        row.versions.append(version)
        session.flush()
        for at, (chapter, title) in enumerate((("Chương I. Chung", "Mục đích"), ("Chương II. Riêng", "Nuôi chó")), 1):
            said = {"number": str(at), "chapter": chapter, "title": title, "text": "1. Một.\n2. Hai."}
            session.add(ConventionArticle(version_id=version.id, position=at, **said))
        row.steps.extend(steps)
        session.flush()
        return row.uid


def voted(desk: Desk, uid: str, *counts: int) -> None:
    """The households vote at a meeting, which is closed."""
    decision = propose(desk, item=Item.BQ3, owner_uid=uid)
    be_on(desk, VOTED_ON)
    service = VoteService(desk)
    with desk.db.writing(desk.account.uid) as session:
        row = session.scalars(select(Decision).where(Decision.uid == decision.uid)).one()
        row.people.append(DecisionPerson(role=VoteRole.SECRETARY, full_name="Lò Thị Ví", post="Chi hội trưởng"))
        key = row.id
    with desk.db.reading() as session:
        rev = session.scalars(select(Decision.rev).where(Decision.uid == decision.uid)).one()
    entry = VoteEntry(form=Form.MEETING, way=Way.HANDS, from_on=VOTED_ON, begins_at="19:30", place="Đình Đoài")
    service.open_vote(decision.uid, rev, entry)
    with desk.db.reading() as session:
        [vote] = votes_of(session, key)
    unit = vote.units[0]
    saved = service.set_present(unit.uid, unit.rev, 200)
    totals = Totals(votes=dict(zip(unit.counting.choices, counts, strict=True)))
    for counter in (1, 2):
        saved = service.enter_count(
            unit.uid, saved.rev, CountEntry(counter=counter, totals=totals, counted_by=f"{counter}")
        )
    with desk.db.reading() as session:
        [vote] = votes_of(session, key)
    service.settle(unit.uid, vote.units[0].rev)
    with desk.db.reading() as session:
        [vote] = votes_of(session, key)
    service.close(vote.uid, vote.rev)


def test_the_recognition_says_what_was_adopted_when_and_on_whose_request(desk: Desk) -> None:
    uid = entered(desk, step("submit", date(2026, 3, 24), "03/ĐN"), step("recognise", date(2026, 3, 27), "14"))
    voted(desk, uid, 150, 30, 20)
    document = ConventionPaperService(desk).paper(uid, "qd-cong-nhan-huong-uoc")
    text = said(document)
    assert document.letterhead is not None
    assert document.letterhead.number == "14/QĐ-UBND"
    assert "Xét Văn bản đề nghị số 03/ĐN ngày 24 tháng 3 năm 2026 của Trưởng thôn Đoài và hồ sơ kèm theo" in text
    assert (
        "gồm 02 chương, 02 điều, đã được cộng đồng dân cư thôn thông qua tại cuộc họp ngày 20 tháng 3 năm 2026" in text
    )
    assert "hết hiệu lực" not in text, "nothing was there before it"


def test_the_minutes_of_the_adoption_count_on_all_households(desk: Desk) -> None:
    uid = entered(desk, step("adopt", VOTED_ON))
    voted(desk, uid, 144, 30, 20)
    text = printed(desk, uid, "bien-ban-hop-thong-qua")
    assert "vào hồi 19 giờ 30 phút, ngày 20 tháng 3 năm 2026, tại Đình Đoài" in text
    assert (
        "3. Tổng số hộ gia đình trong thôn: 286 hộ. - Số hộ gia đình có đại diện tham dự cuộc họp: 200 hộ (69,9%)."
        in text
    )
    assert "Tỷ lệ tán thành: 144/286 hộ (50,3%); tỷ lệ tối thiểu: trên 50%" in text
    assert "(144/286 hộ)" in text
    assert "2. Thư ký: Ông (bà) Lò Thị Ví. Chức vụ: Chi hội trưởng." in text
    with pytest.raises(UserError, match="chưa dùng Biên bản lấy ý kiến thông qua"):
        ConventionPaperService(desk).paper(uid, "bien-ban-lay-y-kien-thong-qua")


def test_the_text_is_printed_article_by_article_with_places_to_sign(desk: Desk) -> None:
    uid = entered(desk)
    document = ConventionPaperService(desk).paper(uid, "ban-huong-uoc")
    text = said(document)
    assert text.index("Lời nói đầu.") < text.index("Chương I CHUNG Điều 1. Mục đích 1. Một. 2. Hai. Chương II RIÊNG")
    assert [(who.lines[0], who.name, who.beside) for who in document.signatures] == [
        ("ĐẠI DIỆN HỘ GIA ĐÌNH", "Tạ Văn Thấy", ""),
        ("TRƯỞNG BAN", "Đỗ Thị Mặt", ""),
        ("TRƯỞNG THÔN", "Tạ Văn Trưởng", ""),
    ]
    assert document.foot is not None
    assert "giáp lai" in document.foot.left
    assert "ban-quy-uoc" not in dict(ConventionPaperService(desk).papers_for(uid))


def test_what_nobody_wrote_down_is_left_to_the_pen(desk: Desk) -> None:
    uid = entered(desk, step("set_team", date(2026, 1, 10)), step("sum_up", date(2026, 3, 5)))
    team = printed(desk, uid, "qd-lap-to-soan-thao")
    assert "1. Ông (bà) Lò Văn Soạn - Tổ trưởng 2. Ông (bà) Vi Văn Già - Già làng, trưởng bản" in team
    opinions = printed(desk, uid, "tong-hop-y-kien-huong-uoc")
    assert f"được niêm yết từ {BLANK} đến {BLANK}." in opinions
    assert "Hòm thư" in opinions
    assert "Tiếp thu" in opinions


def test_papers_that_fit_follow_the_steps(desk: Desk) -> None:
    uid = entered(desk, state=State.PROPOSED)
    with pytest.raises(UserError, match=r"Hương ước 001/2026 chưa dùng Quyết định bãi bỏ\. Giấy in được lúc này: "):
        ConventionPaperService(desk).paper(uid, "qd-bai-bo-huong-uoc")
    with pytest.raises(UserError, match="Cơ quan không có cấp phó tên Người lạ"):
        ConventionPaperService(desk).paper(uid, "ban-huong-uoc", "Người lạ")


def test_a_suspended_article_is_named_with_the_reasons_and_the_term() -> None:
    text = drawn(of_samples("qd-tam-ngung-huong-uoc", done=_only("suspend_part", "4, 7", "Sai thẩm quyền.")))
    assert "Điều 1. Tạm ngừng thực hiện Điều 4, Điều 7 của Hương ước thôn Đồng Mẫu" in text
    assert "Lý do tạm ngừng: Sai thẩm quyền. Điều 2." in text
    whole = drawn(of_samples("qd-tam-ngung-huong-uoc", done=_only("suspend", "", "Họp sai.")))
    assert "Tạm ngừng thực hiện toàn bộ Hương ước của thôn Đồng Mẫu" in whole


def test_a_text_that_takes_the_place_of_another_ends_the_old_recognition() -> None:
    text = drawn(of_samples("qd-cong-nhan-huong-uoc", name=Name.QUY_UOC, kind=Kind.REPLACING))
    assert "Quyết định số 31/QĐ-UBND ngày 12 tháng 3 năm 2019 công nhận Quy ước thôn Đồng Mẫu hết hiệu lực" in text


def _only(key: str, articles: str, reason: str) -> tuple[Any, ...]:
    [taken] = [
        each for each in sample_facts(paper_kind("qd-tam-ngung-huong-uoc"), PROFILE, NOW.date()).done if each.key == key
    ]
    return (replace(taken, articles=articles, reason=reason),)


def of_samples(key: str, **changed: Any) -> tuple[ConventionFacts, str]:
    return replace(sample_facts(paper_kind(key), PROFILE, NOW.date()), **changed), key


def drawn(asked: tuple[ConventionFacts, str]) -> str:
    facts, key = asked
    return said(
        convention_document(facts, paper_kind(key), shipped_wordings()[paper_kind(key).wording], Making(at=NOW))
    )


def test_the_text_is_shown_with_what_was_not_checked(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    uid = entered(desk)
    workplace.surface.show()
    show_paper(workplace, "ban-huong-uoc", uid)
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperSheet)) or bool(workplace.explained))
    [sheet] = workplace.surface.findChildren(PaperSheet)
    sheet.show_paper()
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperPreview)) or bool(workplace.explained))
    assert workplace.explained == []


def test_the_command_writes_the_text_and_tells_what_was_not_checked(desk: Desk, tmp_path: Path) -> None:
    entered(desk)
    target = tmp_path / "huong-uoc.docx"
    done = print_paper(desk, {"id": "1/2026", "paper": "ban-huong-uoc", "deputy": "", "out": str(target)})
    assert "Đã ghi bản hương ước của hương ước 1/2026" in done.text
    assert "bố cục do chương trình đề nghị" in done.text
    assert target.stat().st_size > 0
