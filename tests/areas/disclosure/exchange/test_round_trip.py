"""What goes out to a workbook comes back the same, once, and is taken back whole."""

import shutil
from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.keys import Created, KeyFile
from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.entry import DisclosureEntry, PostEntry, SlotEntry
from desktop_app.areas.disclosure.exchange import commands
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.opening import Opener, open_unlocked
from desktop_app.office.postings.entry import MinutesEntry, instant_of
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.queries import postings_of
from desktop_app.office.postings.service import CopyKey
from desktop_app.office.postings.verbs import Begin, End
from tests.areas.disclosure.exchange.workbooks import SPAN, exported, planned, records, taken_over, workbook
from tests.conftest import TEST_COST

TODAY = date(2026, 11, 23)
TEXTS = st.text("abcđêôăơưàạỹ ĐÂ=+-@;,.\"'0159", min_size=1, max_size=40).map(str.strip).filter(
    lambda text: any(letter.isalpha() for letter in text)
)  # fmt: skip
LINES = TEXTS.map(lambda text: " ".join(text.split()))
"""What a field of one line hands over (core/fields.Text)."""
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "item": st.sampled_from(["CK01", "CK02.3", "CK04", "CK07", "CK13", "CK14"]),
            "title": TEXTS,
            "on": st.dates(date(2023, 8, 1), date(2026, 9, 1)),
            "forms": st.sets(st.sampled_from(Form), min_size=1),
            "days": st.integers(30, 45),
            "places": st.integers(1, 3),
            "how": st.sampled_from(["over", "short", "hangs", "unposted"]),
        },
        optional={
            "number": st.just("12/QĐ-UBND"),
            "who": LINES,
            "note": TEXTS,
            "issuer": LINES,
            "late": st.integers(1, 9),
        },
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


def _entered(desk: Desk, given: dict[str, Any]) -> None:
    """A record that was carried out in the way of its draw."""
    service, on, forms = DisclosureService(desk), given["on"], tuple(given["forms"])
    from_on = on + timedelta(days=given.get("late", 0))
    uids = tuple(place.uid for place in PlaceService(desk).all()[: given["places"]])
    last = from_on + timedelta(days=given["days"])
    posted = Form.POSTED in forms and given["how"] != "unposted"
    entry = DisclosureEntry(
        item_code=given["item"], title=given["title"], trigger_on=on, document_on=on, forms=forms,
        document_number=given.get("number", ""), issuer=given.get("issuer", ""), responsible=given.get("who", ""),
        note=given.get("note", ""), left_out_reason="Không cần",
        posting=PostEntry(from_on=from_on, to_on=last, places=uids) if posted else None,
    )  # fmt: skip
    done = service.register(entry)
    if posted:
        _hung(desk, done.uid, given, from_on)
    for form in forms:
        if form is Form.RADIO:
            slots = [SlotEntry(read_on=from_on + timedelta(days=each)) for each in range(3)]
            service.read_out(done.uid, _rev(desk, done.uid), slots)
        elif form is Form.HAMLET_HEAD:
            service.send_to_heads(done.uid, _rev(desk, done.uid), from_on, [1])
        elif form is not Form.POSTED:
            address = "https://vidu.invalid/1" if form is Form.PORTAL else ""
            service.carry_out(done.uid, _rev(desk, done.uid), form, from_on, address=address)
    if forms == (Form.POSTED,) and not posted:
        service.carry_out(done.uid, _rev(desk, done.uid), Form.OTHER, from_on)


def _rev(desk: Desk, uid: str) -> int:
    return next(view.rev for view in records(desk) if view.uid == uid)


def _hung(desk: Desk, uid: str, given: dict[str, Any], from_on: date) -> None:
    boards = BoardService(desk)
    with desk.db.reading() as session:
        copies = postings_of(session, (uid,), TODAY)[uid][0].copies
    keys = [CopyKey(copy.uid, copy.rev) for copy in copies]
    keys = list(boards.together(keys, Begin(instant_of(from_on, time(9)), "Lan")))
    days = {"over": given["days"] + 1, "short": 12, "hangs": 0}[given["how"]]
    if days:
        at = instant_of(from_on + timedelta(days=days), time(15))
        boards.together(keys, End(at, "Lan", "Gỡ sớm"))


