"""Heads of tables in several levels, laid out once for every writer."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class HeadCell:
    """One cell of a head that spans columns to its right and rows below it; an `upright` one is read from below."""

    text: str
    columns: int = 1
    rows: int = 1
    upright: bool = False


@dataclass(frozen=True)
class PlacedHead:
    """A head cell with its place; `column` and `row` count from 0."""

    text: str
    column: int
    row: int
    columns: int
    rows: int
    upright: bool = False


def heads_over(paths: Sequence[Sequence[str]], upright: Sequence[bool]) -> tuple[tuple[HeadCell, ...], ...]:
    """A head out of what stands over each column, from the outermost to its own; neighbours share what is the same.

    The own head of a column reaches down to the last level; `upright` says for each column how that one is read.
    """
    levels: list[list[HeadCell]] = [[] for _ in range(max(map(len, paths), default=0))]

    def fill(level: int, first: int, end: int) -> None:
        at = first
        while at < end:
            path = paths[at]
            if len(path) == level + 1:
                levels[level].append(HeadCell(path[level], rows=len(levels) - level, upright=upright[at]))
                at += 1
                continue
            last = at + 1
            while last < end and len(paths[last]) > level + 1 and paths[last][level] == path[level]:
                last += 1
            levels[level].append(HeadCell(path[level], columns=last - at))
            fill(level + 1, at, last)
            at = last

    fill(0, 0, len(paths))
    return tuple(map(tuple, levels))


def single_head(headings: Sequence[str]) -> tuple[tuple[HeadCell, ...], ...]:
    """A head of one level."""
    return (tuple(HeadCell(heading) for heading in headings),)


def place_heads(levels: Sequence[Sequence[HeadCell]], columns: int) -> list[PlacedHead]:
    """Give each cell the first free place of its row; ValueError when the cells leave gaps or stick out."""
    taken: dict[tuple[int, int], bool] = {}
    placed: list[PlacedHead] = []
    for row, cells in enumerate(levels):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            placed.append(PlacedHead(cell.text, column, row, cell.columns, cell.rows, cell.upright))
            for down in range(cell.rows):
                for right in range(cell.columns):
                    if (row + down, column + right) in taken:
                        raise ValueError(f"two heads in row {row + down}, column {column + right}")
                    taken[row + down, column + right] = True
    if len(taken) != len(levels) * columns or any(r >= len(levels) or c >= columns for r, c in taken):
        raise ValueError(f"the head does not fill {len(levels)} rows of {columns} columns")
    return placed
