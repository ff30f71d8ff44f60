"""Frames of JSON between two processes, whole or not at all."""

from __future__ import annotations

import json
import math
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from weakest_link.grading.wire import LENGTH, Channel, WireError, WireTimeout

MAX = 1_000


@pytest.fixture
def ends() -> Iterator[tuple[Channel, socket.socket]]:
    """Return a channel and the bare other end of its connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours, MAX), theirs


def frame(text: bytes) -> bytes:
    """Put the length before a text."""
    return LENGTH.pack(len(text)) + text


@pytest.mark.parametrize(
    "message",
    [[], [1, "a", None, True, 2.5], [[["deep"]]], ["Ω", "\ud83d", "\x00"], [2**70], "text", 5, None],
    ids=["empty", "kinds", "nested", "odd text", "large number", "bare text", "bare number", "nothing"],
)
def test_message_arrives_as_it_was_sent(ends: tuple[Channel, socket.socket], message: object) -> None:
    """A message of plain JSON arrives equal."""
    channel, theirs = ends

    Channel(theirs, MAX).send(message)

    assert channel.receive(5) == message


def test_messages_arrive_in_order(ends: tuple[Channel, socket.socket]) -> None:
    """Two frames that arrive together are two messages."""
    channel, theirs = ends

    theirs.sendall(frame(b"[1]") + frame(b"[2]"))

    assert [channel.receive(5), channel.receive(5)] == [[1], [2]]


def test_large_message_arrives_whole() -> None:
    """A message larger than any buffer arrives whole, in both directions' time."""
    ours, theirs = socket.socketpair()
    message = ["x" * 8_000_000]

    with ours, theirs:
        sender = threading.Thread(target=Channel(theirs, MAX).send, args=(message,))
        sender.start()
        arrived = Channel(ours, 10_000_000).receive(30)
        sender.join()

    assert arrived == message


def test_frame_in_pieces_is_put_together(ends: tuple[Channel, socket.socket]) -> None:
    """A frame that arrives byte by byte before the deadline is read."""
    channel, theirs = ends

    def drip() -> None:
        for byte in frame(b"[1,2]"):
            theirs.sendall(bytes([byte]))

    sender = threading.Thread(target=drip)
    sender.start()
    arrived = channel.receive(10)
    sender.join()

    assert arrived == [1, 2]


def test_slow_drip_ends_at_the_deadline(ends: tuple[Channel, socket.socket]) -> None:
    """Bytes that keep coming do not move the deadline of the whole frame."""
    channel, theirs = ends
    stop = threading.Event()

    def drip() -> None:
        for byte in frame(b"[" + b" " * 900 + b"]"):
            theirs.sendall(bytes([byte]))
            if stop.wait(0.05):
                return

    sender = threading.Thread(target=drip)
    sender.start()
    begun = time.monotonic()
    with pytest.raises(WireTimeout, match=r"^$"):
        channel.receive(0.3)
    taken = time.monotonic() - begun
    stop.set()
    sender.join()

    assert 0.3 <= taken < 20  # the frame itself would take 45 s


@pytest.mark.parametrize(
    "sent",
    [b"", LENGTH.pack(10)[:3], LENGTH.pack(10), LENGTH.pack(10) + b"[1,"],
    ids=["nothing", "half a length", "no content", "half the content"],
)
def test_partial_frame_ends_at_the_deadline(ends: tuple[Channel, socket.socket], sent: bytes) -> None:
    """A frame that never gets whole is not believed in part."""
    channel, theirs = ends
    theirs.sendall(sent)

    with pytest.raises(WireTimeout, match=r"^$"):
        channel.receive(0.05)


@pytest.mark.parametrize(
    "sent",
    [b"", LENGTH.pack(10)[:3], LENGTH.pack(10), LENGTH.pack(10) + b"[1,"],
    ids=["nothing", "half a length", "no content", "half the content"],
)
def test_closed_connection_is_named(ends: tuple[Channel, socket.socket], sent: bytes) -> None:
    """A connection that closes before the frame is whole says so at once."""
    channel, theirs = ends
    theirs.sendall(sent)
    theirs.close()

    with pytest.raises(WireError, match=r"^the connection was closed$"):
        channel.receive(60)


