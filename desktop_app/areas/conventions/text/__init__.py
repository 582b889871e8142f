"""The wording of a convention: its versions, what differs between two of them, and what people said of it."""
