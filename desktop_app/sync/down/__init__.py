"""What an upper office sends down, and what a commune does with it: questionnaires, report forms, law."""
