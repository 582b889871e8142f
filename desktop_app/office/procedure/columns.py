"""What the rows of steps and limits have in common, whatever the matter is."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Stamped


class StepColumns(Stamped):
    """Something that was done with a matter; one taken back stays with its reason and counts nowhere.

    `key` names a step of the area's `steps.toml`. A step that the law did not offer keeps who forced it and why.
    """

    key: Mapped[str] = mapped_column(String(40))
    done_on: Mapped[date]
    done_by: Mapped[str] = mapped_column(String(120), default="")
    document_number: Mapped[str] = mapped_column(String(60), default="")
    document_on: Mapped[date | None]
    until_on: Mapped[date | None]
    ground: Mapped[str] = mapped_column(String(40), default="")
    said: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    forced_by: Mapped[str] = mapped_column(String(120), default="")
    force_reason: Mapped[str] = mapped_column(String(500), default="")
    taken_back_on: Mapped[date | None]
    back_reason: Mapped[str] = mapped_column(String(500), default="")


class LimitColumns(Stamped):
    """One limit of one matter as it stands; worked out anew from the steps at every change.

    `key` names a limit of the area's `limits.toml`, `rule_keys` the dated rules that were added up. `moved_from_on` is
    the day it had before a change of law or of days off moved it on `moved_on`.
    """

    key: Mapped[str] = mapped_column(String(40))
    group: Mapped[str] = mapped_column("whose", String(10), default="ours")
    rule_keys: Mapped[str] = mapped_column(String(300), default="")
    start_on: Mapped[date]
    due_on: Mapped[date]
    met_on: Mapped[date | None]
    dropped_on: Mapped[date | None]
    is_open: Mapped[bool] = mapped_column(default=True)
    is_paused: Mapped[bool] = mapped_column(default=False)
    moved_from_on: Mapped[date | None]
    moved_on: Mapped[date | None]
