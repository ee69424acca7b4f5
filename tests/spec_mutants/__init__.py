"""Specs with a mistake in them: what is said of it, and where."""
