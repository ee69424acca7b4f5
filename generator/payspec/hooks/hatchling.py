"""The build hook of hatchling.

    [build-system]
    requires = ["hatchling", "payspec"]
    build-backend = "hatchling.build"

    [tool.hatch.build.hooks.payspec]

A wheel holds the generated packages, an sdist these and what they are made from, and an
editable install finds them in the folder that they are written to.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

if TYPE_CHECKING:
    from .build import Build


class PayspecBuildHook(BuildHookInterface[BuilderConfig]):
    """Generates before each build; a build fails with the findings of its specs."""

    PLUGIN_NAME = "payspec"

    _temporary: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate, and say what the build is to hold."""
        # Imported here: hatchling loads every plugin that is installed.
        from .build import BuildFailed, build

        try:
            made = build(Path(self.root))
            files = made.sources() if self.target_name == "sdist" else made.installed()
            # Named one by one, they are not taken a second time from a selected folder.
            included = {str(path): place for path, place in files}
        except BuildFailed as error:
            self.app.abort(str(error))
            return
        if made.notice:
            self.app.display_warning(f"payspec: {made.notice}")
        if self.target_name in ("sdist", "wheel"):
            build_data["force_include"].update(included)
        if self.target_name == "wheel" and version == "editable":
            build_data["force_include_editable"] |= self._path_file(made)

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Remove what was only there to be packed."""
        if self._temporary is not None:
            self._temporary.cleanup()

    def _path_file(self, made: "Build") -> dict[str, str]:
        """A file that puts the packages on the path of the environment."""
        self._temporary = TemporaryDirectory(prefix="payspec-")
        name = f"_payspec_{'_'.join(each.name for each in made.packages)}.pth"
        file = Path(self._temporary.name) / name
        lines = (f"{each.output}\n" for each in made.packages)
        file.write_text("".join(lines), encoding="utf-8")
        return {str(file): name}


@hookimpl
def hatch_register_build_hook() -> type[PayspecBuildHook]:
    """The hook, for hatchling to find by the entry point."""
    return PayspecBuildHook
