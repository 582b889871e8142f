"""The annexes of the report of words: lines of the registers, lines that were typed, tables of figures."""
