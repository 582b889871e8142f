"""The law as data: dated rules, working days, and deadlines that explain themselves."""
