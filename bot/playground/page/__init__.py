"""The page: the local workspace in a browser, as one person sees it.

Python renders, the script only swaps fragments and sends forms. A window consists of regions, each a list of
keyed fragments (see `fragments`); it says which revisions it has, and is told what differs. So the first
rendering, live updates, going elsewhere, and coming back after a lost connection are one and the same thing.
"""
