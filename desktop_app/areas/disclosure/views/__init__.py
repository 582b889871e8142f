"""The windows of public disclosure."""
