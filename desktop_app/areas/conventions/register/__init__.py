"""The printed register of conventions."""
