"""The long stages, one process each with a time limit of its own: python -m tests.slow [NAME ...]."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.slow.machine import ROOT, SKIPPED


@dataclass(frozen=True)
class Stage:
    """A module of tests.slow.stages and the minutes it may take."""

    name: str
    minutes: int


STAGES = (
    Stage("kills", 10),
    Stage("fuzzing", 7),
    Stage("engines", 10),
    Stage("documents", 4),
    Stage("scanning", 3),
    Stage("questionnaires", 3),
    Stage("statistics", 3),
    Stage("benchmark", 6),
    Stage("build", 5),
    Stage("bare", 12),
    Stage("windows", 12),
)


def main(names: list[str]) -> int:
    """Run the stages named, or all; the closing line counts them."""
    unknown = set(names) - {stage.name for stage in STAGES}
    if unknown:
        sys.exit(f"No such stage: {', '.join(sorted(unknown))}. Stages: {', '.join(s.name for s in STAGES)}")
    results = {stage.name: _run(stage) for stage in STAGES if not names or stage.name in names}
    print("\n" + "\n".join(f"{name:<14} {word:<8} {seconds:6.0f} s" for name, (word, seconds) in results.items()))
    words = [word for word, _ in results.values()]
    print(f"{words.count('passed')} passed, {words.count('FAILED')} failed, {words.count('SKIPPED')} skipped")
    return 1 if "FAILED" in words else 0


def _run(stage: Stage) -> tuple[str, float]:
    print(f"\n=== {stage.name} (at most {stage.minutes} minutes)", flush=True)
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.slow.stages.{stage.name}"],
        cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        code = process.wait(stage.minutes * 60)
    except subprocess.TimeoutExpired:
        print(f"FAILED: {stage.name} took more than {stage.minutes} minutes", flush=True)
        code = 1
    finally:
        _end_group(process)
    word = {0: "passed", SKIPPED: "SKIPPED"}.get(code, "FAILED")
    return word, time.monotonic() - began


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
