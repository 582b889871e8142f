"""Indicators: what each figure of a report means, how it is counted, and what it comes to."""
