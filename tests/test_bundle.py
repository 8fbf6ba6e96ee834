"""The extension's packages: the same bytes for the same files, small, and nothing in them that no browser reads."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from server import bundle

if TYPE_CHECKING:
    from pathlib import Path

MOST = 100_000  # bytes
COMPILER = bundle.SOURCE.parent / "node_modules" / ".bin" / "tsc"


def opened(content: bytes) -> zipfile.ZipFile:
    """Open a package."""
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.mark.parametrize("browser", bundle.BROWSERS)
def test_size(browser: str) -> None:
    """All code that ships takes at most 100 kB, packed; icons and the texts of further languages are no code."""
    code = [entry for entry in opened(bundle.pack(browser)).infolist() if not entry.filename.startswith(("icons/", "_locales/"))]
    assert sum(entry.compress_size for entry in code) <= MOST


@pytest.mark.parametrize("browser", bundle.BROWSERS)
def test_content(browser: str) -> None:
    """All files ship, but for the types, the drawing, notes and the picture for the README."""
    archive = opened(bundle.pack(browser))
    names = archive.namelist()
    assert names == bundle.names()
    assert {"manifest.json", "background/main.js", "_locales/en/messages.json", "icons/128.png"} < set(names)
    assert not [name for name in names if name.endswith((".d.ts", ".svg", ".md", "screenshot.png"))]
    for name in names:
        shipped, source = archive.read(name), (bundle.SOURCE / name).read_bytes()
        assert name == "manifest.json" or shipped == source or name.endswith((".js", ".css"))


def test_lines() -> None:
    """A script ships line for line: nothing is put in, and what is left out leads or ends a line as a comment does."""
    archive = opened(bundle.pack("chromium"))
    for name in (name for name in bundle.names() if name.endswith(".js")):
        source, shipped = (bundle.SOURCE / name).read_text().split("\n"), archive.read(name).decode().split("\n")
        assert len(source) == len(shipped), name
        for line, other in zip(source, shipped, strict=True):
            left = line.strip().removeprefix(other.strip()).lstrip()
            assert not left or left.startswith(("//", "/**", "*")) or "/** @type {" in line, name


def test_sheets(tmp_path: Path) -> None:
    """A style sheet ships line for line, without its comments; what stands in quotes is none."""
    sheet = """/* One's\n own */\na::before {\n  content: "/* b */"; /* why */\n  quotes: '"' "/*";\n}\n"""
    (tmp_path / "manifest.json").write_text((bundle.SOURCE / "manifest.json").read_text())
    (tmp_path / "a.css").write_text(sheet)
    shipped = opened(bundle.pack("firefox", tmp_path)).read("a.css").decode()
    assert shipped == """\n\na::before {\n  content: "/* b */"; \n  quotes: '"' "/*";\n}\n"""


def test_code(tmp_path: Path) -> None:
    """The scripts that ship are the repository's own in all but comments, as a compiler reads them."""
    with opened(bundle.pack("chromium")) as archive:
        archive.extractall(tmp_path / "shipped")
    shutil.copytree(bundle.SOURCE, tmp_path / "source")
    shipped, source = (compiled(tmp_path / side) for side in ("shipped", "source"))
    assert len(source) > 80
    assert shipped == source


