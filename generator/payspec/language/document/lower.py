"""A whole document in long form, as IR."""

from payspec.diagnostics import Collector
from payspec.ir.provider import Provider

from ..access.auth.lower import auth
from ..access.lower import credentials, environments, surfaces
from ..callbacks.lower import callbacks
from ..callbacks.proofs import signatures
from ..context import Context, SampleReader
from ..evidence.lower import assumptions, conflicts, sources
from ..gaps import Gaps
from ..lifecycle.lower import flows, lifecycles
from ..mapping.lower import mapping
from ..money.lower import money
from ..operations.asked import asked_types
from ..operations.held import with_holders
from ..operations.lower import operations
from ..reader import Reader
from ..scenarios.lower import scenarios
from ..source import MappingNode
from ..types.lower import types


def document(
    node: MappingNode, gaps: Gaps, report: Collector, read_sample: SampleReader
) -> Provider:
    """The provider that the document describes; its references are not checked yet."""
    root = Reader(node, node.span)
    context = Context(report, root.text("provider"), read_sample, gaps)
    named = types(root, context)
    held, made = with_holders(operations(root, context), named)
    return Provider(
        name=context.provider,
        title=root.text("title"),
        doc=root.text("doc"),
        sources=sources(root),
        assumptions=assumptions(root, context),
        conflicts=conflicts(root, context),
        environments=environments(root, context),
        credentials=credentials(root),
        auth=auth(root, context),
        money=money(root, context),
        types=(*named, *asked_types(root, context), *made),
        operations=held,
        span=root.span_of("provider"),
        signatures=signatures(root, context),
        callbacks=callbacks(root, context),
        surfaces=surfaces(root),
        lifecycles=lifecycles(root, context),
        flows=flows(root),
        mapping=mapping(root, context),
        scenarios=scenarios(root, context),
    )
