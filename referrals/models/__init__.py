from .visit import FollowUp

__all__ = ["FollowUp"]
