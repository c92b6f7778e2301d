"""Answers from a table (从表格录入进展): read in a process of its own, mapped, planned, entered."""
