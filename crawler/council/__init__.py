"""Council information systems: which address is what, what is worth asking for, and what was decided.

Everything here but ``desk`` is pure: page and address in, values out.
"""
