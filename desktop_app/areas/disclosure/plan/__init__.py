"""Kế hoạch công khai: what is to be disclosed in a year, how, when, for how long and by whom."""
