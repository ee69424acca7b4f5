"""`payspec schema`."""

from payspec.diagnostics.json_schema import schema_text as diagnostics_schema
from payspec.language.document.fragment import schema_text as spec_schema

from .arguments import Options


def run(options: Options) -> int:
    """Print the JSON Schema that editors complete specs by, or that of findings."""
    print(diagnostics_schema() if options.diagnostics else spec_schema(), end="")
    return 0
