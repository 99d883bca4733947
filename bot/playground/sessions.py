"""What surrounds an agent's threads: sessions, titles, loading status and suggested prompts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

SESSION_STATUSES = frozenset({"processing", "active", "suspended", "closed"})
Thread = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Session:
    """An agent session: one thread that the agent works in."""

    channel: str
    thread_ts: str
    status: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Suggested prompts as (title, message) pairs, under a heading."""

    heading: str = ""
    prompts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Sessions:
    """All threads' surroundings, by channel and thread."""

    sessions: dict[Thread, Session] = field(default_factory=dict)
    statuses: dict[Thread, str] = field(default_factory=dict)
    titles: dict[Thread, str] = field(default_factory=dict)
    prompts: dict[str, Prompts] = field(default_factory=dict)

    def set_session(self, channel: str, thread_ts: str, status: str, title: str = "") -> Session:
        """Move a session to a status; a title counts only where this begins the session."""
        known = self.sessions.get((channel, thread_ts))
        session = replace(known, status=status) if known else Session(channel, thread_ts, status, title)
        self.sessions[channel, thread_ts] = session
        return session

    def rename(self, channel: str, thread_ts: str, title: str) -> Session | None:
        """Give a session another title; None where there is no such session."""
        known = self.sessions.get((channel, thread_ts))
        if known is not None:
            known = self.sessions[channel, thread_ts] = replace(known, title=title)
        return known

    def set_status(self, channel: str, thread_ts: str, status: str) -> None:
        """Show a loading status in a thread; an empty one takes it away."""
        if status:
            self.statuses[channel, thread_ts] = status
        else:
            self.statuses.pop((channel, thread_ts), None)
