"""Charts that nobody draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.pictures import Matrix, Progress, Radar
    from bot.domain.walk.comparing import Stacks


class FakeCharts:
    """Implements `Charts`: begins as a PNG does, and says what it would have drawn."""

    def radar(self, radar: Radar) -> bytes:
        return b"\x89PNG\r\n\x1a\n" + repr(radar).encode()

    def matrix(self, matrix: Matrix) -> bytes:
        return b"\x89PNG\r\n\x1a\n" + repr(matrix).encode()

    def progress(self, progress: Progress) -> bytes:
        return b"\x89PNG\r\n\x1a\n" + repr(progress).encode()

    def stacks(self, stacks: Stacks) -> bytes:
        return b"\x89PNG\r\n\x1a\n" + repr(stacks).encode()
