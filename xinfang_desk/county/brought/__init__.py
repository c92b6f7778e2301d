"""What is brought to the county (带来的文件): received, watched for, kept aside where it is refused."""
