"""Views become text: the one room that knows Jinja.

Templates print views (`environment`). Each has named blocks, and their contracts are a
table (`contracts`). A consumer's templates may override blocks; they are held to the
contracts before anything is printed (`check`), and print in a sandbox (`overridden`).
"""

from .environment import render

__all__ = ["render"]
