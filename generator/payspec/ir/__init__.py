"""What a provider's API is: no YAML, no Python, one file per idea.

Everything here is frozen and comparable; every node keeps the span it came from, so
that the last check of a run can still point at a line of the spec.
"""
