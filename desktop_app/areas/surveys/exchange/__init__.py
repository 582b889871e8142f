"""Answers out to statistics programs and workbooks, and in from workbooks and the old portal."""
