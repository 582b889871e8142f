"""Steps of law in the window: the list of all that may be done, and the sheet of one step."""
