"""What every run tells at its end: the documented samples, and who ran them."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest

SAMPLE = "documented sample"


@pytest.fixture(autouse=True, scope="session")
def receipts() -> Iterator[None]:
    """What runs leave for later ones stays apart from what the person's own left."""
    before = os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory(prefix="payspec-cache-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield
    del os.environ["XDG_CACHE_HOME"]
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(autouse=True)
def documented_samples(request: pytest.FixtureRequest) -> None:
    """Note the samples of a test's `documented` marks in its report."""
    for mark in request.node.iter_markers("documented"):
        request.node.user_properties += [(SAMPLE, each) for each in mark.args]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A table of the samples by provider, each with the tests that it passed in."""
    runs: dict[str, Counter[str]] = defaultdict(Counter)
    for report in terminalreporter.getreports("passed"):
        for name, sample in report.user_properties:
            if name == SAMPLE:
                provider, _, file = str(sample).partition("/")
                runs[provider][file] += 1
    if not runs:
        return
    terminalreporter.section("documented samples, over real servers")
    for provider, samples in sorted(runs.items()):
        terminalreporter.line(f"{provider}: {len(samples)} samples")
        for file, count in sorted(samples.items()):
            terminalreporter.line(f"  {file:<32} {count:>3} tests passed")
