"""Serve a folder of pages on this machine, and show them in its browser."""

from __future__ import annotations

import functools
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    """Serve files without a line in the terminal for each."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """
    Serve a folder on this machine only, as long as the block runs.

    Parameters
    ----------
    folder : Path
        The folder.

    Yields
    ------
    str
        Its address, without a slash at the end.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def serve(index: Path, say: Callable[[str], object]) -> None:
    """
    Serve the folder of a page, open the page, and go on until Ctrl-C.

    Parameters
    ----------
    index : Path
        The page to open.
    say : callable
        Called with the address.
    """
    with served(index.parent) as site:
        address = f"{site}/{index.name}"
        say(f"Serving {address} (Ctrl-C stops)")
        webbrowser.open(address)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            say("Stopped.")
