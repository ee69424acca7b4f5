"""A run that had something to do: what came of it, told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

from payspec.api.generated import EditsRefused, Generated, Generation
from payspec.diagnostics import Drift, Move
from payspec.diagnostics.display import visible
from payspec.diagnostics.github import render_drift
from payspec.output import Changes

from .arguments import Options
from .differ import print_short, print_whole
from .drift import Mending, advice, drift
from .repository import repository_path
from .say import say, say_left
from .terminal import show


def report(result: Generation, options: Options) -> int:
    """Tell what was found and written, or what differs; the exit code."""
    if not result.packages:
        return _failed(result, options)
    if options.check or options.diff:
        return _differing(result, options)
    _show(result, options)
    print_consent(result, options)
    for each in result.packages:
        written = each.written
        if written is not None:
            say(
                options,
                f"{_name(result, each)}{len(written.created)} created, "
                f"{len(written.replaced)} replaced, {len(written.removed)} removed",
            )
    for lock in result.locks:
        # Beside what was generated, which may lie where nothing is committed.
        verb = "wrote" if lock.missing else "renewed"
        print(f"{verb} {visible(lock.place.label)}: commit it", file=sys.stderr)
    say_left(options, result)
    return 0


def print_consent(result: Generation, options: Options) -> None:
    """Tell what `--rename` and `--rekey` took, wherever findings go."""
    said = result.consent()
    if said and options.format == "text":
        print(_visible(said), end="")
    elif said:
        print(f"payspec: {_visible(said)}", end="", file=sys.stderr)


def report_refused(refused: EditsRefused, options: Options) -> int:
    """Tell which files would be lost, and what somebody did to them; the exit code."""
    result = refused.generation
    told = [
        (each, _drift(each, _refused(each.changes), options))
        for each in result.packages
    ]
    _show(result, options, _placed(result, told))
    if options.format == "github":
        _print_commands(told)
    print(f"payspec: {refused}", file=sys.stderr)
    for each in result.packages:
        print_short(each.differences)
    return 1


def _failed(result: Generation, options: Options) -> int:
    _show(result, options)
    _print_refusal(result)
    return 2 if result.crashes else 1


def _print_refusal(result: Generation) -> None:
    reason = result.refusal()
    if reason:
        print(f"payspec: {_visible(reason)}", end="", file=sys.stderr)


def _visible(text: str) -> str:
    """Lines of which a terminal obeys nothing: anybody may have edited a lock file."""
    return "\n".join(map(visible, text.split("\n")))


def _differing(result: Generation, options: Options) -> int:
    told = [(each, _drift(each, each.changes, options)) for each in result.packages]
    _show(result, options, (*_placed(result, told), *_locks(result, options)))
    if options.format == "github":
        _print_commands(told)
        print(render_drift(_locks(result, options), repository_path), end="")
    elif options.format == "text":
        _print_differing(result, told, options)
    print_consent(result, options)
    _print_refusal(result)
    return int(not result.clean)


def _print_differing(
    result: Generation,
    told: Iterable[tuple[Generated, tuple[Drift, ...]]],
    options: Options,
) -> None:
    for each in result.packages:
        for change in each.versions:
            before, now = change.recorded or "none", change.current or "none"
            name = _name(result, each)
            print(f"{name}written with {change.name} {before}, this is {now}")
    if options.check or not options.diff:
        for one in _placed(result, told):
            print(f"{one.state}: {visible(one.file)}")
        for lock in _locks(result, options):
            print(f"{lock.state}: {visible(lock.file)}")
    for each in result.packages:
        print_whole(each.differences)
    lines = dict.fromkeys(
        line
        for each in result.packages
        for line in advice(
            each.changes, Mending.of(options, each.output), unfinished=each.unfinished
        )
    )
    if result.locks and not any(each.changes.pending for each in result.packages):
        mend = Mending.of(options, result.packages[0].output).generate
        lines[f"run `{mend}` to write lock files, and commit them"] = None
    for line in lines:
        # A diff is for `patch`, which takes what stands before it for nothing.
        print(line, file=sys.stdout if options.check else sys.stderr)
    if result.clean:
        print("nothing to do")


def _drift(package: Generated, changes: Changes, options: Options) -> tuple[Drift, ...]:
    mending = Mending.of(options, package.output)
    told = drift(changes, mending, unfinished=package.unfinished)
    if options.format != "json":
        return told
    texts = {each.path: each.text for each in package.differences}
    if not options.diff:
        return told
    return tuple(replace(each, diff=texts.get(each.file)) for each in told)


def _placed(
    result: Generation, told: Iterable[tuple[Generated, tuple[Drift, ...]]]
) -> tuple[Drift, ...]:
    """What differs; with several packages by paths from the working folder."""

    def placed() -> Iterator[Drift]:
        for package, drifted in told:
            base = os.path.relpath(package.output) if len(result.packages) > 1 else ""
            for one in drifted:
                yield replace(one, file=os.path.join(base, one.file))

    return tuple(placed())


def _locks(result: Generation, options: Options) -> tuple[Drift, ...]:
    """The lock files that differ, by paths from the working folder."""
    if not result.packages:
        return ()
    mend = Mending.of(options, result.packages[0].output).generate
    return tuple(
        Drift(each.place.label, "missing" if each.missing else "changed", mend)
        for each in (*result.locks, *result.unlocked)
    )


def _refused(changes: Changes) -> Changes:
    return Changes(
        edited=changes.edited,
        edited_orphans=changes.edited_orphans,
        foreign=changes.foreign,
    )


def _print_commands(told: Iterable[tuple[Generated, tuple[Drift, ...]]]) -> None:
    for package, drifted in told:
        base = os.path.relpath(package.output)

        def path(file: str, base: str = base) -> str:
            return repository_path(os.path.join(base, file))

        print(render_drift(drifted, path), end="")


def _show(
    result: Generation, options: Options, told: Iterable[Drift] | None = None
) -> None:
    show(result, options, drift=told, moves=tuple(_moves(result)))


def _moves(result: Generation) -> Iterator[Move]:
    lists = (
        ("name", result.renamed, False),
        ("key", result.rekeyed, False),
        ("name", result.names_taken, True),
        ("key", result.keys_taken, True),
    )
    for kind, moves, taken in lists:
        for each in moves:
            yield Move(kind, each.provider, each.thing, each.before, each.after, taken)


def _name(result: Generation, package: Generated) -> str:
    return f"{package.name}: " if len(result.packages) > 1 else ""
