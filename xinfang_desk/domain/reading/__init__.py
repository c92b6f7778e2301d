"""What a paper says that a person holds (读文书): from lines that a reader saw to kind, days and remedies."""
