"""A paper that was laid on (读文书): what the machine took it for, confirmed part by part by the officer."""
