"""Widgets the three audiences share: each is given its :class:`~ui.theme.Look` and follows its changes."""
