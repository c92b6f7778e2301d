"""Looks (外观): colours, sizes, typefaces and icons, put on together and changed without a restart."""
