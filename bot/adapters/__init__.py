"""What the ports are in the world: one vendor a module."""
