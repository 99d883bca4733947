"""How answers were coded, and how a strategy is understood: messages and modals."""
