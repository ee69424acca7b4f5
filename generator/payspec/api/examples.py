"""Rules explained by the examples that payspec carries."""

from payspec.diagnostics import Example, Explanation, Rule
from payspec.resources import example_files


def explained(rule: Rule) -> Explanation:
    """The rule with its reason and its example. Raises `ResourcesMissing`."""
    files = example_files(rule.id)
    why = " ".join(files.get("why.txt", "").split())
    breaks = next((name for name in files if name.startswith("breaks")), None)
    if breaks is None:
        return Explanation(rule, why)
    # The last line counts the findings.
    said = "\n".join(files["stderr.txt"].splitlines()[:-1])
    language = "yaml" if breaks.endswith(".yaml") else "jinja"
    passes = files[breaks.replace("breaks", "passes", 1)]
    example = Example(files[breaks], said, passes, language)
    return Explanation(rule, why, example)
