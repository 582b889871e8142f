"""The manual inside the program: the page that F1 opens, over a sheet too, its contents, its search, its papers."""
