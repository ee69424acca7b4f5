"""`payspec init`."""

import tomllib
from pathlib import Path

from payspec.config import FILE, INSTALLED
from payspec.language.reserved import PROVIDERS
from payspec.project.failure import CannotRun
from payspec.project.find import project_root, read_config
from payspec.starter import CONFIG, BadName, starter

from .arguments import Options


def run(options: Options) -> int:
    """Write the start of a spec, and a configuration where there is no project yet.

    Nothing that is there is touched. The exit code is 0.
    """
    try:
        text = starter(options.provider, PROVIDERS)
    except BadName as error:
        hint = f"; did you mean '{error.meant}'?" if error.meant else ""
        raise CannotRun(
            f"{error}: small letters, digits and _, beginning with a letter, "
            f"at most 40 characters{hint}"
        ) from None
    root = project_root(Path.cwd())
    spec = root / _folder(root) / f"{options.provider}.yaml"
    for end in ("yaml", "yml"):
        if spec.with_suffix(f".{end}").exists():
            raise CannotRun(f"{_shown(spec.with_suffix(f'.{end}'))} is there already")
    configuration = root / FILE
    fresh = not configuration.exists()
    try:
        spec.parent.mkdir(parents=True, exist_ok=True)
        _create(spec, text)
        if fresh:
            _create(configuration, CONFIG)
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}") from None
    print(f"wrote {_shown(spec)}")
    if fresh:
        print(f"wrote {_shown(configuration)}")
    elif not _configures(configuration):
        print(f"add to {_shown(configuration)}:\n\n{CONFIG}")
    print("next: put the provider's facts in, `payspec check`, `payspec generate`")
    print("what is generated runs with httpx2 and pydantic installed, without payspec")
    return 0


def _folder(root: Path) -> str:
    """The first configured folder of specs that is the project's own."""
    configured, _ = read_config(root)
    places = [place for config in configured for place in config.specs]
    own = [
        place
        for place in places
        if not place.startswith(INSTALLED) and not place.endswith((".yaml", ".yml"))
    ]
    return own[0] if own else "specs"


def _configures(file: Path) -> bool:
    # It was read before, so that nothing is wrong with it.
    return "payspec" in tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})


def _create(file: Path, text: str) -> None:
    # Exclusively: what somebody made meanwhile is not overwritten either.
    with file.open("x", encoding="utf-8") as opened:
        opened.write(text)


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
