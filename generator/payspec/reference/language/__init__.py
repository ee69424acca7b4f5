"""Pages of the language, out of the fragments of its schema."""
