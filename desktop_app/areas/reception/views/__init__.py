"""The windows of the reception register."""
