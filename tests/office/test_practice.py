"""The invented commune and its people."""

import random

from desktop_app.office.practice import NOBODYS_PREFIX, NOBODYS_PROVINCE, PracticeOffice


def test_the_same_seed_gives_the_same_people() -> None:
    first, second = (PracticeOffice(random.Random(7)) for _ in range(2))

    assert [first.person() for _ in range(30)] == [second.person() for _ in range(30)]


def test_invented_numbers_can_belong_to_nobody_and_never_come_twice() -> None:
    office = PracticeOffice(random.Random(7))

    people = [office.person() for _ in range(300)]

    assert len({person.paper_number for person in people}) == 300
    assert all(p.paper_number.startswith(NOBODYS_PROVINCE) and len(p.paper_number) == 12 for p in people)
    assert all(person.phone.startswith(NOBODYS_PREFIX) for person in people)


def test_most_people_live_in_a_hamlet_and_strangers_have_an_address() -> None:
    office = PracticeOffice(random.Random(7))

    people = [office.person(near=False) for _ in range(300)]

    assert all(bool(person.hamlet) != bool(person.address) for person in people)
    assert 0 < sum(bool(person.address) for person in people) < 40


def test_the_office_has_hamlets_and_the_officials_that_papers_name() -> None:
    office = PracticeOffice(random.Random(7))

    assert len(office.hamlets()) == 12
    assert office.profile().chairperson == office.official("head").name
    assert office.official("reception").post
