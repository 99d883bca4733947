"""The interview: one person's way through an instrument.

What happens is appended and never changed (`entries`). What that comes to is worked out (`standings`), and so
are what comes next (`position`) and how far it has come (`progress`). `moves` says what a person can do.
"""
