"""Who may reach disk, clock, chance, environment, network and other programs."""

from tests.architecture.layers import Owner

# In the tool: what reads or changes the world around the process.
_TOOL = (
    "api",
    "cli",
    "digests",
    "hooks",
    "output",
    "project",
    "regeneration",
    "resources",
)
OUTSIDE_TOOL = (
    Owner("os", _TOOL, "disk and environment"),
    Owner(
        "pathlib",
        (
            *_TOOL,
            "pipeline",
            "python.emit",
            "python.models",
            "python.render",
            "reference.emit",
        ),
        "disk; the folder of the templates is handed on to who reads it",
    ),
    Owner("shutil", _TOOL, "disk"),
    Owner("tempfile", _TOOL, "disk"),
    Owner("glob", _TOOL, "disk"),
    Owner("fcntl", ("output",), "the lock"),
    Owner(
        "importlib",
        ("api", "cli", "project", "resources"),
        "reads what is installed; hides imports",
    ),
    Owner("pkgutil", ("cli", "resources"), "reads what is installed"),
    Owner("subprocess", ("cli",), "other programs"),
    Owner("multiprocessing", ("regeneration",), "other processes"),
    Owner(
        "concurrent",
        ("digests", "output", "regeneration"),
        "other processes; what waits for a disk, or leaves Python's lock",
    ),
    Owner("signal", ("regeneration",), "other processes"),
    Owner("time", ("cli",), "the clock"),
    Owner("random", (), "the same input gives the same bytes"),
    Owner("secrets", (), "the same input gives the same bytes"),
    Owner("socket", ("cli",), "the stand-in provider of the command line"),
    Owner("http", ("cli",), "the stand-in provider of the command line"),
    Owner("asyncio", ("cli",), "the stand-in provider of the command line"),
    Owner("urllib.request", (), "nothing is fetched"),
    Owner("locale", ("cli",), "the same bytes under any locale"),
)

# In the core: the drivers, and what they are given, are all that acts.
_DRIVERS = ("runtime.flow.ports", "runtime.transport")
OUTSIDE_CORE = (
    Owner("os", (), "the environment decides nothing"),
    Owner("pathlib", (), "no file is read or written"),
    Owner("tempfile", (), "no file is read or written"),
    Owner("shutil", (), "no file is read or written"),
    Owner("subprocess", (), "no other program"),
    Owner("time", _DRIVERS, "the clock"),
    Owner("random", _DRIVERS, "jitter"),
    Owner("secrets", _DRIVERS, "nonces"),
    Owner("socket", ("runtime.transport",), "the network"),
    Owner("http", (), "not our transport"),
    Owner("urllib.request", (), "not our transport"),
    Owner("asyncio", ("runtime.flow", "runtime.transport"), "the asynchronous driver"),
)

# A path that is handed on is not asked: these are the methods of one.
_PATH_METHODS = (
    "exists",
    "glob",
    "hardlink_to",
    "is_dir",
    "is_file",
    "iterdir",
    "lstat",
    "mkdir",
    "read_bytes",
    "read_text",
    "rglob",
    "rmdir",
    "stat",
    "symlink_to",
    "touch",
    "unlink",
    "write_bytes",
    "write_text",
)

CALLS_TOOL = (
    *(Owner(f".{method}", _TOOL, "disk") for method in _PATH_METHODS),
    Owner("open", _TOOL, "disk"),
    Owner("print", ("cli",), "the terminal"),
    Owner("input", ("cli",), "the terminal"),
    Owner("breakpoint", (), "a debugger"),
    Owner("eval", (), "a text of a spec never becomes code"),
    Owner("exec", (), "a text of a spec never becomes code"),
    Owner(
        "compile",
        ("python.readable", "python.render.overrides.source"),
        "what was printed is looked at, and never run",
    ),
    Owner("__import__", (), "an import that no check sees"),
    Owner("datetime.now", ("cli",), "the clock"),
    Owner("datetime.utcnow", ("cli",), "the clock"),
    Owner("datetime.today", ("cli",), "the clock"),
    Owner("date.today", ("cli",), "the clock"),
    Owner("io.open", _TOOL, "disk"),
    Owner("uuid.uuid1", (), "the same input gives the same bytes"),
    Owner("uuid.uuid4", (), "the same input gives the same bytes"),
)
_SCHEMAS = "runtime.validation.packaged"
CALLS_CORE = (
    *(
        Owner(f".{method}", (), "no file is read or written")
        for method in _PATH_METHODS
        if method != "read_bytes"
    ),
    Owner(".read_bytes", (_SCHEMAS,), "only the schemas that are emitted beside"),
    Owner("open", (), "no file is read or written"),
    Owner("print", (), "speaks by outcomes, events and errors"),
    Owner("input", (), "speaks by outcomes, events and errors"),
    Owner("breakpoint", (), "a debugger"),
    Owner("eval", (), "what a provider sends never becomes code"),
    Owner("exec", (), "what a provider sends never becomes code"),
    Owner("compile", (), "what a provider sends never becomes code"),
    Owner("__import__", (), "an import that no check sees"),
    Owner(
        "datetime.now",
        (*_DRIVERS, "testing.callbacks"),
        "the clock; a callback that a test sends is of now unless it says otherwise",
    ),
    Owner("datetime.utcnow", (), "has no zone"),
    Owner("datetime.today", (), "has no zone"),
    Owner("date.today", (), "has no zone"),
    Owner("io.open", (), "no file is read or written"),
    Owner("uuid.uuid1", (), "holds the clock and the machine"),
    Owner("uuid.uuid4", (), "an idempotency key is given or derived, never random"),
)

# Paths that touch no disk.
PURE_NAMES = frozenset({"PurePath", "PurePosixPath", "PureWindowsPath"})
