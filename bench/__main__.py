"""Run the benchmarks: python -m bench [--quick | --visits N ...]."""

import argparse
import tempfile
import time
from itertools import chain
from pathlib import Path

from bench.import_window import measure_import_window
from bench.imports import measure_imports, old_book
from bench.keying import batch_to_key, measure_keying
from bench.measures import measure
from bench.office import make_office
from bench.packages import measure_packages
from bench.papers import measure_papers
from bench.petitions import measure_petitions
from bench.reports import measure_reports
from bench.sheets import measure_sheets
from bench.surveys import measure_surveys
from bench.window import measure_window

FULL = (10_000, 100_000, 1_000_000)
QUICK = (10_000,)
MANY_ROWS, FEW_ROWS = 100_000, 10_000
MANY_PACKAGES, FEW_PACKAGES = (100, 10_000), (6, 1_000)
PETITIONS_SHARE = 4
"""One petition for so many visits; each has about three steps and as many limits."""


def main() -> None:
    """Make an office of each size, measure, print; a ratio says how many times the bare baseline ours takes."""
    parser = argparse.ArgumentParser(description="Benchmarks, each a ratio to a raw baseline of the same run.")
    parser.add_argument("--quick", action="store_true", help="only 10,000 visits")
    parser.add_argument("--visits", type=int, nargs="*", help="these sizes instead")
    asked = parser.parse_args()
    for found in measure_sheets(MANY_ROWS if not asked.quick else FEW_ROWS):
        print(found.line(), flush=True)
    for found in measure_packages(*(FEW_PACKAGES if asked.quick else MANY_PACKAGES)):
        print(found.line(), flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        empty, rows = make_office(Path(folder) / "data", FEW_ROWS), FEW_ROWS if asked.quick else MANY_ROWS
        try:
            surveys = chain.from_iterable(measure_surveys(empty, forms) for forms in sorted({FEW_ROWS, rows}))
            for found in chain(measure_imports(empty, rows), measure_petitions(empty, FEW_ROWS), surveys):
                print(found.line(), flush=True)
            batch_to_key(empty)
        finally:
            empty.office.close()
        for found in measure_keying(empty.folder, empty.password):
            print(found.line(), flush=True)
        book = old_book(Path(folder) / "old.xlsx", rows)
        for found in measure_import_window(empty.folder, empty.password, book, rows):
            print(found.line(), flush=True)
    for visits in asked.visits or (QUICK if asked.quick else FULL):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            began = time.perf_counter()
            bench = make_office(Path(folder) / "data", visits)
            print(f"{visits:,} visits (made in {time.perf_counter() - began:.0f} s)", flush=True)
            try:
                forms = measure_reports(bench, visits // PETITIONS_SHARE)
                for found in chain(measure(bench), measure_papers(bench, visits), forms):
                    print(found.line(), flush=True)
            finally:
                bench.office.close()
            for found in measure_window(bench.folder, bench.password):
                print(found.line(), flush=True)


if __name__ == "__main__":
    main()
