"""The whole document: its root, its structure, and the way through every room."""
