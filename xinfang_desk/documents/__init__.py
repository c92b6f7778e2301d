"""Paper as bytes (文书): the same record always gives the same PDF."""
