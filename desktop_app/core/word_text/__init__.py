"""Reads what a Word file says, line by line, with the numbers that Word draws by itself."""
