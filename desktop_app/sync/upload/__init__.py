"""Packages over a network: the commune hands the same sealed file to the receiving service of the upper office."""
