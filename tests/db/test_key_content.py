"""A key file that is missing, damaged, newer or fuzzed is told of in a sentence, and nothing is changed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.key_content import FILE_NAME, KeyFileTrouble, load
from db.keys import KeyFile
from desktop_app.core.disk import DiskTrouble
from tests.db.key_makers import CHEAP, LAN, LAN_PASSWORD, NOW, create, rewrite


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    create(folder)
    return folder


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changed")


def write(folder: Path, raw: bytes) -> Path:
    (folder / FILE_NAME).write_bytes(raw)
    return folder


def test_a_missing_file_says_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(KeyFileTrouble, match=r"thiếu tệp khóa keys.json.*phục hồi bản sao lưu"):
        KeyFile.read(tmp_path)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 500,
        b"{}",
        b"[]",
        b"null",
        b'"keys"',
        b"\xff\xfe{}",
        b"{" * 5000,
        b'{"schema": 1}',
        b'{"schema": "sodanchu.keys/1"}',
        b'{"schema": "sodanchu.keys/x"}',
        b'{"schema": "another/1"}',
        b'{"schema": "sodanchu.keys/1", "check": null}',
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_damaged_file_says_so_and_stays_as_it_is(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(KeyFileTrouble, match="bị hỏng, chưa có gì bị thay đổi"):
        KeyFile.read(write(tmp_path, raw))
    assert (tmp_path / FILE_NAME).read_bytes() == raw


def test_a_file_of_a_newer_program_asks_for_the_newer_program(tmp_path: Path, office: Path) -> None:
    data = json.loads((office / FILE_NAME).read_text(encoding="utf-8"))
    raw = json.dumps({**data, "schema": "sodanchu.keys/2", "more": []}).encode()
    with pytest.raises(KeyFileTrouble, match="phiên bản mới hơn"):
        KeyFile.read(write(tmp_path, raw))


def test_a_folder_in_the_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(DiskTrouble):
        KeyFile.read(tmp_path)


@settings(max_examples=400)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.none() | st.integers(0, 7))
def test_no_cut_and_no_flipped_bit_ever_changes_what_the_file_says(
    office: Path, changed: Path, place: float, bit: int | None
) -> None:
    raw = bytearray((office / FILE_NAME).read_bytes())
    at = int(place * len(raw))
    if bit is None:
        del raw[at:]
    else:
        raw[at] ^= 1 << bit
    try:
        assert load(write(changed, bytes(raw)), CHEAP) == load(office, CHEAP)
    except KeyFileTrouble:
        assert (changed / FILE_NAME).read_bytes() == raw


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_stands_in_any_place_of_the_file_is_refused_in_words(
    office: Path, changed: Path, data: st.DataObject
) -> None:
    folder = write(changed, (office / FILE_NAME).read_bytes())
    value = data.draw(JSON)

    def alter(whole: dict[str, object]) -> None:
        where: object = whole
        while True:
            keys = list(where) if isinstance(where, dict) else list(range(len(where)))  # type: ignore[arg-type]
            key = data.draw(st.sampled_from(keys))
            inner = where[key]  # type: ignore[index]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                where[key] = value  # type: ignore[index]
                return
            where = inner

    rewrite(folder, alter)
    try:
        content = load(folder, CHEAP)
    except KeyFileTrouble:
        return
    assert content.holders


def test_an_interrupted_write_leaves_a_file_that_opens(office: Path) -> None:
    (office / f".{FILE_NAME}.part").write_bytes(b'{"schema": "sodanchu.k')
    assert KeyFile.read(office, CHEAP).unlock(LAN, LAN_PASSWORD, NOW).name == LAN
