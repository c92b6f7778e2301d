"""What all tests share."""

from __future__ import annotations

import os

# An invisible screen, unless a test run asks for a real one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
