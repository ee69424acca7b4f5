"""Lines for a person, about a generation."""

from payspec.api.generated import Generation

from .arguments import Options


def say(options: Options, text: str) -> None:
    """Print a line for a person; a program is told nothing but findings."""
    if options.format == "text":
        print(text)


def say_left(options: Options, result: Generation) -> None:
    """Name the files that somebody changed while they were about to be written."""
    for each in result.packages:
        for path in each.left:
            say(options, f"left as it is, because it was changed meanwhile: {path}")
