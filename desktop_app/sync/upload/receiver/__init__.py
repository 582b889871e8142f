"""The receiving service: keeps sealed files that it cannot open, and hands out receipts that others have signed."""
