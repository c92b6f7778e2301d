"""A fictional day (演示) in the real windows, offscreen, photographed."""
