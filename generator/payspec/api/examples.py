"""Rules explained by the examples that payspec carries."""

from payspec.diagnostics import Example, Explanation, Rule
from payspec.resources import example_files


def explained(rule: Rule) -> Explanation:
    """The rule with its reason and its example. Raises `ResourcesMissing`."""
    files = example_files(rule.id)
    why = " ".join(files.get("why.txt", "").split())
    if "breaks.yaml" not in files:
        return Explanation(rule, why)
    # The last line counts the findings.
    said = "\n".join(files["stderr.txt"].splitlines()[:-1])
    example = Example(files["breaks.yaml"], said, files["passes.yaml"])
    return Explanation(rule, why, example)
