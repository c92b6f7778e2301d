"""How fast it is (性能): ratios to a limit or a peer, measured on the same work in the same run."""
