"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# An invisible screen, unless a test run asks for a real one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no fault of the code: no example is judged by how long it took.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
