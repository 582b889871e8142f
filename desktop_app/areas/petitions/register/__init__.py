"""The printed register of petitions."""
