"""Web pages of timelines: one file, without requests, readable without scripts."""
