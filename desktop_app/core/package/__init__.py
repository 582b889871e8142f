"""Packages: one sealed and signed file that carries data between offices. The format: docs/package-format.md."""
