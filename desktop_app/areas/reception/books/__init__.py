"""The books of the register: numbers of each, closing a year, printing that goes on where it stopped."""
