"""What people see (窗口): Qt screens over the desk, wired by :mod:`app`."""
