"""Lists in pages: one thing after the other, fetched as it is asked for."""
