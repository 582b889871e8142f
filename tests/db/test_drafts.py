"""Half-filled forms survive, and what was taken back leaves no trace."""

from datetime import timedelta
from pathlib import Path

import pytest

from db.drafts import FILE_NAME, Drafts
from db.engine import connect
from tests.db.key_makers import NOW
from tests.db.pages import decrypted

KEY = bytes(range(32))
LAN, CHI = "uid-lan", "uid-chi"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def test_a_draft_outlives_a_program_that_was_ended_at_once(path: Path) -> None:
    ended = Drafts(path, KEY)
    ended.save("visit", LAN, {"full_name": "Nguyễn Văn Đức"}, NOW)
    copy = path.with_name("copy.db")
    for end in ("", "-wal"):
        copy.with_name(copy.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    found = Drafts(copy, KEY).load("visit", LAN)
    assert found
    assert (found.values, found.saved_at) == ({"full_name": "Nguyễn Văn Đức"}, NOW)


def test_the_latest_typing_takes_the_place_of_what_was_there(path: Path) -> None:
    drafts = Drafts(path, KEY)
    for typed in ("N", "Ng", "Nguyễn"):
        drafts.save("visit", LAN, {"full_name": typed, "empty": ""}, NOW)
    found = drafts.load("visit", LAN)
    assert found
    assert found.values == {"full_name": "Nguyễn"}


def test_each_account_and_form_has_its_own_draft(path: Path) -> None:
    drafts = Drafts(path, KEY)
    drafts.save("visit", LAN, {"content": "một"}, NOW)
    drafts.save("office", LAN, {"content": "hai"}, NOW + timedelta(seconds=2))
    drafts.save("visit", CHI, {"content": "ba"}, NOW)
    assert [(d.form, d.values["content"]) for d in drafts.all(LAN)] == [("office", "hai"), ("visit", "một")]
    drafts.discard("visit", LAN)
    assert drafts.load("visit", LAN) is None
    assert drafts.load("visit", CHI)


def test_nothing_stands_in_clear_on_the_disk(path: Path) -> None:
    drafts = Drafts(path, KEY)
    drafts.save("visit", LAN, {"full_name": "Nguyễn Văn Đức"}, NOW)
    for file in path.parent.iterdir():
        assert "Đức".encode() not in file.read_bytes()
        assert b"visit" not in file.read_bytes()


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("how", ["discarded", "left out", "rewritten"])
def test_what_was_taken_back_is_on_no_decrypted_page(path: Path, how: str, closed: bool) -> None:
    secret = "Nguyễn Thị Hạnh"
    drafts = Drafts(path, KEY)
    drafts.save("visit", LAN, {"full_name": secret, "content": secret * 900}, NOW)
    assert any(secret.encode() in page for page in decrypted(path, KEY))
    if how == "discarded":
        drafts.discard("visit", LAN)
    elif how == "left out":
        drafts.save("visit", LAN, {"content": "tố cáo"}, NOW)
    else:
        drafts.save("visit", LAN, {"full_name": "[người tố cáo]", "content": "tố cáo"}, NOW)
    if closed:
        drafts.close()
    assert not any(secret.encode() in page for page in decrypted(path, KEY))


@pytest.mark.parametrize("raw", [b"khong phai tep nay" * 400, b"\x00" * 8192])
def test_a_file_that_cannot_be_read_is_set_aside_and_begun_anew(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    drafts = Drafts(path, KEY)
    drafts.save("visit", LAN, {"content": "mới"}, NOW)
    assert drafts.load("visit", LAN)
    assert path.with_name("drafts.hong.db").read_bytes() == raw


def test_drafts_under_another_key_are_set_aside_not_destroyed(path: Path) -> None:
    other = Drafts(path, bytes(32))
    other.save("visit", LAN, {"content": "cũ"}, NOW)
    other.close()
    assert Drafts(path, KEY).all(LAN) == []
    kept = connect(path.with_name("drafts.hong.db"), bytes(32))
    assert kept.execute("SELECT count(*) FROM draft").fetchone() == (1,)
