"""Who drafts a text, what people said of it, and what was found of its passages."""

from datetime import date

import pytest

from desktop_app.areas.conventions.states import Answer, Channel, Role
from desktop_app.areas.conventions.text.asked import asked_on
from desktop_app.areas.conventions.text.asking import questions
from desktop_app.areas.conventions.text.opinions import OpinionEntry, OpinionService, counts_of, opinions_of
from desktop_app.areas.conventions.text.queries import articles_of, findings_of
from desktop_app.areas.conventions.text.service import TextService
from desktop_app.areas.conventions.text.team import PersonEntry, TeamService, missing_in_team, people_of
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from tests.areas.conventions.text.makers import convention, entry, rev_of

ON = date(2026, 11, 20)
FINE = "Hộ vi phạm nộp phạt 200.000 đồng."


def said(content: str = "Cho góp bằng ngày công.", **values: object) -> OpinionEntry:
    told = {"received_on": ON, "channel": Channel.MEETING, "content": content, **values}
    return OpinionEntry(**told)  # type: ignore[arg-type]


def test_opinions_are_counted_by_how_they_were_answered_and_void_ones_are_not(desk: Desk) -> None:
    uid, service = convention(desk), OpinionService(desk)
    first = service.add(uid, 1, said(article="6", who="Tổ liên gia xóm Giếng", people=12))
    service.add(uid, 1, said(answer=Answer.TAKEN))
    wrong = service.add(uid, 1, said("Nhầm"))
    assert counts_of(opinions_of(desk, uid)).told == "3 ý kiến, tiếp thu 1, 2 chưa trả lời"
    service.answer(first, 1, Answer.EXPLAINED, "Ảnh hưởng đi lại.")
    service.void(wrong, 1, "Ghi nhầm hồ sơ.")
    rows = opinions_of(desk, uid)
    assert counts_of(rows).told == "2 ý kiến, tiếp thu 1, giải trình 1"
    assert counts_of(rows).open == 0
    assert [(row.answered_on, row.people) for row in rows[:1]] == [(date(2026, 11, 23), 12)]
    with pytest.raises(UserError, match="đã bỏ ngày 23/11/2026"):
        service.answer(wrong, 2, Answer.TAKEN)


def test_an_opinion_that_is_not_taken_whole_must_be_explained(desk: Desk) -> None:
    uid, service = convention(desk), OpinionService(desk)
    opinion = service.add(uid, 1, said())
    for answer in (Answer.PARTLY, Answer.EXPLAINED):
        with pytest.raises(InvalidInput, match="phải được giải trình"):
            service.answer(opinion, 1, answer)
    assert opinions_of(desk, uid)[0].answer is Answer.OPEN


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"received_on": date(2026, 11, 24)}, "received_on"),
        ({"content": " "}, "content"),
        ({"people": 0}, "people"),
        ({"who": "a" * 201}, "who"),
        ({"article": "5" * 21}, "article"),
        ({"answer": Answer.PARTLY}, "explanation"),
    ],
)
def test_a_wrong_opinion_is_refused_under_its_field(desk: Desk, values: dict[str, object], field: str) -> None:
    uid = convention(desk)
    with pytest.raises(InvalidInput) as refused:
        OpinionService(desk).add(uid, 1, said(**values))  # type: ignore[arg-type]
    assert set(refused.value.problems) == {field}
    assert opinions_of(desk, uid) == ()


def test_an_opinion_changed_by_somebody_else_is_not_overwritten(desk: Desk) -> None:
    uid, service = convention(desk), OpinionService(desk)
    opinion = service.add(uid, 1, said())
    service.correct(opinion, 1, said("Cho góp bằng tiền."))
    with pytest.raises(UserError, match="Ý kiến này vừa được người khác sửa"):
        service.correct(opinion, 1, said("Khác."))
    assert opinions_of(desk, uid)[0].content == "Cho góp bằng tiền."


def test_a_team_of_an_ethnic_hamlet_needs_an_elder_and_a_speaker(desk: Desk) -> None:
    uid, service = convention(desk, is_ethnic=True), TeamService(desk)
    assert missing_in_team(people_of(desk, uid), is_ethnic=True).startswith("Tổ soạn thảo chưa có ai")
    service.add(uid, 1, PersonEntry(role=Role.HEAD, full_name="Vi Văn Phúng", post="Trưởng bản"))
    assert missing_in_team(people_of(desk, uid), is_ethnic=False) == ""
    assert missing_in_team(people_of(desk, uid), is_ethnic=True) == (
        "Vùng dân tộc thiểu số: Tổ soạn thảo còn thiếu già làng, trưởng bản và người biết tiếng dân tộc. "
        "Ghi thêm người."
    )
    elder, _ = service.add(
        uid, 1, *(PersonEntry(role=role, full_name="Lý Văn Sày") for role in (Role.ELDER, Role.ETHNIC))
    )
    assert missing_in_team(people_of(desk, uid), is_ethnic=True) == ""
    service.strike(elder, 1)
    assert "già làng" in missing_in_team(people_of(desk, uid), is_ethnic=True)


def test_nobody_is_twice_in_one_role_and_all_are_entered_or_none(desk: Desk) -> None:
    uid, service = convention(desk), TeamService(desk)
    person = PersonEntry(role=Role.DRAFTER, full_name="Lăng Thị Nhình")
    with pytest.raises(InvalidInput, match="hai lần"):
        service.add(uid, 1, person, person)
    with pytest.raises(InvalidInput, match="Chưa ghi họ tên"):
        service.add(uid, 1, person, PersonEntry(role=Role.DRAFTER, full_name=" "))
    assert people_of(desk, uid) == ()


def test_what_was_found_of_a_passage_is_kept_and_not_asked_again_in_the_next_version(desk: Desk) -> None:
    uid, service = convention(desk), TextService(desk)
    first = service.save(uid, 1, entry("Họp thôn mỗi quý.", FINE))
    with desk.db.reading() as session:
        (question,) = questions(articles_of(session, first.uid), asked_on(ON))
    with pytest.raises(InvalidInput, match="Ghi kết quả xem xét"):
        service.answer(first.uid, question, " ")
    service.answer(first.uid, question, "Chờ sửa.")
    service.answer(first.uid, question, "Trưởng thôn sẽ thay bằng nhắc nhở.")
    second = service.save(uid, rev_of(desk, uid), entry("Họp thôn mỗi quý.", FINE, "Giữ vệ sinh."))
    with desk.db.reading() as session:
        found = findings_of(session, uid)
        assert questions(articles_of(session, second.uid), asked_on(ON), found) == ()
    assert list(found.values()) == ["Trưởng thôn sẽ thay bằng nhắc nhở."]
