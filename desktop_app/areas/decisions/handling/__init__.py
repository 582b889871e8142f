"""The steps of a decision: offered by the law of the day, taken, forced by a leader, taken back."""
