"""Checks over the forms of a batch: what looks odd is shown with how sure it is, never deleted."""
