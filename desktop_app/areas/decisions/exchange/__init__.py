"""Decisions of the people in and out of workbooks."""
