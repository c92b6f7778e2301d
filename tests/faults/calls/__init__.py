"""Every call to the disk made to fail once, and what became of the work: ``python -m tests.faults.calls``."""
