"""Scenarios: what a sandbox does with some requests."""
