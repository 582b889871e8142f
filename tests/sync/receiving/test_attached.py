"""Files that packages bring stay in the sealed copy of the package, also through a backup."""

import hashlib
import io
from pathlib import Path

import pytest

from db.backup import write_backup
from db.keys import Created, KeyFile
from db.restore import restore
from desktop_app.core.errors import UserError
from desktop_app.core.package.write import Attachment
from desktop_app.core.progress import Silent
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.receiving.words_paper import WordsPaperService, worded
from tests.conftest import TEST_COST
from tests.sync.receiving.makers import Q3, Commune, report


def test_attached_files_stay_sealed_and_can_be_read(receiving: ReceiveService, commune: Commune) -> None:
    photo = b"photo" * 99
    name = hashlib.sha256(photo).hexdigest()
    commune.files = [Attachment(name, lambda: io.BytesIO(photo))]
    done = receiving.take(commune.build())
    assert receiving.attached(done.uid, name) == photo
    with pytest.raises(UserError, match="Không còn tệp"):
        receiving.attached(done.uid, "a" * 64)


def test_a_copy_that_tells_what_must_be_forgotten_goes_and_others_stay(
    receiving: ReceiveService, commune: Commune
) -> None:
    commune.files = [Attachment(hashlib.sha256(b"scan").hexdigest(), lambda: io.BytesIO(b"scan"))]
    other = receiving.take(commune.build())
    uid = commune.put(content="Bà Sáu tố cáo")
    telling = receiving.take(commune.build())
    commune.put(uid, content=None)
    commune.forgets.add(uid)
    receiving.take(commune.build())
    assert receiving.attached(other.uid, commune.files[0].sha256) == b"scan"
    with pytest.raises(UserError, match="Không còn tệp"):
        receiving.attached(telling.uid, commune.files[0].sha256)


WORDS = {
    "paragraphs": [{"title": "1. Công khai", "text": "Đã niêm yết đủ."}],
    "annexes": [
        {"key": "III", "title": "Lấy ý kiến", "columns": [{"key": "title", "title": "Nội dung"}],
         "lines": [{"cells": {"title": "Đồ án quy hoạch"}, "uid": "", "source": ""}]}
    ],
}  # fmt: skip


def test_words_and_annexes_of_a_report_are_read_from_the_newest_package_and_can_be_printed(
    receiving: ReceiveService, commune: Commune, tmp_path: Path
) -> None:
    first = report("democracy", Q3, **WORDS)
    receiving.take(commune.build(reports={"democracy": first, "columns": report()}))
    assert [(each.form, each.name) for each in worded(receiving.desk, commune.unit)] == [("democracy", "Quý III/2026")]
    told = receiving.words_of_report(commune.unit, "democracy", *Q3)
    assert [each.text for each in told.paragraphs] == ["Đã niêm yết đủ."]
    assert [dict(line) for line in told.annexes[0].lines] == [{"title": "Đồ án quy hoạch"}]
    second = {**first, "paragraphs": [{"title": "1. Công khai", "text": "Đã bổ sung."}]}
    receiving.take(commune.build(reports={"democracy": second}))
    main, annex = WordsPaperService(receiving.desk).documents(commune.unit, "democracy", *Q3)
    assert "Đã bổ sung." in str(main)
    assert "Đồ án quy hoạch" in str(annex)
    with pytest.raises(UserError, match="Không có lời văn"):
        WordsPaperService(receiving.desk).documents(commune.unit, "01-TCD", *Q3)
    many = {str(number): "1" for number in range(5_001)}
    for wrong in (
        {"figures": many},
        {"paragraphs": [{"title": 1}]},
        {"annexes": [{**WORDS["annexes"][0], "columns": []}]},
    ):
        refused = receiving.take(commune.build(reports={"democracy": {**first, **wrong}})).planned
        assert refused.reason == "unsafe"


def test_a_restored_office_still_opens_attached_files(
    receiving: ReceiveService, commune: Commune, office: OpenOffice, office_template: tuple[Path, Created],
    opener: Opener, tmp_path: Path,
) -> None:  # fmt: skip
    commune.files = [Attachment(hashlib.sha256(b"scan").hexdigest(), lambda: io.BytesIO(b"scan"))]
    done, unlocked = receiving.take(commune.build()), office_template[1].unlocked
    kept = write_backup(office.db.engine, office.keys, unlocked.data_key, tmp_path / "b", opener.clock, Silent())
    back = restore(kept, tmp_path / "again", lambda keys: unlocked, opener.clock, Silent(), TEST_COST)
    again = open_unlocked(back.folder, KeyFile.read(back.folder, TEST_COST), unlocked, opener)
    try:
        EnrolService(again.desk).own_card()  # a new life of the data begins with new keys
        assert ReceiveService(again.desk).attached(done.uid, hashlib.sha256(b"scan").hexdigest()) == b"scan"
    finally:
        again.close()
