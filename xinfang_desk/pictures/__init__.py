"""Scans and pictures (扫描件和照片): somebody else's files, read by a process of its own and made anew."""
