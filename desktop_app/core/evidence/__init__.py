"""Files that prove something: what they are is decided by their content, what they betray is left behind."""
