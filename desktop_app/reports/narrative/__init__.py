"""The report of words: drafted from the figures, edited by hand without losing their links, with its annexes."""
