"""Drafting: how a demand or a gap comes about, from the first words to what its owner stands by."""
