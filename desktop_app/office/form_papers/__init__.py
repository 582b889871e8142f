"""Papers of a matter that goes by steps: kinds and forms as data, one way to lay them out and to say which fit."""
