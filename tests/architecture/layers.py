"""Who may import whom, who owns which library, and who may reach outside.

A row that grants something says why. What no row grants is forbidden.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """A room, and the other rooms that its modules may import.

    A module belongs to the longest room name that its own name starts with.
    """

    room: str
    may: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The rooms or modules that may import something from outside."""

    of: str
    rooms: tuple[str, ...]
    because: str


PACKAGE = "payspec"
CORE = "runtime"
ANY = "*"

SHARED = ("diagnostics", "ir", "language", "language.source")
CORE_ROOMS = (
    "runtime",
    "runtime.auth",
    "runtime.callables",
    "runtime.callbacks",
    "runtime.client",
    "runtime.descriptors",
    "runtime.error_base",
    "runtime.errors",
    "runtime.fields",
    "runtime.flow",
    "runtime.lazy",
    "runtime.lifecycle",
    "runtime.model",
    "runtime.needs",
    "runtime.paging",
    "runtime.safety",
    "runtime.tracebacks",
    "runtime.transport",
    "runtime.validation",
    "runtime.wire",
)
LANGUAGE_ROOMS = (
    "language",
    "language.access",
    "language.callbacks",
    "language.consequences",
    "language.deployments",
    "language.document",
    "language.evidence",
    "language.lifecycle",
    "language.mapping",
    "language.money",
    "language.operations",
    "language.read",
    "language.rulebook",
    "language.safety",
    "language.samples",
    "language.scenarios",
    "language.source",
    "language.suppression",
    "language.types",
)

