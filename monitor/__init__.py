"""What changed and who must know. Knows storage, never crawler (only ``monitor.cli`` may).

The path, told once: *crawl* leaves Crawl, Capture, Version and Place rows; ``changes.detect`` turns what
is new in them into Change and Alert rows (``significance`` says how much and why); ``deliveries`` takes
each Alert to its subscribers through ``channels``; ``dashboard`` and ``feeds`` show them.
"""
