"""The report on the results of a survey: one content, written as PDF, Word and Excel, or handed out as values."""
