"""The same verbs for scripts (命令行): names, keys and exit codes are promises."""
