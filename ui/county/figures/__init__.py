"""The figures of the county (统计)."""
