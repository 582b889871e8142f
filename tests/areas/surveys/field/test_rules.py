"""What must agree in a batch, and what is drawn of it."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.surveys.field.rules import Counts, disagreements, drawn_numbers, told_apart


def counts(printed: int, out: int | None, back: int | None, rejected: int | None, keyed: int) -> Counts:
    return Counts(printed=printed, handed_out=out, returned=back, rejected=rejected, keyed=keyed)


@pytest.mark.parametrize(
    ("said", "lost", "left_over", "sentences"),
    [
        (counts(50, 48, 45, 2, 43), 3, 2, []),
        (counts(50, 50, 50, None, 50), 0, 0, []),
        (counts(50, 50, 0, None, 0), 50, 0, []),
        (counts(50, None, None, None, 3), None, None, ["Chưa ghi số phiếu phát ra, thu về"]),
        (counts(50, 48, 45, 2, 40), 3, 2, ["Thu về 45 phiếu, đã nhập 40 và loại 2, còn thiếu 3."]),
        (counts(50, 48, 45, 2, 44), 3, 2, ["Thu về 45 phiếu, đã nhập 44 và loại 2, thừa 1."]),
        (counts(50, 60, 45, 0, 45), 15, -10, ["Phát ra 60 phiếu nhưng chỉ in 50 phiếu."]),
        (counts(50, 40, 45, 0, 45), -5, 10, ["Thu về 45 phiếu nhưng chỉ phát ra 40 phiếu."]),
        (counts(50, 40, 10, 12, 0), 30, 10, ["Loại 12 phiếu nhưng chỉ thu về 10 phiếu.", "thừa 2."]),
    ],
)
def test_a_batch_closes_when_its_counts_agree_and_every_disagreement_names_its_numbers(
    said: Counts, lost: int | None, left_over: int | None, sentences: list[str]
) -> None:
    assert (said.lost, said.left_over) == (lost, left_over)
    found = disagreements(said)
    assert len(found) == len(sentences)
    assert all(part in whole for part, whole in zip(sentences, found, strict=True)), found


def test_each_field_that_cannot_be_so_is_named() -> None:
    assert set(told_apart(counts(5, 6, 7, 8, 0))) == {"handed_out", "returned", "rejected"}


@settings(max_examples=40)
@given(
    first=st.integers(1, 99_000), forms=st.integers(1, 400), share=st.integers(0, 100), more=st.integers(0, 100),
    seed=st.integers(),
)  # fmt: skip
def test_a_share_of_the_forms_is_drawn_and_a_larger_share_keeps_those_drawn_before(
    first: int, forms: int, share: int, more: int, seed: int
) -> None:
    last = first + forms - 1
    drawn = drawn_numbers(first, last, share, Random(seed))
    assert drawn == sorted(set(drawn))
    assert all(first <= number <= last for number in drawn)
    assert forms * share <= len(drawn) * 100 < forms * share + 100
    again = drawn_numbers(first, last, more, Random(seed + 1), drawn)
    assert set(drawn) <= set(again)
    assert len(again) == max(len(drawn), -(-forms * more // 100))
