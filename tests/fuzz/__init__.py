"""Readers of what comes from outside, under fuzz: ``python -m tests.fuzz``."""
