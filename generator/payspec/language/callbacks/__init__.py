"""Callbacks: what a provider sends by itself, and how it proves that it did."""
