"""Memory: giving back what opening the models needed for a moment."""

from __future__ import annotations

import ctypes
import gc


def give_back() -> None:
    """Hand free memory back to the system; glibc keeps it otherwise. Does nothing on other systems."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        return
