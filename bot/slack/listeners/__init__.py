"""Listeners by kind: each decodes what came in, calls one service, and says what shall be posted."""
