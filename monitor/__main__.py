"""``python -m monitor`` is ``konzeptmonitor``."""

from monitor.cli import main

main()
