"""Matters that go by steps of law: what may be done next, where a matter stands, which limits run."""
