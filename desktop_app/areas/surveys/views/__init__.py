"""The pages of surveys in the window: rounds, the opening of one, and its record."""
