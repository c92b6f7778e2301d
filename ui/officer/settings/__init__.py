"""Settings (设置): this machine, accounts, recovery, the county's tables, what is kept."""
