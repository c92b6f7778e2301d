"""Answers entered from a table that an office sent (从表格录入)."""
