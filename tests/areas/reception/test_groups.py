"""People who come together: how many may speak for them, who they are, when they are a đoàn đông người."""

from datetime import date

import pytest

from desktop_app.areas.reception.entry import checked_entry
from desktop_app.areas.reception.models import CrowdCount
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.rules import GroupLaw, group_problem, is_group
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput
from desktop_app.office.companions import Companion, lines_of_companions, read_companions
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.secrecy import NameInText
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_entry import TYPED
from tests.areas.reception.test_secrecy import rows_in_clear

LAW = GroupLaw(from_people=5, speakers=2, large_above=10, large_speakers=5)
MY, CUC = Companion("Trần Thị Mỵ", "099155000321", "Thôn Đoài"), Companion("Lê Thị Cúc")


@pytest.mark.parametrize(("people", "most"), [(1, None), (4, None), (5, 2), (7, 2), (10, 2), (11, 5), (40, 5)])
def test_so_many_people_may_send_so_many_speakers(people: int, most: int | None) -> None:
    """Luật Tiếp công dân Điều 29."""
    assert LAW.most_speakers(people) == most


@pytest.mark.parametrize(
    ("people", "speakers", "is_lawful"), [(4, 4, True), (5, 2, True), (5, 3, False), (11, 5, True), (11, 6, False)]
)
def test_more_speakers_than_the_law_allows_are_refused_in_words(people: int, speakers: int, is_lawful: bool) -> None:
    said = group_problem(people, speakers, LAW)
    assert (said == "") is is_lawful
    if said:
        assert str(people) in said
        assert str(speakers) in said


@pytest.mark.parametrize(
    ("present", "counted", "group"),
    [
        (4, CrowdCount.BY_NUMBER, False),
        (5, CrowdCount.BY_NUMBER, True),
        (7, CrowdCount.NO, False),
        (3, CrowdCount.YES, True),
    ],
)
def test_a_crowd_is_counted_by_number_unless_somebody_says_otherwise(
    present: int, counted: CrowdCount, group: bool
) -> None:
    assert is_group(present, 5, counted) is group


def test_counting_otherwise_asks_for_the_reason() -> None:
    typed = TYPED | {"crowd_count": "Không", "people_present": "7"}
    with pytest.raises(InvalidInput) as refused:
        checked_entry(typed, date(2026, 11, 23))
    assert set(refused.value.problems) == {"group_reason"}


def test_companions_are_typed_one_a_line_and_read_back_the_same() -> None:
    text = "Trần Thị Mỵ; 099155000321; Thôn Đoài\nLê Thị Cúc"
    assert read_companions(f"\n{text}\n\n") == (MY, CUC)
    assert lines_of_companions((MY, CUC)) == text


@pytest.mark.parametrize("typed", ["; 099155000321", "123; 5", "Trần Thị Mỵ; " + "9" * 31, "\n".join(["An Bình"] * 21)])
def test_a_line_that_names_nobody_is_told(typed: str) -> None:
    with pytest.raises(InvalidInput, match=r"người|Dòng 1"):
        read_companions(typed)


def test_who_came_along_is_known_found_and_kept_through_corrections(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    group = {"people_present": 7, "people_same_content": 12, "capacity": Capacity.GROUP_REPRESENTATIVE}
    saved = reception.register(an_entry(**group, companions=(MY, CUC)))
    record = visit_record(desk.db, saved.uid)
    assert record.is_group
    assert record.values["companions"] == lines_of_companions((MY, CUC))
    again = reception.correct(saved.uid, saved.rev, an_entry(**group, companions=(CUC,)), "ghi nhầm người đại diện")
    assert visit_record(desk.db, again.uid).values["companions"] == "Lê Thị Cúc"
    with desk.db.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT full_name, is_struck FROM visit_person ORDER BY id").all()
    assert rows == [("Nguyễn Văn Đức", 0), ("Trần Thị Mỵ", 1), ("Lê Thị Cúc", 0)]


def test_too_many_speakers_are_refused_and_nothing_is_written(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    with pytest.raises(InvalidInput) as refused:
        reception.register(an_entry(people_present=7, people_same_content=7, companions=(MY, CUC)))
    assert set(refused.value.problems) == {"companions"}
    assert reception.register(an_entry()).number == 1


def test_nobody_of_a_group_that_denounces_stands_anywhere_but_in_the_vault(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    entry = an_entry(
        kind=Kind.DENUNCIATION, people_present=3, companions=(MY, CUC), on_behalf_of="Phạm Thị Nhài",
        capacity=Capacity.AUTHORISED, mandate="Giấy ủy quyền số 12",
    )  # fmt: skip
    saved = reception.register(entry)
    dump = rows_in_clear(desk)
    assert not [name for name in ("Mỵ", "Cúc", "Nhài", "tran thi my", "Giấy ủy quyền số 12") if name in dump]
    people = reception.reveal(saved.uid, "xác minh")
    assert [person["full_name"] for person in people] == ["Nguyễn Văn Đức", "Trần Thị Mỵ", "Lê Thị Cúc"]
    assert people[0]["on_behalf_of"] == "Phạm Thị Nhài"


@pytest.mark.parametrize("named", ["bà Trần Thị Mỵ", "le thi cuc", "Phạm Thị Nhài"])
def test_the_text_of_a_denunciation_may_name_none_of_them(
    reception: ReceptionService, an_entry: MakeEntry, named: str
) -> None:
    with pytest.raises(NameInText):
        reception.register(
            an_entry(
                kind=Kind.DENUNCIATION, companions=(MY, CUC), on_behalf_of="Phạm Thị Nhài", content=f"{named} kể lại"
            )
        )


def test_a_group_that_turns_to_denouncing_leaves_with_everybody(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(companions=(MY, CUC), on_behalf_of="Phạm Thị Nhài"))
    struck = reception.correct(saved.uid, saved.rev, an_entry(companions=(CUC,)), "ghi nhầm")
    reception.correct(struck.uid, struck.rev, an_entry(kind=Kind.DENUNCIATION, companions=(CUC,)), "bổ sung đơn")
    dump = rows_in_clear(desk)
    assert not [name for name in ("Mỵ", "Cúc", "Nhài", "Đức", "tran thi my", "0hthon") if name in dump]
