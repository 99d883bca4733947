"""Confining a process that parses what strangers made: little memory, no network, programs or files written.

An audit hook can't be taken off again. It sees what Python code does, not what compiled code does on its own.
"""

from __future__ import annotations

import os
import sys

_MEGABYTE = 1_000_000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"),
    *("subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.system", "os.startfile"),
    *(
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.mkdir",
        "os.chmod",
        "os.link",
        "os.symlink",
        "os.kill",
        "shutil.",
    ),
)


def confine(megabytes: int) -> None:
    """Confine this process for the rest of its life."""
    _limit_memory(megabytes * _MEGABYTE)
    sys.addaudithook(_forbid)


def _limit_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and any(map(_is_for_writing, arguments[1:3]))
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed here")


def _is_for_writing(mode: object) -> bool:
    """Say whether a mode (`w`) or flags mean that a file is written."""
    if isinstance(mode, int):
        return bool(mode & _WRITING)
    return isinstance(mode, str) and bool(set(mode) & set("wax+"))
