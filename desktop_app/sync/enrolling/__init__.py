"""Two offices enrol each other once: a small card is handed over, and its 24 digits are compared by people."""
