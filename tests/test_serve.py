"""Showing the pages in the local browser."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path


def test_serve_shows_the_page_until_it_is_stopped(tmp_path: Path) -> None:
    """The page is served on this machine only, its address is said and opened, and Ctrl-C ends it."""
    (tmp_path / "index.html").write_text("<p>hello")
    code = (
        "import sys, webbrowser; from pathlib import Path; from weakest_link.serve import serve\n"
        "say = lambda text: print(text, flush=True)\n"
        "webbrowser.open = lambda address: say('opened ' + address)\n"
        "serve(Path(sys.argv[1]), say)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "index.html")]

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(2)]
        address = re.findall(r"http://127\.0\.0\.1:\d+/index\.html", said[0])[0]
        with urllib.request.urlopen(address, timeout=10) as page:
            content = page.read()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()

    assert content == b"<p>hello"
    assert said[1] == f"opened {address}\n"
    assert (rest, process.returncode) == ("Stopped.\n", 0)
