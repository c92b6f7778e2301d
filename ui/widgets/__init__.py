"""Widgets that all audiences share: each is given a :class:`~ui.look.theme.Look` and follows its changes."""
