"""What keeps the command from running at all."""


class CannotRun(Exception):
    """The command cannot run; the message is for the person who typed it."""
