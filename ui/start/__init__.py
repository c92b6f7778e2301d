"""From a command to a window (开窗): the application, the door, the windows and their lock."""
