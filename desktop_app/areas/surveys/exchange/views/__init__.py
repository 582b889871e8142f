"""The window of answers that come in and leave."""
