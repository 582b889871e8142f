"""How often one may ask."""

import time
from collections import deque
from collections.abc import Callable

_MOST_KNOWN = 10_000


class Rate:
    """Lets each asker through `most` times within `seconds`."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds that only go on."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}

    def allows(self, who: str) -> bool:
        """Whether this asker may go on; being sent away does not count."""
        now = self._clock()
        asked = self._asked.pop(who, deque[float]())
        while asked and asked[0] <= now - self._seconds:
            asked.popleft()
        allowed = len(asked) < self._most
        if allowed:
            asked.append(now)
        self._asked[who] = asked  # at the end: whoever asked last is forgotten last
        if len(self._asked) > _MOST_KNOWN:
            del self._asked[next(iter(self._asked))]
        return allowed
