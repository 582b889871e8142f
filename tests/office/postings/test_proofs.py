"""Proofs of what was posted: kept, looked at, corrected, voided, taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.evidence.prepared import HEIC_TYPE, JPEG_TYPE, prepared
from desktop_app.office.attachments import FOLDER
from desktop_app.office.desk import Desk
from desktop_app.office.opening import OpenOffice
from desktop_app.office.postings.models import ProofKind
from desktop_app.office.postings.proof_rules import counted, doubt
from desktop_app.office.postings.proofs import NewProof, ProofService
from desktop_app.office.postings.proofs_shown import ProofView, kept_words
from desktop_app.office.postings.record import copy_record
from desktop_app.office.rights import Role
from tests.core.evidence.makers import GPS_PLACE, board, exif, heic, jpeg, pdf
from tests.office.postings.makers import posted

TODAY = date(2026, 11, 23)
PHOTO = prepared(jpeg(exif=exif()))
OTHER_PHOTO = prepared(jpeg(board(640, 480)))


@pytest.fixture
def copy(desk: Desk) -> str:
    return posted(desk).copies[0].uid


@pytest.fixture
def service(desk: Desk) -> ProofService:
    return ProofService(desk)


def photo(**given: object) -> NewProof:
    usual: Mapping[str, object] = {"kind": ProofKind.PHOTO, "seen_on": TODAY, "file": PHOTO}
    return NewProof(**(usual | given))  # type: ignore[arg-type]


def only(service: ProofService, uid: str) -> ProofView:
    (found,) = service.all([uid])
    return found


def test_a_photo_is_kept_encrypted_with_the_instant_it_was_taken(
    office: OpenOffice, desk: Desk, service: ProofService, copy: str
) -> None:
    assert service.add(copy, [photo(note="Chụp sau khi niêm yết")]) == 1
    proof = only(service, copy)
    assert (proof.kind, proof.media_type, proof.note) == (ProofKind.PHOTO, JPEG_TYPE, "Chụp sau khi niêm yết")
    assert proof.taken_at == datetime(2026, 10, 16, 8, 12, 30, tzinfo=VIETNAM)
    assert proof.seen_on == date(2026, 10, 16)
    assert service.content(proof.uid) == PHOTO.content
    (stored,) = (office.folder / FOLDER).iterdir()
    assert b"JFIF" not in stored.read_bytes()
    assert GPS_PLACE not in service.content(proof.uid)


def test_a_photo_without_a_date_or_from_a_camera_ahead_of_time_is_of_the_day_that_was_said(
    service: ProofService, copy: str
) -> None:
    ahead = replace(OTHER_PHOTO, taken_at=datetime(2031, 1, 1, tzinfo=VIETNAM))
    for file in (replace(PHOTO, taken_at=None), ahead):
        service.add(copy, [photo(file=file, seen_on=date(2026, 11, 2))])
    assert [proof.seen_on for proof in service.all([copy])] == [date(2026, 11, 2)] * 2


def test_several_are_kept_together_or_not_at_all(service: ProofService, copy: str) -> None:
    with pytest.raises(UserError, match="đã lưu làm minh chứng"):
        service.add(copy, [photo(), photo(file=OTHER_PHOTO), photo()])
    assert service.all([copy]) == ()
    assert service.add(copy, [photo(), photo(file=OTHER_PHOTO)]) == 2


def test_the_same_photo_counts_once_for_a_copy_but_may_prove_two_copies(desk: Desk, service: ProofService) -> None:
    first, second = (each.uid for each in posted(desk).copies)
    service.add(first, [photo()])
    with pytest.raises(UserError, match="Bỏ tệp trùng"):
        service.add(first, [photo()])
    assert service.add(second, [photo()]) == 1


def test_heic_and_pdf_are_kept_as_they_are(service: ProofService, copy: str) -> None:
    service.add(copy, [photo(file=prepared(heic()))])
    service.add(copy, [photo(file=prepared(pdf()), kind=ProofKind.MINUTES)])
    kept = service.all([copy])
    assert [proof.media_type for proof in kept] == [HEIC_TYPE, "application/pdf"]
    assert [service.content(proof.uid) for proof in kept] == [heic(), pdf()]
    assert [proof.ending for proof in kept] == [".heic", ".pdf"]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"file": None}, "kind", "Ảnh bảng tin phải có tệp kèm theo"),
        ({"file": None, "kind": ProofKind.RADIO_LOG}, "kind", "Nhật ký phát thanh phải có tệp"),
        ({"file": prepared(pdf())}, "kind", "Tệp PDF không phải ảnh bảng tin"),
        ({"seen_on": TODAY + timedelta(days=1)}, "seen_on", "sau hôm nay"),
        ({"file": None, "kind": ProofKind.PORTAL, "address": ""}, "address", "Địa chỉ trang gõ đủ"),
        ({"file": None, "kind": ProofKind.PORTAL, "address": "yenha"}, "address", "Địa chỉ trang gõ đủ"),
        ({"file": None, "kind": ProofKind.PORTAL, "address": "javascript:x.y"}, "address", "Địa chỉ trang gõ đủ"),
        ({"file": None, "kind": ProofKind.PORTAL, "address": "http://[x.y"}, "address", "Địa chỉ trang gõ đủ"),
    ],
)
def test_what_proves_nothing_is_refused_at_its_field(
    service: ProofService, copy: str, given: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        service.add(copy, [photo(**given)])
    assert sentence in refusal.value.problems[field]
    assert service.all([copy]) == ()


def test_an_address_is_kept_without_a_file(service: ProofService, copy: str) -> None:
    service.add(copy, [photo(file=None, kind=ProofKind.PORTAL, address="https://yenha.gov.vn/214")])
    proof = only(service, copy)
    assert (proof.address, proof.media_type, proof.ending) == ("https://yenha.gov.vn/214", "", "")
    with pytest.raises(UserError, match="không có tệp"):
        service.content(proof.uid)


def test_nothing_hangs_on_what_is_not_there(service: ProofService) -> None:
    with pytest.raises(UserError, match="Không còn thấy hồ sơ"):
        service.add("0193b0aa-0000-7000-8000-00000000ffff", [photo()])


def test_day_and_note_are_corrected_once_each_revision(service: ProofService, copy: str) -> None:
    service.add(copy, [photo()])
    proof = only(service, copy)
    service.correct(proof.uid, proof.rev, date(2026, 10, 17), "Ảnh của ông Bảy")
    assert (only(service, copy).seen_on, only(service, copy).note) == (date(2026, 10, 17), "Ảnh của ông Bảy")
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.correct(proof.uid, proof.rev, TODAY, "")
    with pytest.raises(InvalidInput, match="sau hôm nay"):
        service.correct(proof.uid, proof.rev + 1, TODAY + timedelta(days=1), "")


def test_a_voided_proof_keeps_file_and_reason_and_counts_no_longer(service: ProofService, copy: str) -> None:
    service.add(copy, [photo(), photo(file=OTHER_PHOTO)])
    first = service.all([copy])[0]
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        service.void(first.uid, first.rev, " ")
    service.void(first.uid, first.rev, "Nhầm bảng tin")
    gone = service.all([copy])[0]
    assert (gone.voided_on, gone.void_reason) == (TODAY, "Nhầm bảng tin")
    assert service.content(gone.uid) == PHOTO.content
    assert kept_words(service.all([copy])) == "01 ảnh bảng tin"
    with pytest.raises(UserError, match="đã bỏ ngày 23/11/2026"):
        service.void(gone.uid, gone.rev, "Lần nữa")
    assert service.add(copy, [photo()]) == 2


def test_the_last_save_is_taken_back_within_ten_minutes(service: ProofService, copy: str, clock: FixedClock) -> None:
    service.add(copy, [photo(), photo(file=OTHER_PHOTO)])
    assert service.undo() == "Đã bỏ 2 minh chứng vừa thêm."
    assert all(proof.voided_on for proof in service.all([copy]))
    service.add(copy, [photo()])
    last = service.all([copy])[-1]
    service.void(last.uid, last.rev, "Nhầm")
    assert service.undo() == "Đã trả minh chứng về như trước."
    assert service.all([copy])[-1].voided_on is None
    clock.move_by(timedelta(minutes=11))
    with pytest.raises(UserError, match="10 phút"):
        service.undo()


def test_of_an_added_and_corrected_proof_the_correction_is_taken_back_first(service: ProofService, copy: str) -> None:
    service.add(copy, [photo()])
    proof = only(service, copy)
    service.correct(proof.uid, proof.rev, TODAY, "Sửa")
    service.undo()
    assert only(service, copy).note == ""


def test_what_somebody_else_has_corrected_since_is_not_taken_back(desk: Desk, service: ProofService, copy: str) -> None:
    service.add(copy, [photo()])
    proof = only(service, copy)
    other = ProofService(replace(desk, account=replace(desk.account, uid="0193b0aa-0000-7000-8000-000000000002")))
    other.correct(proof.uid, proof.rev, TODAY, "Của tôi")
    with pytest.raises(UserError, match="đã được sửa tiếp"):
        service.undo()
    assert only(service, copy).voided_on is None


def test_who_may_only_read_sees_proofs_and_adds_none(desk: Desk, service: ProofService, copy: str) -> None:
    service.add(copy, [photo()])
    viewer = ProofService(replace(desk, account=replace(desk.account, role=Role.VIEWER)))
    assert viewer.content(only(viewer, copy).uid) == PHOTO.content
    with pytest.raises(NotAllowed):
        viewer.add(copy, [photo(file=OTHER_PHOTO)])


def test_the_copy_shows_its_proofs_and_tells_of_them(desk: Desk, service: ProofService, copy: str) -> None:
    service.add(copy, [photo()])
    proof = only(service, copy)
    service.void(proof.uid, proof.rev, "Nhầm")
    record = copy_record(desk.db, copy, TODAY)
    assert [each.uid for each in record.proofs] == [proof.uid]
    assert [each.what for each in record.happenings][:2] == ["Bỏ minh chứng", "Thêm minh chứng"]


@pytest.mark.parametrize(
    ("kind", "taken", "hung", "said"),
    [
        (ProofKind.PHOTO, date(2026, 10, 16), date(2026, 10, 15), ""),
        (ProofKind.PHOTO, date(2026, 10, 15), date(2026, 10, 15), ""),
        (
            ProofKind.PHOTO,
            date(2026, 10, 14),
            date(2026, 10, 15),
            "Chụp ngày 14/10/2026, trước ngày niêm yết 15/10/2026",
        ),
        (ProofKind.PHOTO, date(2026, 11, 24), date(2026, 10, 15), "sau hôm nay"),
        (ProofKind.PHOTO, date(2026, 10, 14), None, ""),
        (ProofKind.PHOTO, None, date(2026, 10, 15), ""),
        (ProofKind.MINUTES, date(2026, 10, 14), date(2026, 10, 15), ""),
    ],
)
def test_a_photo_older_than_the_posting_is_doubted(
    kind: ProofKind, taken: date | None, hung: date | None, said: str
) -> None:
    at = datetime(taken.year, taken.month, taken.day, 8, tzinfo=VIETNAM) if taken else None
    found = doubt(kind, at, hung, TODAY)
    assert said in found
    assert bool(said) == bool(found)


def test_proofs_are_counted_by_kind_in_two_digits() -> None:
    kinds = [ProofKind.MINUTES, ProofKind.PHOTO, ProofKind.PHOTO]
    assert counted(kinds) == "02 ảnh bảng tin, 01 biên bản đã ký"
    assert counted([]) == ""
