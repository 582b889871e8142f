"""How an article is named in a line of the window."""

import re

from desktop_app.core.law.rulebook import Confidence

UNCHECKED = "chưa đối chiếu"


def cited(said: str, article: str, confidence: Confidence | None) -> str:
    """An article after what it says, and whether it was held against the text."""
    doubt = f" ({UNCHECKED})" if confidence is not None and not confidence.checked else ""
    return ". ".join(filter(None, (said, f"{article}{doubt}")))


def short_citation(citation: str) -> str:
    """The first article without numbers and years of laws."""
    return re.sub(r"\s\d+/\d{4}/QH\d+", "", citation).split("; ")[0].split(", sửa đổi bởi")[0]
