"""Whatever bytes come, the reader answers with a sentence; the long stages try many more of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.package.canonical import NotJson, canonical, is_deeper, parsed
from tests.core.package.spoiling import Spoiler


@pytest.fixture(scope="module")
def spoiler(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    return Spoiler(tmp_path_factory.mktemp("goi"))


@given(seed=st.integers(0, 2**64 - 1))
def test_a_spoiled_package_is_refused_or_says_the_same(spoiler: Spoiler, seed: int) -> None:
    spoiler.once(seed)


@given(
    text=st.one_of(st.binary(max_size=200), st.text('[]{}"\\,:0123456789eE.-+u \nntf', max_size=100).map(str.encode))
)
def test_any_bytes_are_json_or_are_not(text: bytes) -> None:
    try:
        value = parsed(text, 5)
    except NotJson:
        return
    assert parsed(canonical(value), 5) == value


def depth_of(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((1 + depth_of(each) for each in inner), default=1) if isinstance(value, dict | list) else 0


@given(
    value=st.recursive(
        st.text('[]{}"\\', max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('[}"'), inner),
    )
)
def test_the_depth_of_json_is_that_of_its_value(value: Any) -> None:
    assert [is_deeper(canonical(value), depth) for depth in range(8)] == [depth_of(value) > depth for depth in range(8)]


@pytest.mark.parametrize("how", ["raw", "sealed", "signed"])
def test_each_way_of_spoiling_comes_as_far_as_it_should(how: str, spoiler: Spoiler) -> None:
    reasons = {spoiler.spoil(seed, how) for seed in range(40)}
    wanted = {"raw": {"damaged", "cut"}, "sealed": {"unsafe"}, "signed": {"contradictory", "unsafe"}}
    assert wanted[how] <= reasons
