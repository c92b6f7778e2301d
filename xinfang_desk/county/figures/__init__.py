"""Figures (统计): sums of a time, rates, reports, and the table that goes upward."""
