"""What of the law's items is disclosed, month by month; the quarter's list, the figures for the People's Council."""
