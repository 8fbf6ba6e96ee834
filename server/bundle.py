"""The extension's folder in, the ZIP file that a browser installs out: the same bytes for the same files.

Each browser's manifest leaves out what only the other one reads. Scripts and style sheets go in line for line, without their
comments; all other files go in as they are.
"""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "extension"
BROWSERS = ("chromium", "firefox")
_MANIFEST = "manifest.json"
_OMITTED = frozenset({".ts", ".svg", ".md"})  # suffixes of what no browser reads: types, the drawing of the icons, notes
_PICTURES = frozenset({"screenshot.png"})
_FOREIGN = {
    "chromium": (("browser_specific_settings",), ("background", "scripts"), ("action", "default_area"), ("sidebar_action",)),
    "firefox": (("minimum_chrome_version",), ("background", "service_worker"), ("side_panel",)),
}
_UNKNOWN = {"chromium": frozenset[str](), "firefox": frozenset({"sidePanel"})}  # permissions of which a browser knows nothing
_DESCRIPTION = re.compile(rb"^[ \t]*/\*\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)
_TYPE = re.compile(rb"/\*\* @type \{[^*\n]*\} \*/ ")
_REMARK = re.compile(rb"""^((?:[^\n"'`]|(["'`])[^\n"'`]*\2)*[;,{(\[])?[ \t]*(?<![^ \t\n])// [^\n]*$""", re.MULTILINE)
_SHEET_COMMENT = re.compile(rb"""(?P<text>"[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows
_MODE = 0o100644 << 16


def names(source: Path = SOURCE) -> list[str]:
    """Files of the extension that ship, in order: paths from its folder.

    :raises FileNotFoundError: if there is no extension at ``source``
    """
    if not (source / _MANIFEST).is_file():
        raise FileNotFoundError(f"there is no extension at {source}")
    files = (path for path in source.rglob("*") if path.is_file() and path.suffix not in _OMITTED)
    return sorted(path.relative_to(source).as_posix() for path in files if path.name not in _PICTURES)


def pack(browser: str, source: Path = SOURCE) -> bytes:
    """Pack the extension.

    :param browser: one of ``BROWSERS``
    :return: a ZIP file with ``manifest.json`` at its top
    :raises FileNotFoundError: if there is no extension at ``source``
    """
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names(source):
            content = (source / name).read_bytes()
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr, entry.compress_type, entry.create_system = _MODE, zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, _shipped(name, content, browser))
    return packed.getvalue()


def write(folder: Path, source: Path = SOURCE) -> list[Path]:
    """Write the packed extension for every browser into ``folder``, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"masthead-{browser}.zip" for browser in BROWSERS]
    for browser, file in zip(BROWSERS, files, strict=True):
        file.write_bytes(pack(browser, source))
    return files


def _shipped(name: str, content: bytes, browser: str) -> bytes:
    if name == _MANIFEST:
        return _manifest(content, browser)
    if name.endswith(".css"):
        return _SHEET_COMMENT.sub(lambda found: found["text"] or _emptied(found), content)
    return _bare(content) if name.endswith(".js") else content


def _bare(script: bytes) -> bytes:
    """Leave out comments; one of which it is not plain by its line alone that it is no part of a text stays."""
    return _REMARK.sub(rb"\1", _TYPE.sub(b"", _DESCRIPTION.sub(_emptied, script)))


def _emptied(found: re.Match[bytes]) -> bytes:
    """As many line ends as there were, so that a line of the package is that line of the source."""
    return b"\n" * found[0].count(b"\n")


def _manifest(content: bytes, browser: str) -> bytes:
    manifest: dict[str, Any] = json.loads(content)
    for *path, key in _FOREIGN[browser]:
        place = manifest
        for step in path:
            place = place[step]
        place.pop(key, None)
    manifest["permissions"] = [name for name in manifest["permissions"] if name not in _UNKNOWN[browser]]
    return json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n"
