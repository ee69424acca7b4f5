"""A consumer's templates, held to the contracts of the blocks that they override."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import nodes

from payspec.diagnostics import Collector, Rule, Span, nearest

from ..contracts.blocks import shipped_blocks
from ..contracts.contract import Contract
from ..contracts.shapes import Shape
from ..contracts.table import by_template, overridable
from . import rules
from .files import BASE, Override, Overrides
from .pins import pin, pinned
from .places import Places
from .reading import read
from .uses import SUPER, Unknown, unknown

PAGE = "templates.md"
"""Of `payspec docs --language`: what blocks are given, and what changed of them."""


def check_overrides(overrides: Overrides, templates: Path, report: Collector) -> None:
    """Report all that is wrong with templates, as far as they need not be printed.

    `templates` is the folder of the shipped ones.
    """
    for each in overrides.files:
        check = _Check(each, overrides, templates, report)
        try:
            check.run()
        except (RecursionError, MemoryError):
            # Jinja works out what is constant as it reads: that may be of any size.
            report.report(
                rules.INVALID,
                check.places.line(1),
                "this is nested too deeply, or makes too much, to be read",
                hint="write it with fewer levels and smaller constants",
            )


@dataclass(frozen=True)
class _Check:
    override: Override
    overrides: Overrides
    templates: Path
    report: Collector

    @property
    def places(self) -> Places:
        return Places(self.override)

    def run(self) -> None:
        name = self.override.name
        contracts = overridable(name)
        if not contracts:
            self._unknown_template()
            return
        parsed = read(self.override, self.overrides, self.templates, self.report)
        if parsed is None:
            return
        macros = [each for each in parsed.body if isinstance(each, nodes.Macro)]
        own = dict.fromkeys(macro.name for macro in macros)
        for block, around in _blocks(parsed):
            contract = contracts.get(block.name)
            if contract is None:
                self._unknown_block(block, contracts)
                continue
            self._pin(block, contract)
            given = {**contract.shapes, **(around if block.scoped else {}), **own}
            self._uses(block.body, given, f"block '{block.name}'")
        self._hidden(parsed)
        *_, (_, contract) = contracts.items()
        view = contract.shapes["view"]
        for macro in macros:
            self._uses([macro], {"view": view, **own}, f"macro '{macro.name}'")

    def _hidden(self, parsed: nodes.Template) -> None:
        """Tell of blocks that belong into a block which does not print them."""
        within = shipped_blocks(self.templates, self.override.name)
        blocks = {each.name: each for each in parsed.find_all(nodes.Block)}
        for outer in blocks.values():
            held = {each.name for each in outer.find_all(nodes.Block)}
            if outer.name not in within or _prints_shipped(outer):
                continue
            for name in within[outer.name].holds:
                if name in blocks and name not in held:
                    self._tell(
                        rules.INVALID,
                        self.places.block(blocks[name].lineno, name),
                        f"this is never printed: block '{outer.name}' of this file"
                        " leaves it out",
                        "print it there, by {{ super() }} or as a block inside",
                    )

    def _tell(self, rule: Rule, span: Span, message: str, hint: str) -> None:
        self.report.report(rule, span, message, hint=hint)

    def _unknown_template(self) -> None:
        name, known = self.override.name, [*by_template()]
        near = nearest(name, known)
        self._tell(
            rules.UNKNOWN,
            self.places.line(1),
            f"payspec has no template '{name}' that can be overridden",
            f"did you mean '{near}'?" if near else f"there are {', '.join(known)}",
        )

    def _unknown_block(
        self, block: nodes.Block, contracts: Mapping[str, Contract]
    ) -> None:
        near = nearest(block.name, contracts)
        hint = f"did you mean '{near}'?" if near else f"it has {', '.join(contracts)}"
        if self.override.name == BASE and block.name == "content":
            hint = "each template that extends it has its own: override it there"
        self._tell(
            rules.UNKNOWN,
            self.places.block(block.lineno, block.name),
            f"{self.override.name} has no block '{block.name}' to override",
            hint,
        )

    def _pin(self, block: nodes.Block, contract: Contract) -> None:
        what = f"block '{block.name}' of {contract.template}"
        place = self.places.block(block.lineno, block.name)
        version = pin(self.override.text, block.name, block.lineno)
        known = contract.version
        if not version:
            self._tell(
                rules.UNPINNED,
                place,
                f"this does not say which contract of {what} it was written against",
                f"write {pinned(known)} behind the tag of the block",
            )
        elif version > known:
            self._tell(
                rules.OUTDATED,
                place,
                f"{what} has no contract {version}; the last that is known is {known}",
                "install the payspec that this was written for",
            )
        elif version < known:
            since = " ".join(contract.since(version))
            self._tell(
                rules.OUTDATED,
                place,
                f"{what} has changed: this was written against contract {version},"
                f" it is {known} now. {since}",
                f"see {PAGE} of `payspec docs --language`, then write {pinned(known)}",
            )
        elif contract.digest_now(self.templates) != contract.digest:
            self._tell(
                rules.OUTDATED,
                place,
                f"{what} has changed, and is not what its contract {known} says",
                "payspec itself was changed: install it again",
            )

    def _uses(
        self,
        body: list[nodes.Node],
        given: Mapping[str, Shape | None],
        where: str,
    ) -> None:
        for each in unknown(body, given):
            self._unknown_use(each, where)

    def _unknown_use(self, use: Unknown, where: str) -> None:
        near = nearest(use.name, use.known)
        known = (
            f"there are {', '.join(use.known)}" if use.known else "print it as it is"
        )
        if use.of is None:
            span = self.places.word(use.line, use.name)
            message = f"{where} is given no '{use.name}'"
            if use.name == SUPER:
                known = "the shipped text is called: {{ super() }}"
        else:
            span = self.places.attribute(use.line, use.name)
            message = f"{use.of} has no '{use.name}', in {where}"
        self._tell(
            rules.CONTEXT, span, message, f"did you mean '{near}'?" if near else known
        )


def _prints_shipped(block: nodes.Block) -> bool:
    return any(
        isinstance(call.node, nodes.Name) and call.node.name == "super"
        for call in block.find_all(nodes.Call)
    )


def _blocks(
    parsed: nodes.Template,
) -> Iterator[tuple[nodes.Block, dict[str, Shape | None]]]:
    """Every block, and the names of loops around it."""

    def walk(
        node: nodes.Node, around: dict[str, Shape | None]
    ) -> Iterator[tuple[nodes.Block, dict[str, Shape | None]]]:
        if isinstance(node, nodes.Block):
            yield node, around
        if isinstance(node, nodes.For):
            names = (each.name for each in node.target.find_all(nodes.Name))
            target = node.target
            own = [target.name] if isinstance(target, nodes.Name) else [*names]
            around = {**around, **dict.fromkeys(own)}
        for inner in node.iter_child_nodes():
            yield from walk(inner, around)

    return walk(parsed, {})