@pytest.mark.parametrize("length", [MAX + 1, 2**40, 2**64 - 1], ids=["one more", "a terabyte", "all ones"])
def test_too_long_a_frame_is_refused_before_it_is_read(ends: tuple[Channel, socket.socket], length: int) -> None:
    """The length alone is enough to refuse a frame; its content is not waited for."""
    channel, theirs = ends
    theirs.sendall(LENGTH.pack(length))

    with pytest.raises(WireError, match=rf"^a frame of {length} bytes; at most {MAX} are read$"):
        channel.receive(60)


def test_longest_frame_is_read(ends: tuple[Channel, socket.socket]) -> None:
    """A frame of exactly the largest size is read."""
    channel, theirs = ends
    theirs.sendall(frame(b"[" + b" " * (MAX - 2) + b"]"))

    assert channel.receive(5) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(b"", "Expecting value", id="nothing"),
        pytest.param(b"[1,", "Expecting value", id="half a list"),
        pytest.param(b"[1] [2]", "Extra data", id="two messages in one"),
        pytest.param(b"\x80\x04K\x01.", "invalid start byte", id="pickle"),
        pytest.param(b"\xff\xfe[\x001\x00", "Unterminated|Expecting|decode|data", id="half a character"),
        pytest.param(b"[" * 500_000, "recursion|deep|nest", id="nested without an end"),
        pytest.param(b"[" + b"9" * 5_000 + b"]", "4300 digits", id="too many digits"),
        pytest.param(b'{"a": 1}', "an object; messages are arrays$", id="object"),
        pytest.param(b'[1, {"a": 1, "a": 2}]', "an object; messages are arrays$", id="key twice"),
        pytest.param(b"[{}]", "an object; messages are arrays$", id="empty object"),
    ],
)
def test_what_is_not_a_message_is_refused(ends: tuple[Channel, socket.socket], text: bytes, why: str) -> None:
    """Content that is no JSON array or value is refused, with what is wrong with it."""
    channel, theirs = ends
    channel.max_bytes = 1_000_000
    sender = threading.Thread(target=theirs.sendall, args=(frame(text),))
    sender.start()

    with pytest.raises(WireError, match=f"^a frame that is not JSON: .*({why})"):
        channel.receive(20)
    sender.join()


def test_numbers_that_are_none_arrive(ends: tuple[Channel, socket.socket]) -> None:
    """NaN and the infinities, which Python writes though JSON has none, arrive."""
    channel, theirs = ends
    Channel(theirs, MAX).send([math.nan, math.inf, -math.inf])

    missing, *infinities = channel.receive(5)

    assert math.isnan(missing)
    assert infinities == [math.inf, -math.inf]


def test_send_gives_up_when_nobody_reads(ends: tuple[Channel, socket.socket]) -> None:
    """A frame that nobody reads is given up at the time limit."""
    channel, _ = ends

    with pytest.raises(WireTimeout, match=r"^$"):
        channel.send(["x" * 10_000_000], timeout_s=0.1)


def test_send_names_a_closed_connection(ends: tuple[Channel, socket.socket]) -> None:
    """A frame to nobody is an error with the system's reason."""
    channel, theirs = ends
    theirs.close()

    with pytest.raises(WireError, match="Broken pipe"):
        channel.send([1])


def test_what_is_no_json_is_not_sent(ends: tuple[Channel, socket.socket]) -> None:
    """A value that JSON does not have is the sender's own fault, and nothing of it is sent."""
    channel, theirs = ends
    with pytest.raises(TypeError, match="not JSON serializable"):
        channel.send([1, object()])
    theirs.setblocking(False)

    with pytest.raises(BlockingIOError, match="temporarily unavailable"):
        theirs.recv(1)


def test_length_counts_bytes(ends: tuple[Channel, socket.socket]) -> None:
    """The length before a frame is that of its text in bytes."""
    channel, theirs = ends

    channel.send(["Ω"])

    sent = theirs.recv(100)
    assert LENGTH.unpack(sent[:8]) == (len(sent) - 8,)
    assert json.loads(sent[8:]) == ["Ω"]
