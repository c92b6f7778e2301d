"""Scans as they come in: where they come from, and pages put in order (收扫描件)."""
