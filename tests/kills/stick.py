"""Kill -9 while files are sent to a stick: python -m tests.kills.stick KILLS [SEED].

Each victim sends the same folder again and again under other names and is killed at a random moment. Then what lies on
the stick is looked at: what was there before is as it was, and whatever has a name is whole; only parts, which begin
with a name of their own kind, may lie about.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from desktop_app.core.progress import Silent
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.manifest import NAME
from desktop_app.core.stick.parcels import Parcel
from desktop_app.core.stick.writing import PART, send

LONGEST_LIFE = 0.08
OLD = b"what was there before"


def main(kills: int, seed: int) -> None:
    """Kill that many times, look after each kill."""
    chance = random.Random(seed)
    parcels = tuple(Parcel(f"{size}/tệp.bin", chance.randbytes(size)) for size in (10, 70_000, 3_000_000))
    whole = {parcel.name: parcel.content for parcel in parcels}
    named = parts = 0
    for kill in range(1, kills + 1):
        with tempfile.TemporaryDirectory(prefix="kills-") as place:
            root = Path(place)
            (root / "cũ.txt").write_bytes(OLD)
            _kill_one(root, parcels, chance.random() * LONGEST_LIFE)
            if (root / "cũ.txt").read_bytes() != OLD:
                sys.exit(f"after kill {kill}: an old file was changed")
            for path in (path for path in root.rglob("*") if path.is_file() and path.name != "cũ.txt"):
                inside = "/".join(path.relative_to(root).parts[1:])
                parts += path.name.startswith(PART)
                named += inside in whole
                if not (path.name.startswith(PART) or _is_whole(path, whole.get(inside), parcels)):
                    sys.exit(f"after kill {kill}: half a file stands under the name {inside}")
    print(f"{kills} kills, {named} files under their names, all whole, {parts} parts lay about")


def _is_whole(path: Path, content: "bytes | Path | None", parcels: tuple[Parcel, ...]) -> bool:
    if path.name == NAME:
        return path.read_text(encoding="utf-8").rstrip("\n").endswith(parcels[-1].name)
    return path.read_bytes() == content


def _kill_one(root: Path, parcels: tuple[Parcel, ...], life: float) -> None:
    victim = os.fork()
    if victim == 0:
        for number in range(1_000_000):
            send(parcels, StickDrive(root), root / f"gửi {number}", "kills", Silent())
    time.sleep(life)
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
