"""PSPP runs the syntax that leaves with a survey, LibreOffice saves its workbook; both agree with what we count."""

from tests.slow.machine import check_with_pytest, need, stage

PACKAGES = ("pspp", "libreoffice-calc-nogui")


def work() -> None:
    """Have the programs, then run what needs them."""
    need(PACKAGES, ["pspp", "soffice"])
    check_with_pytest("tests/slow/survey_files.py", "-n0", "--timeout=150")


if __name__ == "__main__":
    stage(work)
