"""Interrupts at every step of a call: what they carry, and what becomes of the outcome.

`make signals` runs all of it; a part, drawn by a seed, belongs to the tests.
"""
