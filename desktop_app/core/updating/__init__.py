"""The installed program: where it stands, the version before it, and what the installer was sent to do."""
