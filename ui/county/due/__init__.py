"""What falls due (期限)."""
