"""What a vote comes to, asked on the command line: no office is opened."""

import io
import json

import pytest

from desktop_app import cli

KEYS = {"threshold", "denominator", "needed", "passed", "article", "arithmetic", "quorum", "needed_present"}


def _asked(*typed: str) -> tuple[int, str, str]:
    out, errors = io.StringIO(), io.StringIO()
    code = cli.main(["vote-result", *typed], cli.World(environment={}, source=None, out=out, errors=errors))
    return code, out.getvalue(), errors.getvalue()


def _figures(rule: str, scope: str, households: int, present: int, yes: int) -> tuple[str, ...]:
    numbers = {"--households": households, "--present": present, "--yes": yes}
    typed = [part for name, number in numbers.items() for part in (name, str(number))]
    return ("--rule", rule, "--scope", scope, *typed, "--format", "json")


@pytest.mark.parametrize(
    ("asked", "passed", "needed", "quorum"),
    [
        (("BQ1", "hamlet", 186, 150, 124), True, 124, True),
        (("BQ1", "hamlet", 186, 123, 123), False, 124, False),
        (("BQ1", "commune", 12, 12, 8), True, 8, True),
        (("BQ2", "commune", 12, 9, 7), False, 8, True),
        (("BQ3", "hamlet", 100, 51, 51), True, 51, True),
        (("BQ4", "hamlet", 100, 100, 50), False, 51, True),
        (("BQ6", "hamlet", 0, 0, 0), False, 1, False),
    ],
)
def test_the_answer_has_the_share_what_is_needed_and_the_arithmetic(
    asked: tuple[str, str, int, int, int], passed: bool, needed: int, quorum: bool
) -> None:
    code, out, _ = _asked(*_figures(*asked))
    data = json.loads(out)["data"]
    assert code == 0
    assert data.keys() >= KEYS
    assert (data["passed"], data["needed"], data["quorum"], data["denominator"]) == (passed, needed, quorum, asked[2])
    assert data["arithmetic"][-1].startswith("Kết quả" if asked[2] else "Không có hộ nào")


def test_more_votes_than_households_are_refused_with_what_to_look_at() -> None:
    code, out, errors = _asked(*_figures("BQ1", "hamlet", 10, 10, 11))
    assert (code, out) == (1, "")
    assert "nhiều hơn 10 hộ có thể tán thành. Hãy xem lại" in errors


def test_the_day_of_the_vote_chooses_the_law() -> None:
    code, _, errors = _asked(*_figures("BQ1", "hamlet", 10, 10, 10), "--on", "2023-06-30")
    assert code == 1
    assert "01/07/2023" in errors
