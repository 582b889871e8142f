"""The pages of packages."""
