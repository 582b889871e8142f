"""Papers of disclosure: notices, minutes, labels, what is read on the radio or sent by Zalo, lists and reports."""
