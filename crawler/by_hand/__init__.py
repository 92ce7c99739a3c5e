"""One address that a person named as a paper's: asked for once, and kept as evidence."""
