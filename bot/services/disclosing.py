"""Disclosing: interviews as records, to those who may see them.

How far an interview has come may be told to whoever runs the round. What was answered in it belongs to the
person who was interviewed, and is told to nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import ConfidentialError
from bot.services.records import InterviewRecord, Overview, overview, record

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from bot.services.ports import Instruments, Interviews
    from knowledge.instrument import Instrument


class Disclosing:
    """Tells of interviews what may be told."""

    def __init__(self, interviews: Interviews, instruments: Instruments) -> None:
        self._interviews = interviews
        self._instruments = instruments

    def overviews(self, workspace: str, person: str | None = None) -> list[Overview]:
        """Return how far everybody's interviews have come, or those of one person, latest first."""
        found = self._interviews.of_person(workspace, person) if person else self._interviews.all(workspace)
        return [overview(instrument, each) for each in found if (instrument := self._instrument(each))]

    def records(self, workspace: str, reader: str) -> list[InterviewRecord]:
        """Return everything that is kept of a reader's own interviews."""
        found = self._interviews.of_person(workspace, reader)
        return [record(instrument, each) for each in found if (instrument := self._instrument(each))]

    def record(self, workspace: str, interview_id: str, reader: str | None) -> InterviewRecord:
        """Return everything that is kept of an interview. Raises ConfidentialError for anybody else's."""
        found = self._interviews.interview(workspace, interview_id)
        instrument = self._instrument(found) if found else None
        if found is None or instrument is None or found.person != reader:
            raise ConfidentialError(
                f"Interview {interview_id} is not there, or not for you: answers are told to the person who "
                "gave them, and to nobody else. Name that person with --for, if you act for them."
            )
        return record(instrument, found)

    def _instrument(self, interview: Interview) -> Instrument | None:
        return self._instruments.instrument(interview.workspace, interview.instrument, interview.version)
