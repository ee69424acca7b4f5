"""What the language says of calls, through clients as they are emitted."""
