"""The reader of packages under fire: 2,000 flips in a large one, then spoiled ones for so many minutes.

Longer by hand: python -m tests.slow.package_fuzzing --minutes 10 [--seed N]
"""

import argparse
import hashlib
import io
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from desktop_app.core.package.read import open_package
from desktop_app.core.package.write import Attachment, Contents
from tests.core.package.offices import pack, receiver, refusal
from tests.core.package.spoiling import Spoiler
from tests.slow.machine import Failed, stage

_FLIPS, _CUTS = 2_000, 200
_MOST_MEMORY_MB = 300


def main() -> None:
    """Read the arguments and fire."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=0.3)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    given = asked.parse_args()
    stage(lambda: fire(given.minutes, given.seed))


def fire(minutes: float, seed: int) -> None:
    """Both parts; the seed is told so that a failure can be seen again."""
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="packages-") as folder:
        _flip_a_large_one(Path(folder) / "large", random.Random(seed))
        spoiler, reasons = Spoiler(Path(folder)), Counter[str]()
        until = time.monotonic() + minutes * 60
        while time.monotonic() < until:
            seed += 1
            try:
                reasons[spoiler.once(seed)] += 1
            except Exception as error:
                raise Failed(f"with seed {seed} the reader raised {error!r}") from error
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{reasons.total()} spoiled packages: {dict(reasons.most_common())}; at most {used} MB", flush=True)
    if used > _MOST_MEMORY_MB:
        raise Failed(f"the reader took {used} MB")


def _flip_a_large_one(path: Path, chance: random.Random) -> None:
    """3,000 rows and twenty photos: each bit flipped anywhere and each cut anywhere is refused."""
    photos = [chance.randbytes(200_000) for _ in range(20)]
    rows = ({"uuid": f"{number}", "rev": 1, "body": chance.randbytes(90).hex()} for number in range(3_000))
    attached = [Attachment(hashlib.sha256(photo).hexdigest(), _opener(photo)) for photo in photos]
    pack(path, Contents(tables={"visits": rows}, attachments=attached))
    good, reasons = path.read_bytes(), Counter[str]()
    with path.open("r+b", buffering=0) as file:
        for _ in range(_FLIPS):
            place = chance.randrange(len(good))
            file.seek(place)
            file.write(bytes([good[place] ^ 1 << chance.randrange(8)]))
            reasons[refusal(lambda: open_package(path, receiver()))] += 1
            file.seek(place)
            file.write(good[place : place + 1])
        if refusal(lambda: open_package(path, receiver())) != "taken":
            raise Failed("the large package is not whole again")
        for length in sorted((chance.randrange(len(good)) for _ in range(_CUTS)), reverse=True):
            file.truncate(length)
            reasons[refusal(lambda: open_package(path, receiver()))] += 1
    print(f"{len(good)} bytes, {_FLIPS} flips and {_CUTS} cuts: {dict(reasons)}", flush=True)
    if reasons["taken"]:
        raise Failed(f"{reasons['taken']} changed packages were taken")


def _opener(photo: bytes) -> Callable[[], io.BytesIO]:
    return lambda: io.BytesIO(photo)


if __name__ == "__main__":
    main()
