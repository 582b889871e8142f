"""The versions of a convention as they are kept."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from db.index import search
from desktop_app.areas.conventions.models import ConventionArticle
from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.text.queries import VersionRow, articles_of, versions_of, wording_of
from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.areas.conventions.text.service import TextService
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.conventions.text.makers import articles, convention, entry, rev_of

CALM = "Không mở nhạc to sau 22 giờ."
CLEAN = "Cùng dọn ngõ ngày thứ Bảy."
WEDDING = "Việc cưới tổ chức gọn trong một ngày."


def versions(desk: Desk, line: str) -> tuple[VersionRow, ...]:
    with desk.db.reading() as session:
        return versions_of(session, line)


def test_a_wording_is_given_back_as_it_was_saved(desk: Desk) -> None:
    uid = convention(desk)
    wording = Wording(
        "Thôn ta vốn thuận hòa.\nNay lập hương ước.",
        (
            Article("1", "Mục đích", "Giữ nếp.", "Chương I. Chung"),
            Article("1a", "", "1. Một.\n2. Hai.", "Chương I. Chung"),
        ),
        "Lập ngày 20 tháng 11.",
    )
    saved = TextService(desk).save(uid, 1, replace(entry(), wording=wording))
    with desk.db.reading() as session:
        assert wording_of(session, saved.uid) == wording


def test_an_unfixed_version_is_changed_in_place_and_rows_of_what_stays_are_kept(desk: Desk) -> None:
    uid, service = convention(desk), TextService(desk)
    first = service.save(uid, 1, entry(CALM, CLEAN))
    again = service.save(uid, rev_of(desk, uid), entry(WEDDING, CALM, version_uid=first.uid, version_rev=first.rev))
    assert (again.uid, again.number) == (first.uid, 1)
    with desk.db.reading() as session:
        assert articles_of(session, first.uid) == articles(WEDDING, CALM)
        rows = session.scalars(select(ConventionArticle).order_by(ConventionArticle.id)).all()
        assert [(row.text, row.number, row.is_struck) for row in rows] == [
            (CALM, "2", False),
            (CLEAN, "2", True),
            (WEDDING, "1", False),
        ]


def test_whoever_saw_an_older_state_of_a_version_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    uid, service = convention(desk), TextService(desk)
    first = service.save(uid, 1, entry(CALM, CLEAN))
    seen = {"version_uid": first.uid, "version_rev": first.rev}
    service.save(uid, rev_of(desk, uid), entry(CALM, WEDDING, **seen))
    with pytest.raises(UserError, match="Dự thảo lần 1 vừa được người khác sửa"):
        service.save(uid, rev_of(desk, uid), entry(CLEAN, **seen))
    with desk.db.reading() as session:
        assert articles_of(session, first.uid) == articles(CALM, WEDDING)


def test_a_new_version_fixes_the_one_before_it_and_counts_on(desk: Desk) -> None:
    uid, service = convention(desk), TextService(desk)
    first = service.save(uid, 1, entry(CALM))
    second = service.save(uid, rev_of(desk, uid), entry(CALM, CLEAN, source_uid=first.uid))
    assert [(row.number, row.called, row.is_fixed, row.is_last) for row in versions(desk, uid)] == [
        (1, "Dự thảo lần 1", True, False),
        (2, "Dự thảo lần 2", False, True),
    ]
    with pytest.raises(UserError, match="Dự thảo lần 1 đã khóa nên không sửa được nữa"):
        service.save(uid, rev_of(desk, uid), entry(CLEAN, version_uid=first.uid, version_rev=first.rev))
    assert second.number == 2


def test_versions_number_along_the_line_of_a_convention_and_its_changes(desk: Desk) -> None:
    old = convention(desk, state=State.IN_FORCE, recognised_on=date(2021, 6, 12))
    new = convention(desk, 2, line_uid=old, amends_uid=old)
    service = TextService(desk)
    service.save(old, 1, entry(CALM, called="Bản công nhận năm 2021", saved_on=date(2021, 5, 2)))
    service.save(new, 1, entry(CLEAN))
    assert [(row.number, row.heading) for row in versions(desk, old)] == [
        (1, "Bản đang thực hiện, công nhận 12/06/2021"),
        (2, "Dự thảo lần 1, hoàn thiện 23/11/2026"),
    ]


def test_a_fixed_version_stays_as_it_was_adopted(desk: Desk) -> None:
    uid, service = convention(desk), TextService(desk)
    with pytest.raises(UserError, match="chưa có văn bản"):
        service.fix(uid, 1)
    first = service.save(uid, 1, entry(CALM))
    fixed = service.fix(uid, rev_of(desk, uid))
    with pytest.raises(UserError, match="đã khóa"):
        service.save(uid, rev_of(desk, uid), entry(CLEAN, version_uid=first.uid, version_rev=fixed.rev))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Wording(), "Chưa có điều nào"),
        (Wording(articles=(Article("", "Mục đích", "Giữ nếp."),)), "Điều “Mục đích” chưa có số đúng"),
        (Wording(articles=(Article("5", "", " "),)), "Điều 5 chưa có nội dung"),
        (Wording(articles=articles(CALM) * 2), "Điều 1 có 2 lần"),
        (Wording(articles=(Article("5", "a" * 301, "b"),)), "Tên Điều 5 dài quá 300 chữ cái"),
    ],
)
def test_a_wording_that_cannot_be_kept_is_refused_whole(desk: Desk, wrong: Wording, sentence: str) -> None:
    uid = convention(desk)
    with pytest.raises(InvalidInput) as refused:
        TextService(desk).save(uid, 1, replace(entry(), wording=wrong))
    assert sentence in refused.value.problems["articles"]
    assert versions(desk, uid) == ()


def test_a_convention_that_was_struck_out_gets_no_text(desk: Desk) -> None:
    uid = convention(desk, voided_on=date(2026, 11, 20))
    with pytest.raises(UserError, match="Hương ước 001/2026 đã bỏ số"):
        TextService(desk).save(uid, 1, entry(CALM))


def test_an_account_that_only_reads_writes_no_text(desk: Desk) -> None:
    uid = convention(desk)
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        TextService(viewer).save(uid, 1, entry(CALM))


def test_a_convention_is_found_by_what_its_newest_version_says(desk: Desk) -> None:
    uid, service = convention(desk), TextService(desk)
    first = service.save(uid, 1, entry(CALM))
    service.save(uid, rev_of(desk, uid), entry(WEDDING, version_uid=first.uid, version_rev=first.rev))
    with desk.db.reading() as session:
        (said,) = [body for body in session.scalars(select(search.c.body)) if "huong uoc thon doai" in body]
    assert "viec cuoi" in said
    assert "mo nhac" not in said