def compiled(folder: Path) -> dict[str, str]:
    """Have TypeScript write the scripts of a folder anew, without comments."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.js")]
    options = ["--ignoreConfig", "--allowJs", "--noCheck", "--removeComments", "--target", "esnext", "--module", "esnext"]
    command = [COMPILER, *options, "--moduleDetection", "force", "--rootDir", ".", "--outDir", "made", *names]
    subprocess.run(command, cwd=folder, check=True, timeout=300)
    return {name: (folder / "made" / name).read_text() for name in names}


@pytest.mark.parametrize(
    ("line", "shipped"),
    [
        ("const MOST = 5; // of all", "const MOST = 5;"),
        ('  const WHERE = "https://a.example"; // the first', '  const WHERE = "https://a.example";'),
        ("  // on a line of its own", ""),
        ("call([ // one", "call(["),
        ("const a = /** @type {Node} */ (b);", "const a = (b);"),
        ('const A = "a; // b";', None),
        ("const A = `; // ${b}`;", None),
        ("const A = `${one[0]}//${two}`, B = 1;", None),
        ("const A = /[; //]'/;", None),
        ("const A = /it's; /; // why", None),
        ("b(a) // no sign before", None),
    ],
)
def test_comments(tmp_path: Path, line: str, shipped: str | None) -> None:
    """A comment is left out; where it may be part of a text the line stays as it is."""
    (tmp_path / "manifest.json").write_text((bundle.SOURCE / "manifest.json").read_text())
    (tmp_path / "a.js").write_text(f"one();\n{line}\ntwo();\n")
    assert (
        opened(bundle.pack("firefox", tmp_path)).read("a.js").decode()
        == f"one();\n{line if shipped is None else shipped}\ntwo();\n"
    )


def test_icons() -> None:
    """There is an icon of every size that the browsers and their stores ask for."""
    icons = json.loads((bundle.SOURCE / "manifest.json").read_text())["icons"]
    assert list(icons) == ["16", "32", "48", "96", "128"]
    for size, name in icons.items():
        header = (bundle.SOURCE / name).read_bytes()[:24]
        assert header[16:24] == int(size).to_bytes(4, "big") * 2, name  # width and height (PNG, section 11.2.2)


def test_manifests() -> None:
    """Each browser's manifest leaves out what only the other one reads, and is the same otherwise."""
    source = json.loads((bundle.SOURCE / "manifest.json").read_text())
    chromium, firefox = (json.loads(opened(bundle.pack(browser)).read("manifest.json")) for browser in bundle.BROWSERS)
    assert chromium["background"] == {"service_worker": "background/main.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["background/main.js"], "type": "module"}
    assert set(source) - set(chromium) == {"browser_specific_settings", "sidebar_action"}
    assert set(source) - set(firefox) == {"minimum_chrome_version", "side_panel"}
    assert set(source["action"]) - set(chromium["action"]) == {"default_area"}


def test_side_panels(tmp_path: Path) -> None:
    """Chromium's side panel and Firefox's sidebar each go to the browser that knows it."""
    manifest = json.loads((bundle.SOURCE / "manifest.json").read_text())
    more = {"side_panel": {}, "sidebar_action": {}, "permissions": ["storage", "sidePanel"]}
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, **more}))
    chromium, firefox = (json.loads(opened(bundle.pack(browser, tmp_path)).read("manifest.json")) for browser in bundle.BROWSERS)
    assert "side_panel" in chromium
    assert "sidebar_action" not in chromium
    assert chromium["permissions"] == ["storage", "sidePanel"]
    assert "sidebar_action" in firefox
    assert "side_panel" not in firefox
    assert firefox["permissions"] == ["storage"]


def test_permissions() -> None:
    """At install the extension may see no page, and no page can see it."""
    manifest = json.loads((bundle.SOURCE / "manifest.json").read_text())
    assert manifest["permissions"] == ["storage", "activeTab", "scripting", "alarms", "sidePanel"]
    assert not {"host_permissions", "web_accessible_resources", "content_scripts", "externally_connectable"} & set(manifest)
    assert manifest["browser_specific_settings"]["gecko"]["data_collection_permissions"] == {"required": ["none"]}


def test_same_bytes(tmp_path: Path) -> None:
    """Two packages of the same files are the same, whenever and wherever they are made."""
    for folder in ("one", "other"):
        for name in reversed(bundle.names()):
            copied = tmp_path / folder / name
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes((bundle.SOURCE / name).read_bytes())
    one, other = (bundle.pack("firefox", tmp_path / folder) for folder in ("one", "other"))
    assert one == other == bundle.pack("firefox")


def test_write(tmp_path: Path) -> None:
    """Both packages are written, into a folder that is made if need be."""
    files = bundle.write(tmp_path / "dist")
    assert [file.name for file in files] == ["masthead-chromium.zip", "masthead-firefox.zip"]
    assert [file.read_bytes() for file in files] == [bundle.pack(browser) for browser in bundle.BROWSERS]


def test_nothing_there(tmp_path: Path) -> None:
    """Where there is no extension, packing it says so."""
    with pytest.raises(FileNotFoundError, match="there is no extension at"):
        bundle.pack("chromium", tmp_path)
