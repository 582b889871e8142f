"""The records of disclosure in workbooks: templates, imports, exports."""
