"""Figures of the register for any span: visits, people, cases and groups, each by its own definition."""
