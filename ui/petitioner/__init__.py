"""The petitioner's screen (群众屏): large type, one thought a page; it is handed what it shows."""
