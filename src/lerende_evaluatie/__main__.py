"""``python -m lerende_evaluatie``."""

from lerende_evaluatie.cli import main

raise SystemExit(main())
