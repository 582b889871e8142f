"""Petitions in workbooks: templates, imports, exports."""
