"""Benchmarks: each a time beside a raw baseline measured in the same run."""
