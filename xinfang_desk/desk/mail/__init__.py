"""The mail room (收发室): what goes to the county and what comes back, file by file."""
