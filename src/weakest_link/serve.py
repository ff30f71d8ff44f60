"""Show a folder of pages in the local browser."""

from __future__ import annotations

import functools
import webbrowser
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    """Serve files without a line in the terminal for each."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def serve(index: Path, say: Callable[[str], object]) -> None:
    """
    Serve the folder of a page on this machine only, open the page, and go on until Ctrl-C.

    Parameters
    ----------
    index : Path
        The page to open.
    say : callable
        Called with the address.
    """
    handler = functools.partial(_Quiet, directory=str(index.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/{index.name}"
        say(f"Serving {address} (Ctrl-C stops)")
        webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("Stopped.")
