"""Counters of the township's other duties (其他职责)."""
