"""Codes of refusals that stand apart from the one list (拒绝代码)."""
