"""The old portal's answers under the words of questions: what they mean is shown and settled before anything counts."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.areas.surveys.exchange.intake_service import IntakeService
from desktop_app.areas.surveys.exchange.portal.dump import Dump
from desktop_app.areas.surveys.exchange.portal.matching import Certainty, Decisions, matches_of
from desktop_app.areas.surveys.exchange.portal.table import read_matches, write_matches
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.models import SurveyResponse
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from tests.areas.surveys.makers import a_survey

FIELD = "2: Lĩnh vực thủ tục hành chính đã giải quyết"
OLD_FIELD = "1.3 Lĩnh vực giải quyết"
WAITING = "3: Ông/bà thấy thế nào về thời gian chờ đợi, xếp hàng ở bộ phận một cửa"
MANNER = "Ông bà nhận xét như thế nào về thái độ của công chức Bộ phận Một cửa"
HEADS = ("khaosat_id", "phieu_id", "don_vi", "cau_hoi", "cau_tra_loi", "created_at")
LINES = [
    (1, 11, "Xã Yên Hạ", FIELD, "Chứng thực", "2025-07-01"),
    (1, 11, "Xã Yên Hạ", WAITING, "nhanh gọn", "2025-07-01"),
    (1, 11, "Xã Yên Hạ", MANNER, "Lịch sự, thân thiện", "2025-07-01"),
    (1, 12, "Xã Yên Hạ", FIELD, "Hộ tịch", "2025-07-02"),
    (1, 12, "Xã Yên Hạ", MANNER, "Bình thường", "2025-07-02"),
    (1, 13, "Xã Khác", FIELD, "Hộ tịch", "2025-07-02"),
]


def a_dump(folder: Path, lines: Sequence[Sequence[object]] = LINES, heads: Sequence[str] = HEADS) -> Path:
    file = folder / f"cong-{len(list(folder.iterdir()))}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heads, *lines])
    return file


def read(desk: Desk, file: Path) -> Dump:
    with open_book(file) as book:
        return IntakeService(desk).read_portal(book)


def test_words_are_matched_without_accents_numbers_or_small_changes() -> None:
    form = shipped()["PKS05"]
    said = [(FIELD, "Chung thuc"), (WAITING, "Nhanh gọn"), (MANNER, "Thân thiện"), (OLD_FIELD, "Đất đai")]
    found = {each.text: (each.question, each.certainty) for each in matches_of(form, said, Decisions())}
    assert found[FIELD] == ("q2", Certainty.MATCHED)
    assert found[WAITING] == ("q3", Certainty.MATCHED)
    assert found[MANNER] == ("q4", Certainty.MATCHED)
    assert found[OLD_FIELD][1] in (Certainty.DOUBTFUL, Certainty.UNKNOWN)


def test_an_answer_that_only_resembles_a_choice_is_doubtful_and_never_taken_by_itself() -> None:
    said = [(FIELD, "Chung thuc"), (FIELD, "Đất đai"), (FIELD, "Cấp phép nổ mìn")]
    [match] = matches_of(shipped()["PKS05"], said, Decisions())
    assert [(each.code, each.certainty) for each in match.answers] == [
        (2, Certainty.MATCHED), (1, Certainty.DOUBTFUL), (None, Certainty.UNKNOWN),
    ]  # fmt: skip
    assert match.is_open


def test_forms_of_our_own_unit_are_taken_under_the_portals_numbers(desk: Desk, tmp_path: Path) -> None:
    survey, service = a_survey(desk), IntakeService(desk)
    dump = read(desk, a_dump(tmp_path))
    looked = service.look_at_portal(survey, dump, Decisions())
    assert (looked.unit, looked.open_matches) == ("Xã Yên Hạ", ())
    plan = service.plan_portal(survey, dump, looked)
    assert [each.serial for each in plan.accepted] == ["C-11", "C-12"]
    first, second = (json.loads(each.answers) for each in plan.accepted)
    assert (first["q2"], first["q3"], first["q4"], second["q2"], second["q4"]) == (2, 1, 1, 3, 2)
    service.apply(plan)
    assert service.plan_portal(survey, dump, looked).existing == (2, 5)


def test_nothing_is_planned_before_every_question_is_settled_and_the_table_of_matches_settles_it(
    desk: Desk, tmp_path: Path
) -> None:
    survey, service = a_survey(desk), IntakeService(desk)
    dump = read(desk, a_dump(tmp_path, [*LINES[:5], (1, 12, "Xã Yên Hạ", OLD_FIELD, "Đất đai", "x")]))
    looked = service.look_at_portal(survey, dump, Decisions())
    assert [each.text for each in looked.open_matches] == [OLD_FIELD]
    with pytest.raises(UserError, match="chưa ghép xong"):
        service.plan_portal(survey, dump, looked)
    table = tmp_path / "ghep.csv"
    write_matches(looked, table)
    with table.open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.reader(opened, delimiter=";") if row[0] != OLD_FIELD]
    with table.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=";").writerows([*rows, [OLD_FIELD, "", "1", "", "bỏ qua", ""]])
    decisions = read_matches(table, shipped()["PKS05"], "")
    settled = service.look_at_portal(survey, dump, decisions)
    assert (settled.open_matches, decisions.questions[FIELD]) == ((), "q2")
    assert len(service.plan_portal(survey, dump, settled).accepted) == 2


def test_a_form_that_answers_one_question_twice_is_refused_and_several_choices_are_gathered(
    desk: Desk, tmp_path: Path
) -> None:
    survey, service, form = a_survey(desk), IntakeService(desk), shipped()["PKS05"]
    why = form["q3_1"]
    lines = [
        (1, 21, "", WAITING, "Chờ đợi rất lâu", ""), (1, 21, "", why.label, why.choices[2].label, ""),
        (1, 21, "", why.label, why.choices[0].label, ""), (1, 22, "", FIELD, "Hộ tịch", ""),
        (1, 22, "", FIELD, "Chứng thực", ""),
    ]  # fmt: skip
    dump = read(desk, a_dump(tmp_path, lines))
    plan = service.plan_portal(survey, dump, service.look_at_portal(survey, dump, Decisions()))
    assert [json.loads(each.answers)["q3_1"] for each in plan.accepted] == [[1, 3]]
    assert ["hai lần khác nhau" in each.reason for each in plan.refused] == [True]


def test_a_table_that_does_not_tell_forms_or_units_apart_is_refused_with_what_to_do(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="phieu_id"):
        read(desk, a_dump(tmp_path, [(FIELD, "x")], ("cau_hoi", "cau_tra_loi")))
    other = [(1, 1, unit, FIELD, "Hộ tịch", "") for unit in ("Xã A", "Xã B")]
    dump, survey, service = read(desk, a_dump(tmp_path, other)), a_survey(desk), IntakeService(desk)
    looked = service.look_at_portal(survey, dump, Decisions())
    assert (looked.unit, looked.matches) == ("", ())
    with pytest.raises(UserError, match="nhiều đơn vị"):
        service.plan_portal(survey, dump, looked)
    assert len(service.look_at_portal(survey, dump, Decisions(unit="Xã B")).matches) == 1


def test_forms_without_numbers_are_known_by_when_they_were_sent(desk: Desk, tmp_path: Path) -> None:
    survey, service = a_survey(desk), IntakeService(desk)
    dump = read(desk, a_dump(tmp_path, [line[3:] for line in LINES[:5]], HEADS[3:]))
    plan = service.plan_portal(survey, dump, service.look_at_portal(survey, dump, Decisions()))
    assert (len(plan.accepted), "gửi cùng lúc" in plan.notes[0]) == (2, True)
    service.apply(plan)
    with desk.db.reading() as session:
        assert session.scalars(select(SurveyResponse.serial)).all() == ["N01-000002", "N01-000005"]
