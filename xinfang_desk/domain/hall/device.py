"""How a device stands (设备状态): card reader, scanner, and what becomes of a card that is laid on."""

from __future__ import annotations

from enum import Enum


class DeviceState(Enum):
    """What can be said of a device; each has its sentence in :mod:`xinfang_desk.words.devices_said`."""

    READY = "ready"
    """It answers, and nothing lies on it."""
    GONE = "gone"
    """Nothing is plugged in at the chosen port."""
    DENIED = "denied"
    """The port is there, and this account may not open it."""
    BUSY = "busy"
    """Another program holds the port."""
    NO_PORT = "no_port"
    """What was chosen is no serial port."""
    SILENT = "silent"
    """The port opens, and nothing answers."""
    GARBLED = "garbled"
    """What comes is damaged again and again."""
    FAULTY = "faulty"
    """The reader itself says that it cannot work."""
    LIFTED = "lifted"
    """The card was taken away while it was read."""
    UNREADABLE = "unreadable"
    """The card lies there, and the reader cannot read it."""
    UNKNOWN_CARD = "unknown_card"
    """It is read, and none of the cards that are known here."""
    SAME_CARD = "same_card"
    """It has been read already, and lay there since."""
