"""What one fills in or chooses from (填写控件)."""
