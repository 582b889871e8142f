"""What two visits may have in common: who came, a plot of land, the other party, a home; pure.

A sign is one token of the index, so that the visits with the same sign are found as fast as a rare word is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from desktop_app.core.text.fold import fold, tokens

BACKFILLED = "Nhập bù"
"""What is said of a visit that was entered afterwards from an old book; no deadline runs for it."""


class Sign(Enum):
    """Why an earlier visit may be about the same matter, strongest first."""

    PERSON = "Cùng người"
    PLOT = "Cùng thửa đất"
    OPPONENT = "Cùng bên bị khiếu nại, phản ánh"
    HOME = "Cùng nơi ở"
    TEXT = "Nội dung gần giống"


@dataclass(frozen=True)
class Trace:
    """One sign of a visit; `key` is a token of the index, a plot without its sheet ends in `PLOT_END`."""

    sign: Sign
    key: str


PLOT_END = "x"
_PLOT = r"(?:so\s+)?thua(?:\s+dat)?(?:\s+so)?[\s:]*(\d{1,4}[a-z]?)\b"
_SHEET = r"(?:so\s+)?to(?:\s+ban\s+do)?(?:\s+dia\s+chinh)?(?:\s+so)?[\s:]*(\d{1,4})\b"
_BETWEEN = r"[\s,;.()\-]*(?:thuoc\s+|o\s+|cua\s+)?"
_PLOT_THEN_SHEET = re.compile(_PLOT + _BETWEEN + _SHEET)
_SHEET_THEN_PLOT = re.compile(_SHEET + _BETWEEN + _PLOT)
_PLOT_ALONE = re.compile(_PLOT)
_TITLES = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "ho", "gia", "dinh", "nha", "vo", "chong"})
_PARTS = re.compile(r"[;,/\n]|\bvà\b|\bvới\b")
_FEWEST_WORDS = 2
_LONGEST = 120


def traces(prose: Iterable[str], opponent: str, hamlet: str, address: str) -> frozenset[Trace]:
    """Every sign that stands in the free texts, the other party and the home of one visit."""
    found = set(_plots(fold(" \n ".join(prose))))
    found |= {Trace(Sign.OPPONENT, f"0o{name}") for name in _names(opponent)}
    home = "".join(tokens(address))
    if home:
        found.add(Trace(Sign.HOME, f"0h{''.join(tokens(hamlet))}{home}"[:_LONGEST]))
    return frozenset(found)


def asked(trace: Trace) -> str:
    """What the index is asked for a trace, in its own language: a plot of an unnamed sheet fits every sheet."""
    if trace.sign is not Sign.PLOT:
        return f'"{trace.key}"'
    plot, _, sheet = trace.key.partition(PLOT_END)
    return f'"{plot}{PLOT_END}"' + (f' OR "{trace.key}"' if sheet else "*")


def _plots(text: str) -> Iterator[Trace]:
    named = [(plot, sheet) for plot, sheet in _PLOT_THEN_SHEET.findall(text)]
    named += [(plot, sheet) for sheet, plot in _SHEET_THEN_PLOT.findall(text)]
    yield from (_plot(plot, sheet) for plot, sheet in named)
    with_sheet = {plot for plot, _ in named}
    yield from (_plot(plot, "") for plot in _PLOT_ALONE.findall(text) if plot not in with_sheet)


def _plot(plot: str, sheet: str) -> Trace:
    return Trace(Sign.PLOT, f"0p{plot.lstrip('0')}{PLOT_END}{sheet.lstrip('0')}")


def _names(opponent: str) -> Iterator[str]:
    """Each party named, joined to one token, without titles; one word alone tells too little."""
    for part in _PARTS.split(opponent):
        words = tokens(part)
        while words and words[0] in _TITLES:
            words = words[1:]
        if len(words) >= _FEWEST_WORDS:
            yield "".join(words)[:_LONGEST]
