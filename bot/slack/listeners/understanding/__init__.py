"""How answers were coded, and how a strategy is understood: what people press and ask for."""
