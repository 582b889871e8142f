"""The account of a work that the people paid for: what was planned, given, spent and is left."""
