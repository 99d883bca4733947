"""Blocks of demands and gaps: captured, shown, and asked of other areas."""
