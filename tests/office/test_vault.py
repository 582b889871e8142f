"""What goes into the vault comes out only for the entitled."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage import x25519

from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.office.vault import Vault

IDENTITY = x25519.Identity.generate()
PUBLIC, SECRET = str(IDENTITY.to_public()), str(IDENTITY)
PERSON = {"people": [{"full_name": "Nguyễn Thị Hạnh", "phone": "0912345678"}]}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=30)
@given(st.dictionaries(st.text(max_size=10), JSON, max_size=4))
def test_what_was_sealed_comes_out_for_the_holder_of_the_private_key(values: dict[str, object]) -> None:
    assert Vault(PUBLIC, SECRET).open(Vault(PUBLIC).seal(values)) == values


def test_anybody_puts_in_and_nobody_without_the_right_takes_out() -> None:
    clerk = Vault(PUBLIC)
    sealed = clerk.seal(PERSON)
    assert not clerk.is_open
    with pytest.raises(NotAllowed, match="không có quyền xem danh tính"):
        clerk.open(sealed)


def test_neither_the_words_nor_their_length_show() -> None:
    vault = Vault(PUBLIC)
    short, longer = vault.seal({"n": "A"}), vault.seal({**PERSON, "address": "thôn Hạ " * 60})
    # age itself adds a stanza of random length now and then.
    assert abs(len(short) - len(longer)) < 400
    assert "Hạnh".encode() not in longer
    assert vault.seal(PERSON) != longer


def test_the_key_of_another_office_opens_nothing() -> None:
    with pytest.raises(UserError, match="hỏng hoặc của sổ khác"):
        Vault(PUBLIC, str(x25519.Identity.generate())).open(Vault(PUBLIC).seal(PERSON))


def test_a_flipped_bit_or_a_cut_end_is_noticed() -> None:
    vault = Vault(PUBLIC, SECRET)
    sealed = vault.seal(PERSON)
    rng = Random(3)
    for _ in range(300):
        bit = rng.randrange(len(sealed) * 8)
        broken = bytearray(sealed)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(UserError, match="hỏng"):
            vault.open(bytes(broken))
    for length in range(0, len(sealed), 29):
        with pytest.raises(UserError, match="hỏng"):
            vault.open(sealed[:length])
