from tests.exchange.world import settled, world

__all__ = ["settled", "world"]
