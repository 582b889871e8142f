"""The window around the pages: set-up, sign-in, side bar, "Hôm nay", find-anything, the office's own pages."""
