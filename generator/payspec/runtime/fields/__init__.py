"""What one value can be: money, moments, secrets, enumerations that may grow.

Import from the modules: those that a client needs on its import path (`money`,
`exponents`, `secret`) stand on the standard library alone, the rest load pydantic.
"""
