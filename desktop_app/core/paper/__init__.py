"""Papers: one content model and its writers for PDF, Word and Excel."""
