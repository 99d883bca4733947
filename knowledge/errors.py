"""Errors about what is known: documents that can't be read, an index that can't be used."""

from __future__ import annotations


class KnowledgeError(Exception):
    """The message names what is wrong and says what to do next; it may be shown."""


class IndexUnavailableError(KnowledgeError):
    """The index can't be reached now; what was asked may well succeed later."""
