"""A burst of keys is told from a hand; the code is cut out of what it fell into."""

import pytest

from desktop_app.core.idcard.burst import PATIENCE, Burst, cut_scan, without_scan
from desktop_app.core.idcard.wire import Wire
from tests.core.idcard.cards import FIRST, NEW_CARD, SECOND


def typed(text: str, gap: float, start: float = 1000.0) -> Burst:
    burst = Burst()
    for number, sign in enumerate(text):
        burst.key(start + number * gap, sign)
    return burst


@pytest.mark.parametrize(
    ("gap", "fast", "begun"),
    [(2, True, True), (20, True, True), (49, True, True), (50, False, False), (200, False, False)],
)
def test_a_scanner_is_faster_than_a_hand(gap: float, fast: bool, begun: bool) -> None:
    burst = typed(FIRST, gap)
    assert (burst.is_fast, burst.has_begun) == (fast, begun)


@pytest.mark.parametrize("text", ["Nguyễn Văn Đức", "068090000123", "thửa 45, tờ bản đồ 12"])
def test_fast_keys_without_a_number_and_a_bar_are_left_alone(text: str) -> None:
    assert not typed(text, 5).has_begun


def test_a_syllable_typed_again_by_an_input_method_is_no_burst() -> None:
    burst = Burst()
    burst.key(0, "o")
    for at, sign in ((130, ""), (131, ""), (132, "ô"), (133, "n")):
        burst.key(at, sign, erases=not sign)
    assert burst.was_rewritten
    assert not burst.is_fast


def test_each_burst_begins_anew() -> None:
    burst = typed(FIRST, 5)
    assert burst.key(1_000_000, "N")
    assert (burst.text, burst.keys) == ("N", 1)


def test_a_clock_that_goes_back_begins_anew() -> None:
    burst = typed("12", 5)
    assert burst.key(1.0, "3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Đo đất{FIRST}", ("Đo đất", FIRST)),
        (f"Đo đất {FIRST}\nrồi nói tiếp", ("Đo đất rồi nói tiếp", f"{FIRST}\n")),
        (f"0912 {SECOND}", ("0912 ", SECOND)),
        (NEW_CARD, ("", NEW_CARD)),
        ("a|b|c", None),
        ("", None),
    ],
)
def test_a_code_is_cut_out_of_a_text(text: str, expected: tuple[str, str] | None) -> None:
    assert cut_scan(text) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Trước {FIRST} sau", "Trước  sau"),
        ("Trước 068090000123|2510", "Trước "),
        ("Trước 068090000123|251000123|Nguyễn Văn", "Trước "),
        (f"{FIRST}{SECOND}", ""),
        ("Giá 5|6 như cũ", "Giá 5|6 như cũ"),
    ],
)
def test_what_is_kept_has_no_code_in_it_whole_or_half(text: str, kept: str) -> None:
    assert without_scan(text) == kept


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_a_wire_gives_each_code_once_however_it_is_cut(end: bytes) -> None:
    wire, sent = Wire(), FIRST.encode() + end + SECOND.encode() + end
    heard = [text for at in range(0, len(sent), 7) for text in wire.feed(sent[at : at + 7])]
    assert heard == [FIRST, SECOND]
    assert wire.silence() == []


def test_a_wire_without_line_ends_gives_its_code_when_it_falls_silent() -> None:
    wire = Wire()
    assert wire.feed(b"\x02" + FIRST.encode() + b"\x03") == []
    assert wire.silence() == [FIRST]


def test_a_wire_waits_a_while_for_the_rest_of_a_code() -> None:
    wire = Wire()
    wire.feed(FIRST[:40].encode())
    assert [wire.silence() for _ in range(PATIENCE)] == [*[[]] * (PATIENCE - 1), [FIRST[:40]]]
    wire.feed(FIRST[:40].encode())
    assert wire.silence() == []
    assert wire.feed(FIRST[40:].encode()) == []
    assert wire.silence() == [FIRST]


def test_a_wire_forgets_noise_without_end() -> None:
    wire = Wire()
    wire.feed(b"x" * 10_000)
    assert wire.feed(FIRST.encode() + b"\r") == [FIRST]
