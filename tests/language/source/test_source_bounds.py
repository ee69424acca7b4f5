"""The worst files, each in a process of its own with little memory and time."""

import subprocess
import sys
from pathlib import Path

import pytest

import payspec

ROOT = Path(payspec.__file__).parents[1]

# A file that is within one limit goes over the next: 8 MiB is the largest read.
FULL = 8 * 1024 * 1024

# How the bytes are made (so that no megabytes cross the pipe), and the finding.
WORST = {
    "50-mb": ("b'a: b\\n' * 10_000_000", "file-too-large 1:1"),
    "100000-lists": ("b'a: ' + b'[' * 100_000", "too-deep 1:67"),
    "100000-braces": ("b'{' * 100_000", "too-deep 1:65"),
    "100000-dashes": ("b'- ' * 100_000", "too-deep 1:129"),
    "100000-keys": ("b'? ' * 100_000", "too-deep 1:129"),
    "100000-pairs": ("b'{a: ' * 100_000", "too-deep 1:257"),
    "alias-bomb": (
        r"b'a0: &a0 [x,x,x,x,x,x,x,x,x]\n' + b''.join(b'a%d: &a%d [%s]\n'"
        r" % (n, n, b','.join([b'*a%d' % (n - 1)] * 9)) for n in range(1, 40))",
        "document-too-large 6:18",
    ),
    "alias-chain": (
        r"b'a0: &a0 [x]\n' + b''.join(b'a%d: &a%d [*a%d]\n' % (n, n, n - 1)"
        r" for n in range(1, 30_000))",
        "too-deep 64:12",
    ),
    "text-bomb": (
        r"b'a: &a ' + b'x' * 60_000 + b'\nb: [' + b','.join([b'*a'] * 900) + b']'",
        "document-too-large 2:839",
    ),
    "unknown-aliases": (
        r"b''.join(b'&name%d k%d: *nxme%d\n' % (n, n, n) for n in range(140_000))",
        "unknown-alias 1:12",
    ),
    "items": (f"b'- a\\n' * ({FULL} // 4)", "document-too-large 250000:3"),
    "mappings": (
        f"b'[' + b'{{a: 1}},' * ({FULL} // 8) + b']'",
        "document-too-large 1:583333",
    ),
    "repeated-keys": ("b'a: 1\\n' * 100_000", "repeated-key 2:1"),
    "doubts": (
        r"b''.join(b'k%d: 012\n' % n for n in range(100_000))",
        "ambiguous-scalar 1:5",
    ),
    "controls": (f"b'\\1' * {FULL}", "forbidden-character 1:1"),
    "late-control": (
        f"b'\\n' * ({FULL} - 1) + b'\\1'",
        f"forbidden-character {FULL}:1",
    ),
    "blank-lines": (f"b'\\n' * {FULL}", "empty-document 1:1"),
    "comments": (f"b'# c\\n' * ({FULL} // 4)", "empty-document 1:1"),
    "directives": (
        r"b''.join(b'%%TAG !a%d! x\n' % n for n in range(300_000))",
        "yaml-directive 1:1",
    ),
    "late-directives": (
        r"b'a: 1\n...\n' + b''.join(b'%%TAG !a%d! x\n' % n for n in range(300_000))",
        "several-documents 3:1",
    ),
    "open-quote": (f"b'a: \"' + b'x' * ({FULL} - 4)", f"yaml-syntax 1:{FULL + 1}"),
    "folded": (f"b'a: ' + b'x\\n ' * ({FULL} // 4)", "text-too-long 1:4"),
    "digits": ("b'a: ' + b'1' * 60_000", "number-too-long 1:4"),
    "hexadecimal": ("b'a: 0x' + b'f' * 60_000", "ambiguous-scalar 1:4"),
}

SCRIPT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
from payspec.diagnostics import Collector, render_text
from payspec.language.source import read, source_text
data = eval(sys.argv[1])
report = Collector()
read("f", data, report)
first = report.diagnostics[0]
shown = render_text(report.diagnostics, {"f": source_text(data)})
assert shown.startswith(f"{first.span}: error[{first.rule.id}]")
print(first.rule.id, f"{first.span.line}:{first.span.column}")
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS ignores RLIMIT_AS")
@pytest.mark.parametrize(
    ("data", "expected"), [pytest.param(*case, id=name) for name, case in WORST.items()]
)
def test_ends_as_a_finding(data: str, expected: str) -> None:
    # Each takes under two seconds; the time-out only has to end an endless one.
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, data],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stderr == ""
    assert (done.returncode, done.stdout.strip()) == (0, expected)
