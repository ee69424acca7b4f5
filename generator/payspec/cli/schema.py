"""`payspec schema`."""

from payspec.diagnostics.json_schema import schema_text as diagnostics_schema
from payspec.language.document.editor import deployment_text, provider_text

from .arguments import Options


def run(options: Options) -> int:
    """Print the JSON Schema that editors complete specs by, or another one."""
    if options.diagnostics:
        text = diagnostics_schema()
    else:
        text = deployment_text() if options.deployment else provider_text()
    print(text, end="")
    return 0
