"""What is told once a file is saved: its name, and that it can go to a stick from here."""

from pathlib import Path

from desktop_app.areas.views import Workplace
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.sending import sender_of


def tell_saved(workplace: Workplace, written: Path, more: str = "") -> None:
    """Say that the file is there; `more` follows its name."""
    workplace.say(f"Đã lưu {written.name}{more}.")
    if (sender := sender_of(workplace.surface)) is not None:
        sender.offer((Parcel(written.name, written),))
