"""A real web server for a published tree, set up by nothing but the configuration that docs/hosting.md shows."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.support import ROOT, need, output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "docs/hosting.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The page's blocks of code in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def script(text: str, language: str) -> str:
    """The one block that has the text in it."""
    (found,) = (block for block in blocks(language) if text in block)
    return found


@contextmanager
def nginx(folder: Path, scratch: Path) -> Iterator[str]:
    """The address at which nginx serves the folder as the page says."""
    program = need("nginx")
    scratch.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = scratch / "nginx.conf"
    config.write_text(_config(folder, scratch, port), encoding="utf-8")
    output(program, "-t", "-c", config, "-e", scratch / "error.log")
    with subprocess.Popen([program, "-c", str(config), "-e", str(scratch / "error.log")]) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _config(folder: Path, scratch: Path, port: int) -> str:
    (server,) = blocks("nginx")
    assert "root /srv/factsheets/site;" in server
    server = server.replace("root /srv/factsheets/site;", f"listen 127.0.0.1:{port};\n    root {folder};")
    temporary = "".join(
        f"{kind}_temp_path {scratch / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    return (
        f"{user}daemon off;\nmaster_process off;\npid {scratch / 'pid'};\nevents {{}}\nhttp {{\n{temporary}{server}}}\n"
    )


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "nginx has ended"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError
