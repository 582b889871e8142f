"""What proofs of disclosure hang on, and what papers say of them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.areas.disclosure.entry import SlotEntry
from desktop_app.areas.disclosure.evidence import EvidenceService, proved_by_copy, proved_by_record
from desktop_app.areas.disclosure.history import history_of
from desktop_app.areas.disclosure.kept import record_of
from desktop_app.areas.disclosure.papers.minutes import _photos
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.core.clock import VIETNAM
from desktop_app.core.errors import UserError
from desktop_app.core.evidence.prepared import prepared
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import MinutesKind, ProofKind
from desktop_app.office.postings.proofs import NewProof, ProofService
from desktop_app.office.postings.service import PostingService
from desktop_app.office.postings.verbs import Begin, End
from tests.areas.disclosure.makers_records import MakeEntry
from tests.areas.disclosure.makers_records import seen as record_seen
from tests.core.evidence.makers import board, jpeg
from tests.office.postings.makers import at, key_of, posted, seen

PHOTO = prepared(jpeg())


def photo_of(on: date, number: int = 0) -> NewProof:
    file = prepared(jpeg(board(320 + number, 240)))
    taken = datetime(on.year, on.month, on.day, 9, tzinfo=VIETNAM)
    return NewProof(kind=ProofKind.PHOTO, seen_on=on, file=replace(file, taken_at=taken))


def test_proofs_hang_on_records_and_readings_which_only_the_area_knows(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    record = disclosing.register(a_record())
    disclosing.read_out(record.uid, record.rev, [SlotEntry(read_on=date(2026, 11, 21))])
    proved = proved_by_record(record_seen(desk, record.uid))
    assert [each.name for each in proved] == ["Cả hồ sơ", "Buổi phát thanh 21/11/2026"]
    log = NewProof(kind=ProofKind.RADIO_LOG, seen_on=date(2026, 11, 21), file=PHOTO)
    for each in proved:
        assert EvidenceService(desk).add(each.uid, [log]) == 1
        with pytest.raises(UserError, match="Không còn thấy"):
            ProofService(desk).add(each.uid, [log])
    with desk.db.reading() as session:
        told = history_of(session, record_of(session, record.uid))
    assert [each.what for each in told][:3] == ["Thêm minh chứng", "Thêm minh chứng", "Ghi buổi phát thanh"]


def test_minutes_count_the_photos_of_their_own_days_without_voided_ones(desk: Desk) -> None:
    view = posted(desk)
    keys = PostingService(desk).together([key_of(view.copies[0])], Begin(at(10, 15), "Hoàng Thị Lan"))
    PostingService(desk).together(keys, End(at(11, 16), "Hoàng Thị Lan"))
    view = seen(desk, view.uid)
    copy, service = view.copies[0], EvidenceService(desk)
    days = (date(2026, 10, 15), date(2026, 10, 16), date(2026, 11, 2), date(2026, 11, 16))
    service.add(copy.uid, [photo_of(on, number) for number, on in enumerate(days)])
    wrong = service.all([copy.uid])[2]
    service.void(wrong.uid, wrong.rev, "Nhầm bảng tin")
    with desk.db.reading() as session:
        assert _photos(session, copy, MinutesKind.BEGIN) == 2
        assert _photos(session, copy, MinutesKind.END) == 1


def test_the_day_a_copy_was_put_up_goes_with_it(desk: Desk) -> None:
    view = posted(desk)
    assert proved_by_copy(view.copies[0]).hung_on is None
    PostingService(desk).together([key_of(view.copies[0])], Begin(at(10, 15), "Hoàng Thị Lan"))
    assert proved_by_copy(seen(desk, view.uid).copies[0]).hung_on == date(2026, 10, 15)
