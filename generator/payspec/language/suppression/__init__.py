"""`$allow`: findings that a spec lets stand, each with the reason."""
