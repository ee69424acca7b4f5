"""Views become text: the one room that knows Jinja.

Templates print views (`environment`). Each has named blocks with contracts
(`contracts`). A consumer's templates may override blocks, and are held to the contracts
(`overrides`).
"""

from .environment import render

__all__ = ["render"]
