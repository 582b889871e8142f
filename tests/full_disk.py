"""A disk on which no file can grow beyond a size, made by the system itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """Within the block the system refuses to let any file of this process grow beyond `size` bytes."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
