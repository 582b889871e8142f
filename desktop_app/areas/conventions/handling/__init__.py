"""The steps of a convention: offered by the law of the day, taken, forced by a leader, taken back."""
