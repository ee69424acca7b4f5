"""What keeps a run from happening at all."""


class CannotRun(Exception):
    """Nothing could be done; the message is for the person who asked for it."""
