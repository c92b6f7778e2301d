"""The county's window (县级窗口): batches in, answers on their matters, replies out."""
