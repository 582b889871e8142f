"""The papers of packages."""
