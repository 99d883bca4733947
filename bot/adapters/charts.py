"""Charts: pictures as PNG. matplotlib takes a second to import, so that waits for the first picture."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.pictures import Matrix, Progress, Radar
    from bot.domain.walk.comparing import Stacks


class MatplotlibCharts:
    """Draws charts, one at a time: matplotlib does not promise to be safe among threads."""

    def __init__(self) -> None:
        self._drawing = Lock()

    def radar(self, radar: Radar) -> bytes:
        """Draw a radar; with too few axes to make a shape, it becomes bars."""
        from bot.adapters.drawing import draw  # noqa: PLC0415 - see above

        with self._drawing:
            return draw(radar)

    def matrix(self, matrix: Matrix) -> bytes:
        """Draw a matrix: counts on cells that are the darker, the larger their share of the column is."""
        from bot.adapters.matrix_drawing import draw  # noqa: PLC0415 - see above

        with self._drawing:
            return draw(matrix)

    def progress(self, progress: Progress) -> bytes:
        """Draw how far each of several things has come."""
        from bot.adapters.progress_drawing import draw  # noqa: PLC0415 - see above

        with self._drawing:
            return draw(progress)

    def stacks(self, stacks: Stacks) -> bytes:
        """Draw bars of parts laid end to end."""
        from bot.adapters.stack_drawing import draw  # noqa: PLC0415 - see above

        with self._drawing:
            return draw(stacks)
