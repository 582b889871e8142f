"""The keys of keying, all but the letters of open answers; they lie on the numeric keypad."""

ENTER = "Enter"
BACK = "/"
NOTE = "*"
UNREADABLE = "+"
ERASE = "Backspace"
MINUS = "-"
FORCE = "F12"
COMMA = ","
DIGITS = tuple("0123456789")
STRANGE = ""
"""Any key that keying does not know."""
