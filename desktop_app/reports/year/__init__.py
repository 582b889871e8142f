"""Nhìn cả năm: the year of all registers at a glance for the chairperson, beside the same days of the year before."""
