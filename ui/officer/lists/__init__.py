"""Lists (名单): the day, what is owed, what falls due, searches, the trail."""
