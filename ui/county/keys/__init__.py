"""Keys (钥匙): the desks', the county's own, and what the reserve key opens."""
