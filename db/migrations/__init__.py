"""The steps that bring an older file to the tables of this program; a step that has landed is never edited."""

HEAD = "0014"
"""The newest step; a file that has it needs no migration library at start."""
