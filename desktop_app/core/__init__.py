"""What needs neither a window nor a database: law, text, papers, fields, errors."""
