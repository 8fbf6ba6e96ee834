"""What Mozilla's linter says of the extension: nothing, but for what one source for both browsers cannot avoid."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING

from server import bundle

if TYPE_CHECKING:
    from pathlib import Path

LINTER = bundle.SOURCE.parent / "node_modules" / ".bin" / "web-ext"
UNAVOIDABLE = {
    "BACKGROUND_SERVICE_WORKER_IGNORED",  # Chromium wants a worker, Firefox a script; each ignores the other's
    "MANIFEST_PERMISSIONS",  # Chromium wants a permission for its side panel, of which Firefox knows nothing
}


def codes(folder: Path) -> set[str]:
    """Run the linter and return the codes of all that it finds."""
    assert LINTER.exists(), "web-ext is not here: run `npm ci`"
    command = [str(LINTER), "lint", "--source-dir", str(folder), "--output", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)
    return {entry["code"] for kind in ("errors", "warnings", "notices") for entry in found[kind]}


def test_source() -> None:
    """The folder has the unavoidable codes and no others."""
    assert codes(bundle.SOURCE) == UNAVOIDABLE


def test_package(tmp_path: Path) -> None:
    """The package for Firefox has none at all."""
    with zipfile.ZipFile(io.BytesIO(bundle.pack("firefox"))) as archive:
        archive.extractall(tmp_path)
    assert codes(tmp_path) == set()
