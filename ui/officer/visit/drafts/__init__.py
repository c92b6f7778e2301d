"""Drafts of visits (草稿): the one on the form, those that wait, and a sealed one."""
