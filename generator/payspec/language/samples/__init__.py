"""Samples: the documented payloads, held against the table they stand beside."""
