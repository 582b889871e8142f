"""What is said of a notice before it hangs."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class NewPosting:
    """A notice of the record `owner_uid` of `area`, with a copy for each of the places (their uids, in print order).

    `required_days` is the dated rule `rule_key` of the record's own day, 0 for a permanent posting. `item_code` stands
    in the QR code: capital letters, digits and points.
    """

    area: str
    owner_uid: str
    item_code: str
    title: str
    from_on: date
    places: tuple[str, ...]
    rule_key: str = ""
    required_days: int = 0
    pages: int = 1
    notice_number: str = ""
    notice_on: date | None = None
