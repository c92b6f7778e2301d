"""The verbs of devices (设备): what is found and chosen, and a card reader that is none."""
