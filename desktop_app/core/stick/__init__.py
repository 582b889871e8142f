"""USB sticks: which are there, what lies on them, writing onto one so that it is proved, trying one, taking one out."""
