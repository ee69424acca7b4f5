"""A deployment as part of its platform: environments of the platform's own spec."""

from payspec.diagnostics import Collector

from ..build import entry, mapping, text
from ..reader import Reader, scalar_text
from ..source import Entry, MappingNode, Node
from .bindings import BIND
from .rules import NAME_TAKEN

_TABLES = ("sources", "assumptions", "conflicts", "auth")

OWNER = "!deployment"
"""The key, in a credential's long form, of the deployment whose it is."""


def merged(
    platform: MappingNode, deployment: MappingNode, report: Collector
) -> MappingNode:
    """The platform with the deployment's environments and what belongs to them.

    Both are as they are written. An environment is called after the deployment, and
    after itself where the deployment has several. A name that the platform has already
    is reported.
    """
    for section in _TABLES:
        platform = _added(platform, section, deployment.get(section), report)
    platform = _added(platform, "credentials", _credentials(deployment), report)
    return _added(platform, "environments", _environments(deployment), report)


def _environments(deployment: MappingNode) -> Node | None:
    node = deployment.get("environments")
    if not isinstance(node, MappingNode):
        return node
    name = Reader(deployment, deployment.span).text("deployment")
    title = Reader(deployment, deployment.span).text("title")
    several = len(node.entries) > 1
    found: list[Entry] = []
    for item in node.entries:
        called = f"{name}_{item.key.text}" if several else name
        value = item.value
        if not isinstance(value, MappingNode):
            value = mapping((entry("url", value),), value.span)
        more: list[Entry] = []
        bound = deployment.get("bind")
        if bound is not None:
            more.append(entry(BIND, bound))
        if value.get("doc") is None:
            more.append(entry("doc", text(_doc(title, value), item.key.span)))
        value = mapping((*value.entries, *more), value.span)
        found.append(Entry(key=text(called, item.key.span), value=value))
    return mapping(found, node.span)


def _credentials(deployment: MappingNode) -> Node | None:
    """Credentials that say whose they are: no other environment asks for them."""
    node = deployment.get("credentials")
    if not isinstance(node, MappingNode):
        return node
    name = Reader(deployment, deployment.span).text("deployment")
    found: list[Entry] = []
    for item in node.entries:
        value = item.value
        if not isinstance(value, MappingNode):
            value = mapping((entry("kind", value),), value.span)
        owner = entry(OWNER, text(name, item.key.span))
        value = mapping((*value.entries, owner), value.span)
        found.append(Entry(key=item.key, value=value))
    return mapping(found, node.span)


def _doc(title: str, environment: MappingNode) -> str:
    sandbox = environment.get("sandbox")
    if sandbox is not None and scalar_text(sandbox) == "true":
        return f"{title}: a sandbox, where no real money moves."
    return f"{title}: real money moves here."


def _added(
    platform: MappingNode, section: str, more: Node | None, report: Collector
) -> MappingNode:
    if not isinstance(more, MappingNode):
        return platform
    held = platform.get(section)
    if held is None:
        added = Entry(key=text(section, more.span), value=more)
        return mapping((*platform.entries, added), platform.span)
    if not isinstance(held, MappingNode):
        return platform
    taken = {each.key.text for each in held.entries}
    for item in more.entries:
        if item.key.text in taken:
            report.report(
                NAME_TAKEN,
                item.key.span,
                f"'{item.key.text}' is in the `{section}` of the platform already",
                hint="choose another name",
            )
    new = [each for each in more.entries if each.key.text not in taken]
    whole = mapping((*held.entries, *new), held.span)
    return mapping(
        (
            Entry(key=each.key, value=whole) if each.key.text == section else each
            for each in platform.entries
        ),
        platform.span,
    )
