"""The program as a real Windows program: its tests, its build, its installer, and the installed program at work."""
