"""What goes back: comments, returns, and receipts that the commune can open."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.read import Receiver, open_package
from desktop_app.core.package.receipts import Outcome, receipts_of
from desktop_app.sync.container import REMARKS, SCHEMA
from desktop_app.sync.enrolling.queries import own_card
from desktop_app.sync.receiving.answering import On
from desktop_app.sync.receiving.queries import comments, package, packages, row_versions
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.states import ReceivedState, Target
from tests.sync.receiving.makers import Q3, Commune, report


def heard(receiving: ReceiveService, commune: Commune, content: bytes) -> tuple[list[Outcome], list[dict[str, object]]]:
    """What the commune reads in a file of receipts."""
    file = commune.folder / "receipt"
    file.write_bytes(content)
    with receiving.desk.db.reading() as session:
        card = own_card(receiving.desk, session)
    receiver = Receiver(openings=[commune.keys.opening], cards=[card], schema=SCHEMA.name, version=SCHEMA.version)
    with open_package(file, receiver) as opened:
        assert opened.manifest.about.to_unit == commune.unit
        return [each.outcome for each in receipts_of(opened)], list(opened.rows(REMARKS))


def test_a_receipt_carries_comments_to_the_very_row_and_figure(receiving: ReceiveService, commune: Commune) -> None:
    uid = commune.put(content="một")
    done = receiving.take(commune.build(reports={"a": report()}))
    receiving.comment(done.uid, "Xem lại số người", On(form="01-TCD", from_on=Q3[0], to_on=Q3[1], figure="2"))
    receiving.comment(done.uid, "Thiếu địa chỉ", On(row=uid))
    taken_back = receiving.comment(done.uid, "Gõ nhầm")
    receiving.withdraw(taken_back)
    outcomes, remarks = heard(receiving, commune, receiving.receipt(done.uid))

    assert outcomes == [Outcome.TAKEN]
    assert [(each["target"], each["figure"], each["row_uid"]) for each in remarks] == [
        ("FIGURE", "2", ""), ("ROW", "", uid), ("PACKAGE", "", ""),
    ]  # fmt: skip
    assert [each["withdrawn_on"] for each in remarks] == [None, None, "2026-11-23"]
    assert [each.target for each in comments(receiving.desk, package(receiving.desk, done.uid).package_uid)] == [
        Target.FIGURE, Target.ROW,
    ]  # fmt: skip
    assert package(receiving.desk, done.uid).receipt_on == date(2026, 11, 23)
    with pytest.raises(InvalidInput):
        receiving.comment(done.uid, "  ")
    with pytest.raises(UserError, match="Không giữ dòng này"):
        receiving.comment(done.uid, "lạ", On(row="01934b2e-0000-7000-8000-000000000009"))


def test_what_was_given_back_stays_open_and_a_fork_given_back_is_never_taken_in(
    receiving: ReceiveService, commune: Commune
) -> None:
    uid = commune.put(content="một")
    done = receiving.take(commune.build())
    said = receiving.give_back(done.uid, "Thiếu biểu 02/XLD")
    assert heard(receiving, commune, receiving.receipt(done.uid))[0] == [Outcome.RETURNED]
    receiving.withdraw(said)
    assert heard(receiving, commune, receiving.receipt(done.uid))[0] == [Outcome.TAKEN]

    commune.seq = 0
    commune.put(uid, content="bản chép thứ hai")
    path = commune.build()
    fork = receiving.take(path)
    with pytest.raises(UserError, match="chờ xác nhận"):
        receiving.receipt(fork.uid)
    receiving.give_back(fork.uid, "Máy cũ, không dùng")
    assert heard(receiving, commune, receiving.receipt(fork.uid))[0] == [Outcome.RETURNED]
    assert "đã trả lại ngày 23/11/2026: Máy cũ" in receiving.take(path).planned.trouble
    assert [each.state for each in packages(receiving.desk)] == [ReceivedState.REFUSED, ReceivedState.TAKEN_IN]
    assert [each.body["content"] for each in row_versions(receiving.desk, commune.unit, uid)] == ["một"]


def test_receipts_of_many_units_are_written_once(receiving: ReceiveService, commune: Commune, tmp_path: Path) -> None:
    other = Commune(receiving.desk, tmp_path, unit="24002", name="UBND xã Bình")
    for each in (commune, other):
        each.put()
        receiving.take(each.build())
    receiving.take(other.build())
    out = tmp_path / "out"
    made = receiving.write_receipts(out)
    assert [(each.unit, each.packages) for each in made] == [("24001", 1), ("24002", 2)]
    assert len(heard(receiving, other, made[1].file.read_bytes())[0]) == 2
    assert receiving.write_receipts(out) == []
    receiving.comment(packages(receiving.desk, "24002")[0].uid, "Còn thiếu")
    [again] = receiving.write_receipts(out)
    assert (again.unit, again.comments) == ("24002", 1)
