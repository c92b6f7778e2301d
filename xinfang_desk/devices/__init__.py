"""The edges that are not ours (外设): printers, drives, sticks, voices."""
