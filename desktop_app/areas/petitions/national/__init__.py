"""What of a petition is typed into the national database, field after field."""
