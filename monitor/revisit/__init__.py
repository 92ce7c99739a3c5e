"""When to look again: how often a page changes, what a look is worth, and which looks come next. Pure."""
