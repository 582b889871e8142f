"""Reports on paper and in files: one content, written as PDF, Word, Excel and JSON."""
