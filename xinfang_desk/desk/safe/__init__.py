"""What keeps a home safe (保管): whose keys, who may read, wrong passphrases, backups and their way back."""
