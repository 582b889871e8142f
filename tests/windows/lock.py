"""The lock as Windows reads it."""

import re

NOT_NEEDED = ("uv==", "ruff==", "mypy==")
"""Tools that look at the source; it is the same source everywhere."""


def for_windows(lock: str) -> str:
    """Every package that Windows installs, its conditions decided, with its hashes."""
    kept = []
    for entry in re.split(r"\n(?=[a-z0-9])", lock):
        name, _, condition = entry.partition("\n")[0].partition(" ; ")
        if name.startswith(NOT_NEEDED) or not _holds(condition.rstrip(" \\")):
            continue
        kept.append(entry.replace(f" ; {condition.rstrip(' ' + chr(92))}", "") if condition else entry)
    return "\n".join(kept)


def _holds(condition: str) -> bool:
    """Whether a condition of the lock is true on a 64-bit Windows with CPython 3.11."""
    if not condition:
        return True
    from packaging.markers import Marker

    return Marker(condition).evaluate(
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64",
         "python_version": "3.11", "python_full_version": "3.11.9", "implementation_name": "cpython",
         "platform_python_implementation": "CPython"}
    )  # fmt: skip
