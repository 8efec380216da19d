"""What a build of krjp adds to its sources: its data in compiled form (`krjp.compiled.shipped`)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledData(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the data before the files of a wheel, or of an editable install, are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled form where krjp looks for it."""
        sys.path.insert(0, str(Path(self.root, "src")))
        from krjp.compiled import shipped

        shipped.main()
