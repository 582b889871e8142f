"""Workbooks in and out: read within bounds, matched to declared columns, understood cell by cell, and written."""
