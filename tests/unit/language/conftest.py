from tests.standin_model import standin

__all__ = ["standin"]