@settings(
    max_examples=settings.default.max_examples // 8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ENTRIES)
def test_export_into_an_empty_office_and_export_are_equal(
    office_template: tuple[Path, Created], opener: Opener, entries: list[dict[str, Any]]
) -> None:
    template, created = office_template
    with TemporaryDirectory() as folder:
        out: list[list[list[Any]]] = []
        for name in ("first", "second"):
            shutil.copytree(template, Path(folder) / name)
            keys = KeyFile.read(Path(folder) / name, TEST_COST)
            office = open_unlocked(Path(folder) / name, keys, created.unlocked, opener)
            try:
                if name == "first":
                    PlaceService(office.desk).add_proposed()
                    for entry in entries:
                        _entered(office.desk, entry)
                else:
                    plan = planned(office.desk, Path(folder) / "first.xlsx", old=True)
                    assert (plan.refused, len(plan.accepted)) == ((), len(entries))
                    taken_over(office.desk, Path(folder) / "first.xlsx", old=True)
                out.append(exported(office.desk, Path(folder) / f"{name}.xlsx"))
            finally:
                office.close()
        assert out[0] == out[1]


def test_the_same_file_again_adds_nothing_and_two_rows_alike_are_two_records(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {}, {}, {"Số, ký hiệu": "2"})
    taken_over(desk, path, old=True)
    assert [view.label for view in records(desk)] == ["1/2026", "2/2026", "3/2026"]

    plan = planned(desk, path, old=True)

    assert (plan.accepted, len(plan.existing)) == ((), 3)


def test_an_import_is_taken_back_whole_and_can_come_again(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {}, {"Số, ký hiệu": "2"})
    done = taken_over(desk, path, old=True)

    ExchangeService(desk).undo(done.uid, "Nhập nhầm tệp")

    assert [(view.void_reason, view.postings[0].void_reason) for view in records(desk)] == [
        ("Nhập nhầm tệp", "Nhập nhầm tệp"),
        ("Nhập nhầm tệp", "Nhập nhầm tệp"),
    ]
    assert exported(desk, tmp_path / "b.xlsx")[1:] == []
    taken_over(desk, path, old=True)
    assert [view.label for view in records(desk) if view.voided_on is None] == ["3/2026", "4/2026"]


def test_an_import_to_which_something_was_added_is_not_taken_back(desk: Desk, tmp_path: Path) -> None:
    PlaceService(desk).add_proposed()
    done = taken_over(desk, workbook(tmp_path / "a.xlsx", {}))
    [view] = records(desk)
    entry = MinutesEntry(began_at=desk.clock.now(), writer="Lan")
    BoardService(desk).write_minutes(view.postings[0].copies[0].uid, MinutesKind.END, entry)

    with pytest.raises(UserError, match="không bỏ lần nhập được"):
        ExchangeService(desk).undo(done.uid, "Nhập nhầm tệp")
    assert records(desk)[0].voided_on is None


def test_a_record_that_was_changed_after_the_import_keeps_it_from_being_taken_back(desk: Desk, tmp_path: Path) -> None:
    done = taken_over(desk, workbook(tmp_path / "a.xlsx", {}), old=True)
    [view] = records(desk)
    DisclosureService(desk).carry_out(view.uid, view.rev, Form.UNIONS, TODAY)

    with pytest.raises(UserError, match="đã được sửa"):
        ExchangeService(desk).undo(done.uid, "Nhập nhầm tệp")


def test_the_command_line_does_the_same(desk: Desk, tmp_path: Path) -> None:
    commands.template(desk, {"out": tmp_path / "mau.xlsx"})
    assert (tmp_path / "mau.xlsx").read_bytes().startswith(b"PK")
    path = workbook(tmp_path / "a.xlsx", {}, {"Tên văn bản": None})
    asked = {"file": path, "dry_run": True, "map": None, "old": True, "book": None, "people": "new", "reason": None}
    dry = commands.take_in(desk, asked)
    assert (dry.data["accepted"], dry.data["added"]) == (1, 0)
    assert "Không nhận" in dry.text
    assert records(desk) == []
    assert commands.take_in(desk, {**asked, "dry_run": False}).data["added"] == 1
    out = commands.give_out(desk, {"from": SPAN[0], "to": SPAN[1], "out": tmp_path / "b.csv"})
    assert out.data["rows"] == 1
