"""The reception register as workbooks hold it: its columns, what a row becomes, and its rows going out."""
