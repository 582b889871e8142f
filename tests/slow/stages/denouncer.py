"""Every page of two offices that differ in nothing but who the denouncer was: no dot of their pictures differs."""

from tests.slow.machine import check_with_pytest, stage


def work() -> None:
    """Draw both."""
    check_with_pytest("tests/slow/denouncer_pictures.py", "-n0", "--timeout=300")


if __name__ == "__main__":
    stage(work)
