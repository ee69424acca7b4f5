"""Models: IR to pydantic classes, by way of datamodel-code-generator.

The IR's types become a schema in the dialect of datamodel-code-generator (`schema`), it
drafts the classes (`call`), the draft is read (`draft`) and held against the names that
were fixed before (`verify`), and becomes the view (`module`) that a template prints.
"""

from .call import ModelsError
from .module import models_view

__all__ = ["ModelsError", "models_view"]
