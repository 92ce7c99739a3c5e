"""Earlier states of known papers, from the index (CDX) and the replay of a web archive."""
