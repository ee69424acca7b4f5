"""What is wrong with a spec, where, and how to mend it.

A finding is data: a rule, a span, a message and a hint. A collector gathers findings,
a printer for each format (`text`, `json`, `github`, `sarif`) writes them out.
"""

from .collector import Collector
from .diagnostic import Diagnostic, Related
from .explanation import Example, Explanation
from .github import render as render_github
from .json_report import Drift, Move
from .json_report import render as render_json
from .rule import Rule
from .sarif import render as render_sarif
from .selection import Selection, select
from .severity import Severity
from .span import Span
from .suggest import bounded, nearest
from .suppression import Suppression
from .tally import summary, tally
from .text import render as render_text

__all__ = [
    "Collector",
    "Diagnostic",
    "Drift",
    "Example",
    "Explanation",
    "Move",
    "Related",
    "Rule",
    "Selection",
    "Severity",
    "Span",
    "Suppression",
    "bounded",
    "nearest",
    "render_github",
    "render_json",
    "render_sarif",
    "render_text",
    "select",
    "summary",
    "tally",
]
