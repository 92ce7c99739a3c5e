"""Measurements against worlds with a known truth; not part of the distribution."""
