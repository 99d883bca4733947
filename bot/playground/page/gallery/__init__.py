"""The gallery: every block and every element once, to look at, and for tests of looks and accessibility."""

from bot.playground.page.gallery.showing import gallery, gallery_routes

__all__ = ["gallery", "gallery_routes"]
