"""Every error that Plumbline raises on purpose."""

from __future__ import annotations


class PlumblineError(Exception):
    """Something went wrong that Plumbline can name; the message says what to do next and may be shown."""


class SettingsError(PlumblineError):
    """A setting is missing or makes no sense."""


class LanguageModelError(PlumblineError):
    """The language model did not give a usable answer in time."""


class StaleWorkError(PlumblineError):
    """Another worker has taken over this conversation; what was prepared here must not be written."""


class UnavailableError(PlumblineError):
    """Something that is needed is out of reach now; the same may well succeed later."""


class StorageError(UnavailableError):
    """The database did not do what was asked; nothing of it was written."""


class OvertakenError(StorageError):
    """Somebody else was faster: what was looked at before is not the latest any more. Look again."""


class UnreadableError(PlumblineError):
    """Something stored cannot be decrypted: its key is missing, or it was moved or tampered with."""


class DossierError(PlumblineError):
    """A dossier can't be taken as it is."""


class ConfidentialError(PlumblineError):
    """Somebody asked for what is told to others only."""
