"""Meetings, ballots and online votes: who voted, the two counts, what they come to."""
