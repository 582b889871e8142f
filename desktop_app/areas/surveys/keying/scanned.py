"""What a scanner read from a form: its code says form, version, serial and page."""

from desktop_app.areas.surveys.serials import is_serial


def serial_in(text: str) -> str:
    """The serial in a scanned code; the text itself where it is none, as somebody typed it."""
    parts = text.strip().split("/")
    return next((part for part in parts if is_serial(part)), text.strip()) if len(parts) > 1 else text.strip()
