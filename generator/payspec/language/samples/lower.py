"""Samples in long form, read from their files, as IR."""

from pathlib import PurePosixPath

from payspec.ir.samples import Deviation, DeviationKind, Sample

from ..context import Context
from ..reader import Reader, scalar_text
from .rules import BAD_SAMPLE, NO_SAMPLE

_LARGEST = 1_000_000


def samples(operation: Reader, context: Context) -> tuple[Sample, ...]:
    """The samples of an operation whose files can be read."""
    found: list[Sample] = []
    for item in operation.items("samples"):
        reader = Reader(item, item.span)
        file = reader.text("file")
        text = _read(file, reader, context)
        if text is None:
            continue
        kind = PurePosixPath(file).suffixes[-2].removeprefix(".")
        found.append(
            Sample(
                file=file,
                status=None if kind == "request" else int(kind),
                text=text,
                deviations=tuple(
                    Deviation(
                        pointer.text, DeviationKind(scalar_text(node)), pointer.span
                    )
                    for pointer, node in reader.members("deviates")
                ),
                span=reader.span_of("file"),
            )
        )
    return tuple(found)


def _read(file: str, reader: Reader, context: Context) -> str | None:
    path = PurePosixPath(file)
    span = reader.span_of("file")
    plain = file.isprintable() and "\\" not in file and str(path) == file
    if not plain or path.is_absolute() or ".." in path.parts:
        context.report.report(
            BAD_SAMPLE,
            span,
            "a sample lies below the folder of its spec",
            hint="write a relative path of plain names",
        )
        return None
    data = context.read_sample(file)
    if data is None:
        context.report.report(
            NO_SAMPLE,
            span,
            f"there is no file '{file}' beside the spec",
            hint="its name is relative to the folder of the spec",
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        context.report.report(
            BAD_SAMPLE, span, f"'{file}' is not UTF-8", hint="save it as UTF-8"
        )
        return None
    if len(text) > _LARGEST:
        context.report.report(
            BAD_SAMPLE,
            span,
            f"'{file}' is too large for a sample",
            hint=f"a sample has at most {_LARGEST:,} characters",
        )
        return None
    return text
