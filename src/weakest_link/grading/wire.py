"""
Frames of JSON between the examiner and a student's process: eight bytes of length, then the text.

Whoever reads bounds both the size and the time; a frame that breaks the rules is never half believed.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any, NoReturn

LENGTH = struct.Struct(">Q")


class WireError(Exception):
    """The other side sent something that is no frame, or closed the connection."""


class WireTimeout(Exception):
    """The other side did not finish its frame in time."""


class Channel:
    """
    One end of a connection.

    Parameters
    ----------
    connection : socket
        A connected stream socket.
    max_bytes : int
        The largest frame that is read [bytes]; a longer one is refused before it is read.
    """

    def __init__(self, connection: socket.socket, max_bytes: int) -> None:
        self._connection = connection
        self.max_bytes = max_bytes

    def send(self, message: Any, timeout_s: float | None = None) -> None:
        """Send one message; raise `WireError` when nobody reads it, `WireTimeout` when it takes too long."""
        text = json.dumps(message, separators=(",", ":")).encode()
        self._connection.settimeout(timeout_s)
        try:
            self._connection.sendall(LENGTH.pack(len(text)) + text)
        except TimeoutError:
            raise WireTimeout from None
        except OSError as error:
            raise WireError(str(error)) from None

    def receive(self, timeout_s: float | None = None) -> Any:
        """
        Read one message.

        Raises
        ------
        WireError
            The connection is closed, the frame is too long, or its content is not JSON.
        WireTimeout
            The whole frame did not arrive within `timeout_s`, however slowly it drips.
        """
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        (length,) = LENGTH.unpack(self._exactly(LENGTH.size, deadline))
        if length > self.max_bytes:
            message = f"a frame of {length} bytes; at most {self.max_bytes} are read"
            raise WireError(message)
        try:
            return json.loads(self._exactly(length, deadline), object_pairs_hook=_refuse_objects)
        except (ValueError, RecursionError) as error:
            message = f"a frame that is not JSON: {error}"
            raise WireError(message) from None

    def _exactly(self, size: int, deadline: float | None) -> bytes:
        """Read exactly so many bytes before the deadline."""
        parts = bytearray()
        while len(parts) < size:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise WireTimeout
            self._connection.settimeout(left)
            try:
                part = self._connection.recv(min(size - len(parts), 1 << 20))
            except TimeoutError:
                raise WireTimeout from None
            except OSError as error:
                raise WireError(str(error)) from None
            if not part:
                message = "the connection was closed"
                raise WireError(message)
            parts += part
        return bytes(parts)

    def close(self) -> None:
        """Close this end."""
        self._connection.close()


def _refuse_objects(_: list[tuple[str, Any]]) -> NoReturn:
    """Refuse JSON objects: messages are arrays, so no key can stand twice."""
    message = "an object; messages are arrays"
    raise ValueError(message)
