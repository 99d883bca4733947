"""The walk-through: a person's way through one decision, from its options to what it means for their area."""
