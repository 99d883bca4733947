"""How good Plumbline is, measured: cases, runs, figures."""
