"""Rules of samples."""

from payspec.diagnostics import Rule, Severity

NO_SAMPLE = Rule("no-sample", Severity.ERROR, "A sample that is named exists.")
BAD_SAMPLE = Rule(
    "bad-sample",
    Severity.ERROR,
    "A sample is a file of JSON in UTF-8 below the folder of its spec.",
)
SAMPLE_STATUS = Rule(
    "sample-without-shape",
    Severity.ERROR,
    "A sample is of a request with a body, or of a status with a described shape.",
)
SAMPLE_DEVIATES = Rule(
    "sample-deviates",
    Severity.ERROR,
    "Where a sample contradicts its table, it says so by name.",
)
NEEDLESS_DEVIATION = Rule(
    "needless-deviation",
    Severity.ERROR,
    "A sample names only deviations that it has.",
)
CARD_NUMBER = Rule(
    "card-number",
    Severity.ERROR,
    "No spec and no sample holds a card number outside the documented test numbers.",
)
