"""The reception desk of a township petition office: everything that is true without a screen."""

VERSION = "0.1.0"
"""Of the program; a release raises it, and an update is only what is higher."""
