"""What the build adds to hatchling: the compiled language catalogues, whose sources alone are in the repository."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Compiles them before the files are gathered, with the Babel of the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from workshop_tracker.translations import compile_catalogues

        compile_catalogues(Path(sys.executable))
