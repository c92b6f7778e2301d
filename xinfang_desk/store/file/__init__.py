"""The encrypted file itself (登记簿文件): opened, written, migrated, copied, and its trail."""
