"""Devices as the desk knows them (设备): what is found, what is chosen, what is told to whoever repairs."""
