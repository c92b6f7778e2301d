"""The register on disk (登记簿): visits, matters, papers, batches and trail in one encrypted file."""
