"""Larger providers, an operation or a few of each, written in the language."""
