"""Editing: a dossier changed piece by piece, as a draft that becomes the next edition."""
