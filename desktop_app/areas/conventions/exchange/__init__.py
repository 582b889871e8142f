"""Conventions in and out of workbooks."""
