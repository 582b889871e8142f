"""What a filled-in form of a petition means, and what it is refused for."""

from datetime import date

import pytest

from desktop_app.areas.petitions.entry import PetitionEntry, Signer, checked_entry
from desktop_app.areas.petitions.entry_rules import speakers_problem
from desktop_app.areas.petitions.states import ForwarderKind, Source
from desktop_app.core.errors import InvalidInput
from desktop_app.office.matter_kinds import Kind

TODAY = date(2026, 11, 23)
TYPED = {
    "received_on": "20/11/2026",
    "source": "POST",
    "full_name": "Nguyễn Văn Mẫu",
    "capacity": "SELF",
    "signers": "1",
    "kind": "COMPLAINT",
    "subject": "LAND",
    "content": "Khiếu nại phương án bồi thường thửa 58.",
}


def read(**typed: str) -> PetitionEntry:
    return checked_entry({**TYPED, **typed}, TODAY)


def problems(**typed: str) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        read(**typed)
    return dict(refused.value.problems)


def test_a_typed_petition_is_read() -> None:
    entry = read(dated_on="18/11/2026", knew_on="02/11/2026", is_remote="có")
    assert (entry.received_on, entry.source, entry.kind) == (date(2026, 11, 20), Source.POST, Kind.COMPLAINT)
    assert (entry.dated_on, entry.knew_on, entry.is_remote) == (date(2026, 11, 18), date(2026, 11, 2), True)
    assert (entry.instance, entry.signers, entry.forwarder_kind) == (1, 1, ForwarderKind.NONE)


def test_a_forwarded_petition_names_who_forwarded_it_and_of_what_sort_they_are() -> None:
    found = problems(source="FORWARDED")
    assert found.keys() == {"forwarder", "forwarder_kind"}
    entry = read(source="FORWARDED", forwarder="Thường trực HĐND tỉnh", forwarder_kind="ELECTED")
    assert (entry.forwarder, entry.forwarder_kind) == ("Thường trực HĐND tỉnh", ForwarderKind.ELECTED)


def test_what_was_typed_of_a_forwarder_is_dropped_when_nobody_forwarded_it() -> None:
    entry = read(forwarder="Thường trực HĐND tỉnh", forwarder_kind="ELECTED", forwarder_number="12")
    assert (entry.forwarder, entry.forwarder_kind, entry.forwarder_number) == ("", ForwarderKind.NONE, "")


def test_a_name_and_no_name_exclude_each_other() -> None:
    assert problems(is_anonymous="có").keys() == {"is_anonymous"}
    assert problems(full_name="").keys() == {"full_name"}
    assert read(is_anonymous="có", full_name="").is_anonymous


@pytest.mark.parametrize("name", ["dated_on", "knew_on", "born_on"])
def test_no_day_lies_after_the_day_on_which_it_came(name: str) -> None:
    assert problems(**{name: "21/11/2026"}).keys() == {name}
    assert getattr(read(**{name: "20/11/2026"}), name) == date(2026, 11, 20)


def test_signers_are_at_least_as_many_as_are_named() -> None:
    others = "Trần Thị Mỵ; 099123456789; Thôn Đoài\nLê Văn Mốt"
    assert problems(companions=others, signers="2").keys() == {"signers"}
    entry = read(companions=others, signers="3")
    assert entry.others == (Signer("Trần Thị Mỵ", "099123456789", "Thôn Đoài"), Signer("Lê Văn Mốt"))


def test_those_named_beside_the_representative_of_a_group_represent_it_too() -> None:
    entry = read(companions="Lê Văn Mốt", signers="12", capacity="GROUP_REPRESENTATIVE")
    assert [other.is_representative for other in entry.others] == [True]
    assert problems(capacity="GROUP_REPRESENTATIVE").keys() == {"signers"}


def test_only_a_complaint_has_a_second_instance() -> None:
    assert problems(kind="SUGGESTION", instance="2").keys() == {"instance"}
    assert read(instance="2").instance == 2


def test_of_a_writer_in_the_vault_nobody_is_asked() -> None:
    entry = checked_entry({**TYPED, "full_name": "", "capacity": ""}, TODAY, without_identity=True)
    assert entry.full_name == ""


def test_more_representatives_than_the_law_lets_speak_are_refused() -> None:
    assert "nhiều nhất 2" in speakers_problem(7, 3, 2)
    assert speakers_problem(7, 2, 2) == ""
    assert speakers_problem(3, 3, None) == ""


def test_everything_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_entry({"received_on": "23/11/2026", "source": "Cơ quan khác chuyển"}, TODAY)
    assert {"forwarder", "forwarder_kind", "full_name", "kind", "content"} <= {*refused.value.problems}
    assert "instance" not in refused.value.problems
