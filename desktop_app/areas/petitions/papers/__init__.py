"""The papers of petitions: which fit, how they are filled, how they look."""
