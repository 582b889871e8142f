"""What an office hands up: looked at first, made into one file, kept until its receipt comes."""
