"""Time (期限): workdays, limits, and whether the clock is to be believed."""
