"""How Python says what the IR describes: names, text, layout, and the emitted files."""
