"""Invented district websites for the demo and the tests: generated, deterministic, in two states."""
