"""Understanding: judging what managers' own words show of a strategy, with a model or without."""
