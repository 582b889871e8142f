"""What was carried out of the program on a stick: which files, onto which drive, when, by whom."""
