"""What must agree in a batch, and how its forms for a second entry are drawn; pure."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from random import Random

from desktop_app.core import words


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The counts of one batch; what nobody has said yet is None."""

    printed: int
    handed_out: int | None = None
    returned: int | None = None
    rejected: int | None = None
    keyed: int = 0

    @property
    def left_over(self) -> int | None:
        """Forms that were printed and never handed out."""
        return None if self.handed_out is None else self.printed - self.handed_out

    @property
    def lost(self) -> int | None:
        """Forms that were handed out and never came back."""
        if self.handed_out is None or self.returned is None:
            return None
        return self.handed_out - self.returned

    @property
    def to_key(self) -> int | None:
        """Returned forms that are neither keyed nor rejected yet."""
        return None if self.returned is None else self.returned - (self.rejected or 0) - self.keyed


def told_apart(counts: Counts) -> dict[str, str]:
    """What cannot be so in the counts of what was handed out and came back, by field, each with its numbers."""
    found = dict[str, str]()
    out, back, bad = counts.handed_out, counts.returned, counts.rejected or 0
    if out is not None and out > counts.printed:
        found["handed_out"] = f"Phát ra {_n(out)} phiếu nhưng chỉ in {_n(counts.printed)} phiếu. Đếm lại số phát ra."
    if back is not None and out is not None and back > out:
        found["returned"] = f"Thu về {_n(back)} phiếu nhưng chỉ phát ra {_n(out)} phiếu. Đếm lại số thu về."
    if back is not None and bad > back:
        found["rejected"] = f"Loại {_n(bad)} phiếu nhưng chỉ thu về {_n(back)} phiếu. Đếm lại số phiếu loại."
    return found


def disagreements(counts: Counts, waiting: int = 0) -> tuple[str, ...]:
    """Why the batch cannot be closed yet, each a sentence with its numbers; () when all counts agree.

    `waiting` forms still want their second entry, or somebody with the paper.
    """
    if counts.handed_out is None or counts.returned is None:
        return ("Chưa ghi số phiếu phát ra, thu về. Bấm Ghi thu về rồi đóng lô.",)
    found = [*told_apart(counts).values()]
    bad = counts.rejected or 0
    done = counts.keyed + bad
    said = f"Thu về {_n(counts.returned)} phiếu, đã nhập {_n(counts.keyed)} và loại {_n(bad)}"
    if done < counts.returned:
        found.append(f"{said}, còn thiếu {_n(counts.returned - done)}. Nhập nốt hoặc ghi số phiếu loại.")
    if done > counts.returned:
        found.append(f"{said}, thừa {_n(done - counts.returned)}. Đếm lại số thu về và số phiếu loại.")
    if waiting:
        found.append(f"Còn {_n(waiting)} phiếu chờ nhập lượt hai hoặc chờ đối chiếu. Làm xong rồi đóng lô.")
    return tuple(found)


def drawn_numbers(first: int, last: int, share: int, at_random: Random, kept: Collection[int] = ()) -> list[int]:
    """`share` percent of the running numbers, rounded up, in order; those in `kept` stay drawn."""
    wanted = ceil((last - first + 1) * share / 100)
    others = [number for number in range(first, last + 1) if number not in kept]
    more = max(0, wanted - len(kept))
    return sorted([*kept, *at_random.sample(others, min(more, len(others)))])


def _n(number: int) -> str:
    return words.number(number)
