"""To the county and back (上报和回执): batches, sticks, replies, accusations on their own road."""