LAYERS = (
    Layer(
        "",
        ("api", "diagnostics", "output", "project", "runtime.lazy"),
        "the functions and results that programs use, imported on first use",
    ),
    Layer("__main__", ("cli",), "python -m payspec is the command"),
    Layer("diagnostics", (), "everything reports, so this knows nobody"),
    Layer("digests", (), "bytes of files, not their sense"),
    Layer("resources", ("digests",), "finds files, knows none"),
    Layer("ir", ("diagnostics",), "a node keeps its span"),
    Layer("language.source", ("diagnostics",), "YAML has spans and mistakes, no types"),
    Layer(
        "language",
        ("diagnostics", "ir", "language.source", "runtime.fields"),
        "what rooms share; a value is held against the models' own patterns",
    ),
    Layer("language.evidence", SHARED, "the first construct: all others carry it"),
    Layer(
        "language.types",
        (*SHARED, "language.evidence", "runtime.fields", "runtime.model"),
        "a pattern is tried by the code that will run it",
    ),
    Layer("language.money", (*SHARED, "language.evidence"), "a table with sources"),
    Layer("language.lifecycle", (*SHARED, "language.evidence"), "what follows what"),
    Layer("language.mapping", (*SHARED, "language.evidence"), "a view of the rest"),
    Layer("language.scenarios", (*SHARED, "language.evidence"), "what answers what"),
    Layer("language.deployments", SHARED, "surfaces, bindings, brands"),
    Layer(
        "language.access",
        (
            *SHARED,
            "language.evidence",
            "language.deployments",
            "language.safety",
            "runtime.auth",
            "runtime.errors",
            "runtime.wire",
        ),
        "who calls, and where; a vector is signed by the code that will do it in"
        " production",
    ),
    Layer("language.safety", (*SHARED, "language.evidence"), "facts with sources"),
    Layer(
        "language.samples",
        (*SHARED, "jsonschema", "jsontext", "runtime.validation", "runtime.wire"),
        "a sample is read and checked by the code that will do it in production",
    ),
    Layer(
        "language.operations",
        (
            *SHARED,
            "language.deployments",
            "language.evidence",
            "language.safety",
            "language.samples",
            "language.types",
        ),
        "an operation holds the other constructs; what is unbound is held to its"
        " bindings",
    ),
    Layer(
        "language.callbacks",
        (
            *SHARED,
            "language.access",
            "language.evidence",
            "language.operations",
            "language.safety",
            "runtime.callbacks",
            "runtime.errors",
        ),
        "payloads and credentials; a vector is verified by the code that will do it in"
        " production",
    ),
    Layer("language.suppression", SHARED, "findings, wherever they were found"),
    Layer(
        "language.consequences",
        ("diagnostics", *(room for room in LANGUAGE_ROOMS if room != "language.read")),
        "what a finding of one room means for those of another",
    ),
    Layer(
        "language.rulebook",
        ("diagnostics", *(room for room in LANGUAGE_ROOMS if room != "language.read")),
        "the rules of every room",
    ),
    Layer(
        "language.document",
        (
            *(room for room in (*SHARED, *LANGUAGE_ROOMS) if room != "language.read"),
            "runtime.validation",
        ),
        "the whole document is put together from every construct, and held to its"
        " schema by the engine that is emitted",
    ),
    Layer(
        "language.read",
        ("diagnostics", "ir", *LANGUAGE_ROOMS),
        "the way from text to Provider, through all rooms once",
    ),
    Layer(
        "jsonschema",
        ("ir", "runtime.fields", "runtime.wire"),
        "pure, of the provider's API alone; the models' own patterns",
    ),
    Layer(
        "cases",
        ("ir", "jsonschema", "runtime.fields"),
        "language-neutral, as the schemas are",
    ),
    Layer(
        "python",
        (
            "cases",
            "diagnostics",
            "ir",
            "jsonschema",
            "resources",
            "runtime",
            "runtime.fields",
            "runtime.model",
        ),
        "how Python says the IR; knows what the core exports, the names that it keeps"
        " and its form of patterns",
    ),
    Layer(
        "reference",
        ("diagnostics", "ir", "python", "resources", *LANGUAGE_ROOMS),
        "pages are rows of the artifact table; the rules list is documentation",
    ),
    Layer("compat", ("diagnostics", "ir"), "provider against provider"),
    Layer("output.tree", ("output",), "a value that a generation hands over"),
    Layer("output.origin", ("output",), "a value that says of what, for one provider"),
    Layer(
        "output.manifest",
        ("output", "output.origin", "output.tree"),
        "a value that says of what",
    ),
    Layer(
        "output",
        (
            "digests",
            "output.manifest",
            "output.origin",
            "output.tree",
            "runtime.lazy",
        ),
        "knows bytes, not their sense",
    ),
    Layer("jsontext", ("runtime.wire",), "the place of what the core refuses to read"),
    Layer("config", ("diagnostics",), "a mistake in the configuration has a place"),
    Layer(
        "pipeline",
        (
            "",
            "cases",
            "compat",
            "config",
            "diagnostics",
            "ir",
            "jsonschema",
            "output.manifest",
            "output.origin",
            "output.tree",
            "python",
            "reference",
            "resources",
            *LANGUAGE_ROOMS,
        ),
        "texts in, a tree out: everything but what touches the disk",
    ),
    Layer(
        "project",
        ("config", "diagnostics", "digests", "language.source"),
        "finds specs; the name of a provider stands in its spec",
    ),
    Layer(
        "regeneration",
        (
            "diagnostics",
            "language.document",
            "language.samples",
            "language.source",
            "output",
            "output.manifest",
            "output.origin",
            "output.tree",
            "pipeline",
            "project",
            "python",
            "resources",
        ),
        "which providers are made and which are kept; a provider is made alone",
    ),
    Layer(
        "api",
        (
            "",
            "config",
            "diagnostics",
            "jsontext",
            "language.samples",
            "language.source",
            "output",
            "output.manifest",
            "output.tree",
            "pipeline",
            "project",
            "regeneration",
            "resources",
            "runtime.model",
            "runtime.validation",
            "runtime.wire",
        ),
        "what the command does, for programs; a payload is read and held against its"
        " schema by the code that will do it in production",
    ),
    Layer(
        "hooks",
        ("api", "config", "output", "project", "resources"),
        "a build that generates first, by what programs use",
    ),
    Layer(
        "starter",
        ("language.source", "resources"),
        "a text; how its language reads a scalar says what has to be quoted",
    ),
    Layer("cli", (ANY,), "puts it all together, nobody imports it"),
    Layer("runtime.wire", (), "bytes, JSON and addresses; the floor of the core"),
    Layer("runtime.fields", ("runtime.wire",), "values, as JSON has them"),
    Layer("runtime.callables", (), "functions of the caller's; nothing of ours"),
    Layer(
        "runtime.flow",
        ("runtime.callables", "runtime.errors", "runtime.model", "runtime.wire"),
        "effects carry requests and answers, an entry prints as free text does; a port "
        "of the wrong kind is an error",
    ),
    Layer("runtime.error_base", (), "the root of what the core raises"),
    Layer(
        "runtime.model",
        ("runtime.error_base", "runtime.fields", "runtime.wire"),
        "objects of values",
    ),
    Layer("runtime.lazy", (), "names that are imported on first use"),
    Layer("runtime.needs", (), "the libraries that are needed, by version"),
    Layer("runtime.tracebacks", (), "what an exception may carry out of the core"),
    Layer("runtime.lifecycle", (), "what statuses mean; words and tables"),
    Layer(
        "runtime.validation",
        (
            "runtime.fields",
            "runtime.lazy",
            "runtime.model",
            "runtime.tracebacks",
            "runtime.wire",
        ),
        "a payload against its schema, in the words of the models' violations",
    ),
    Layer(
        "runtime.transport",
        ("runtime.callables", "runtime.flow", "runtime.wire"),
        "does an exchange",
    ),
    Layer(
        "runtime.safety",
        ("runtime.errors", "runtime.fields", "runtime.model", "runtime.wire"),
        "outcomes hold what was read",
    ),
    Layer(
        "runtime.auth",
        (
            "runtime.callables",
            "runtime.errors",
            "runtime.fields",
            "runtime.flow",
            "runtime.wire",
        ),
        "credentials into a request, by a flow where a token is fetched",
    ),
    Layer(
        "runtime.callbacks",
        (
            "runtime.auth",
            "runtime.errors",
            "runtime.fields",
            "runtime.flow",
            "runtime.model",
            "runtime.safety",
            "runtime.tracebacks",
            "runtime.wire",
        ),
        "a payload that came by itself, read like an answer",
    ),
    Layer(
        "runtime.paging",
        ("runtime.errors", "runtime.flow", "runtime.model", "runtime.wire"),
        "a flow over reads",
    ),
    Layer("runtime.client", CORE_ROOMS, "puts the core together"),
    Layer(
        "runtime.descriptors",
        ("runtime.fields", "runtime.lazy", "runtime.model", "runtime.wire"),
        "fields that are described at run time become a validator",
    ),
    Layer(
        "runtime.errors",
        ("runtime.error_base", "runtime.model"),
        "an error carries what is known of the call",
    ),
    Layer("runtime", CORE_ROOMS, "lists what the core offers, imported on first use"),
    Layer("testing", CORE_ROOMS, "the stand-in speaks the core's wire; cases are run"),
)

