"""Capturing: fills the fields of demands and gaps from what people say in their own words."""
