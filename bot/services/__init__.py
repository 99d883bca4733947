"""What is done: one use case a module, talking to ports only."""
