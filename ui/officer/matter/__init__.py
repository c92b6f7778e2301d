"""One registered matter (信访事项): what is known of it, and every verb on it."""
