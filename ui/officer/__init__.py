"""The officer's window (接待窗口)."""
