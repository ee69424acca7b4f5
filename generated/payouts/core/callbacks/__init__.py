"""Callbacks: what a provider sends by itself, verified before it is read."""
