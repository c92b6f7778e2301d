"""The rules (规则): standard library only, no clock, no disk."""
