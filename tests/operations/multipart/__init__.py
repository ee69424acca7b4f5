"""Bodies in parts: texts and files, byte by byte, and who sends them."""
