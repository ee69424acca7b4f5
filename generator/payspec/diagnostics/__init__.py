"""What is wrong with a spec, where, and how to mend it.

A finding is data: a rule, a span, a message and a hint. A collector gathers
findings, a printer a format (`text`, `json`) writes them out.
"""

from .collector import Collector
from .diagnostic import Diagnostic, Related
from .json import render as render_json
from .rule import Rule
from .severity import Severity
from .span import Span
from .suggest import nearest
from .tally import summary, tally
from .text import render as render_text

__all__ = [
    "Collector",
    "Diagnostic",
    "Related",
    "Rule",
    "Severity",
    "Span",
    "nearest",
    "render_json",
    "render_text",
    "summary",
    "tally",
]
