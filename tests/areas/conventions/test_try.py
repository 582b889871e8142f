from tests.areas.conventions.makers import *


def test_x(desk):
    with_hamlets(desk)
    uid = in_force(desk)
    print(open_keys(desk, uid), state_of(desk, uid))
    assert 0
