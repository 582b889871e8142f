"""Gửi ra USB: the sheet that any file goes through, the page with the log, the sticks that are plugged in."""
