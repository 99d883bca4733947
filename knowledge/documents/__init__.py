"""Documents: any file becomes headings with text, and these become passages that can be cited."""

from knowledge.documents.articles import corpus
from knowledge.documents.cutting import passages, questioned
from knowledge.documents.reading import read
from knowledge.documents.values import Document, DocumentError, Section

__all__ = ["Document", "DocumentError", "Section", "corpus", "passages", "questioned", "read"]
