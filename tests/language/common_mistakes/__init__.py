"""Mistakes that everyone makes, and the fix that is named, by kind."""
