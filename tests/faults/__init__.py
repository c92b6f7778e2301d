"""Nothing lost, nothing torn: the register under kill -9, power cuts, full disks and the rest."""
