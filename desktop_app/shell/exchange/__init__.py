"""Nhập sổ cũ, xuất Excel: the windows for workbooks in and out, drawn from what the areas declare."""
