"""What a petitioner draws by hand on the screen (手写)."""
