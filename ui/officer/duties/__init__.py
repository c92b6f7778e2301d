"""The township's other duties in the officer's window (其他职责)."""
