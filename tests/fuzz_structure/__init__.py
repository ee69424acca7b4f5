"""A fuzz over structure: specs whose nodes were moved, doubled, retyped or poisoned."""
