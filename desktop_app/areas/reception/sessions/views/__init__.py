"""The windows of the sessions."""
