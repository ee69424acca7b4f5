"""Specs with one mistake each, and what is found in them, by room."""
