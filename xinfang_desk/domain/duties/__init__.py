"""The township's other duties (其他职责): of what is done and promised, never of people."""
