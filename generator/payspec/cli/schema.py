"""`payspec schema`."""

from payspec.language.document.fragment import schema_text

from .arguments import Options


def run(_: Options) -> int:
    """Print the JSON Schema that editors complete specs by."""
    print(schema_text(), end="")
    return 0
