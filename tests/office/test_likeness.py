"""When two texts say much the same."""

from desktop_app.office.likeness import FEWEST, MANY, MOST, alike, pairs


def test_neighbouring_words_are_pairs_whatever_their_accents() -> None:
    assert pairs("Đo lại ranh giới, đo lại") == ("do lai", "lai ranh", "ranh gioi", "gioi do")


def test_of_a_long_text_pairs_are_taken_from_all_of_it() -> None:
    found = pairs(" ".join(f"từ{n}" for n in range(200)))
    assert len(found) <= MOST
    assert "tu0 tu1" in found
    assert any(pair.startswith("tu19") for pair in found)


def test_a_record_with_most_of_the_telling_pairs_is_alike() -> None:
    assert alike({"a b": [1, 2], "b c": [1], "c d": [1], "d e": [3]}) == {1: 0.75}


def test_pairs_that_many_records_have_tell_nothing() -> None:
    common = list(range(MANY))
    assert alike({"a b": common, "b c": common, "c d": common}) == {}
    assert alike({"a b": common, "b c": [1], "c d": [1], "d e": [1]}) == {1: 1.0}


def test_too_few_pairs_in_common_are_chance() -> None:
    assert alike({f"{n} x": [1] for n in range(FEWEST - 1)}) == {}
    assert alike({f"{n} x": [1] for n in range(FEWEST)}) == {1: 1.0}


def test_a_small_share_of_the_pairs_is_chance() -> None:
    assert alike({f"{n} x": [1] if n < FEWEST else [2] for n in range(3 * FEWEST)}).keys() == {2}
