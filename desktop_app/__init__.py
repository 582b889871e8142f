"""Sổ Dân Chủ, the democracy ledger of a commune office."""

__version__ = "0.1.0"
