"""The code on an identity card: read, repaired where that is safe, checked, and never kept as it was read."""
