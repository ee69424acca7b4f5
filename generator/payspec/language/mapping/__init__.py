"""Mapping: where the interface that all providers share finds its parts."""
