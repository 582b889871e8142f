"""Files kept with the records."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import UserError
from desktop_app.office.attachments import FOLDER, Attachments
from tests.full_disk import files_at_most

KEY = bytes(range(32))
SCAN = "Đơn kiến nghị về đất đai".encode() * 100


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path, KEY)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=5000))
def test_what_was_put_in_comes_out(kept: Attachments, content: bytes) -> None:
    assert kept.get(kept.put(content)) == content


def test_the_same_file_is_kept_once(kept: Attachments, tmp_path: Path) -> None:
    assert kept.put(SCAN) == kept.put(SCAN)
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


def test_neither_the_content_nor_a_plain_digest_of_it_shows(kept: Attachments, tmp_path: Path) -> None:
    import hashlib

    name = kept.put(SCAN)
    raw = (tmp_path / FOLDER / name).read_bytes()
    assert SCAN[:16] not in raw
    assert name != hashlib.sha256(SCAN).hexdigest()
    assert Attachments(tmp_path / "other", bytes(32))._name_of(SCAN) != name


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    kept = Attachments(tmp_path, KEY, largest=1_048_576)
    with pytest.raises(UserError, match="Tệp nặng 1,5 MB, tối đa 1 MB"):
        kept.put(bytes(1_572_864))
    assert not (tmp_path / FOLDER).exists()


def test_a_flipped_bit_anywhere_or_a_cut_end_is_noticed(kept: Attachments, tmp_path: Path) -> None:
    name = kept.put(b"noi dung")
    path = tmp_path / FOLDER / name
    raw = path.read_bytes()
    rng = Random(5)
    for _ in range(100):
        bit = rng.randrange(len(raw) * 8)
        broken = bytearray(raw)
        broken[bit // 8] ^= 1 << bit % 8
        path.write_bytes(broken)
        with pytest.raises(UserError, match="bị hỏng"):
            kept.get(name)
    for length in range(len(raw)):
        path.write_bytes(raw[:length])
        with pytest.raises(UserError, match="bị hỏng"):
            kept.get(name)


def test_one_file_put_under_the_name_of_another_is_noticed(kept: Attachments, tmp_path: Path) -> None:
    first, second = kept.put(b"mot"), kept.put(b"hai")
    (tmp_path / FOLDER / first).replace(tmp_path / FOLDER / second)
    with pytest.raises(UserError, match="bị hỏng"):
        kept.get(second)


@pytest.mark.parametrize("name", ["", "../keys.json", "a" * 63, "A" * 64, "0" * 64, "/etc/passwd", "0" * 64 + "\n"])
def test_what_is_not_there_or_is_no_name_is_said_to_be_missing(kept: Attachments, name: str) -> None:
    with pytest.raises(UserError, match="Không còn tệp đính kèm"):
        kept.get(name)


def test_a_full_disk_leaves_nothing_half_written(kept: Attachments, tmp_path: Path) -> None:
    with files_at_most(500), pytest.raises(DiskTrouble, match="đã đầy"):
        kept.put(SCAN)
    assert not list((tmp_path / FOLDER).iterdir())
