"""Lifecycle: what statuses mean, and which calls follow each other."""