LIBRARIES = (
    Owner("yaml", ("language.source",), "only the source room sees YAML"),
    Owner("jinja2", ("python.render",), "a template receives a finished view"),
    Owner(
        "jsonschema",
        ("language.document.structure", "runtime.validation"),
        "the structure of a spec; the emitted validators",
    ),
    Owner("referencing", ("language.document.structure",), "comes with jsonschema"),
    Owner("datamodel_code_generator", ("python.models",), "one call"),
    Owner("black", ("python.format",), "one call"),
    Owner("watchfiles", ("cli.watch",), "one call; an extra that may be missing"),
    Owner("hatchling", ("hooks.hatchling",), "the interface of its build hooks"),
    Owner("setuptools", ("hooks.setuptools",), "the interface of its commands"),
    Owner(
        "httpx2",
        (
            "runtime.transport",
            "runtime.client.async_base",
            "runtime.client.sync_base",
            "testing",
        ),
        "an exchange; the client takes the caller's transport",
    ),
    Owner("httpcore2", ("runtime.transport", "testing"), "our own pools"),
    Owner(
        "anyio",
        ("runtime.transport", "runtime.flow", "testing"),
        "waiting and cancellation of the asynchronous driver",
    ),
    Owner(
        "pydantic",
        (
            "runtime.model",
            "runtime.fields",
            "runtime.client",
            "testing.call_arguments",
            "testing.payloads",
        ),
        "models, their values; the client tells absent from null, and the kit gives"
        " what a case says as the types that a method takes",
    ),
    Owner(
        "pydantic_core",
        ("runtime.model", "runtime.fields", "runtime.client"),
        "as pydantic",
    ),
    Owner(
        "cryptography",
        ("runtime.auth", "runtime.callbacks", "testing.private_keys"),
        "signatures with public keys; the kit signs callbacks as providers do",
    ),
)

LARGEST_MODULE = 400
LARGEST_MEDIAN = 130
