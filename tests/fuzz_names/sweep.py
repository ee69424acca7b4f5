"""Trying every word as a name of every kind, many in a spec and the odd ones alone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from payspec.diagnostics import Diagnostic

from .every import KINDS, names_of, specs_of
from .judge import Judge, errors_of
from .mending import place
from .run import Done, own_judge
from .specs import Document, text

Share = tuple[str, list[str]]


def sweep(kinds: tuple[str, ...], processes: int) -> Iterator[tuple[str, Done]]:
    """What became of every name of these kinds, share by share."""
    shares: list[Share] = [
        (kind, names) for kind in kinds for names, _ in specs_of(kind, names_of(kind))
    ]
    if processes == 1:
        for share in shares:
            yield share[0], swept(share)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        done = pool.map(swept, shares)
        yield from zip((kind for kind, _ in shares), done, strict=True)


def swept(share: Share) -> Done:
    """Judge names of one kind in this process."""
    kind, names = share
    done = Done()
    _judge(kind, names, own_judge(), done)
    return done


def _judge(kind: str, names: list[str], judge: Judge, done: Done) -> None:
    """Judge names in one spec; those that a finding is about are judged alone.

    A finding may be about two of them that meet, and hide what is wrong with one.
    """
    of = KINDS[kind][1](names)
    if len(names) > 1:
        named = _named(of, names)
        if named:
            for name in named:
                _judge(kind, [name], judge, done)
            rest = [each for each in names if each not in named]
            if rest:
                _judge(kind, rest, judge, done)
            return
    verdict = judge.judge(of)
    if len(names) > 1 and verdict.outcome in {"refused", "failed"}:
        half = len(names) // 2
        _judge(kind, names[:half], judge, done)
        _judge(kind, names[half:], judge, done)
        return
    done.counts[verdict.outcome] += len(names)
    done.counts["names changed as findings said"] += verdict.mends
    if verdict.outcome == "failed":
        done.failures.append(f"{kind} {names[0]!r}: {verdict.kind}\n{verdict.problem}")


def _named(of: Document, names: list[str]) -> frozenset[str]:
    """The names that findings are about."""
    known, source = frozenset(names), text(of)
    found: set[str] = set()
    for each in _errors(of):
        path, value = place(source, each.span)
        found |= known & {value, value.removesuffix("!"), *map(str, path)}
    return frozenset(found)


def _errors(of: Document) -> list[Diagnostic]:
    """What is found; nothing if that raises, which is the judge's to say."""
    try:
        return errors_of(of)
    except Exception:
        return []
