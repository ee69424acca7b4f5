"""From specs to files, as functions: bytes in, a tree and findings out."""
