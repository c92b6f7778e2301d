"""The reception desk of a township petition office: everything that is true without a screen."""
