"""How this window looks and who may open it (设置), and its manual."""
