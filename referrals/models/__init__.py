from .beyond import Exchange, Tracing
from .referral import Placement, Referral, ReferralQuestion, ServiceNote
from .visit import FollowUp

__all__ = ["Exchange", "FollowUp", "Placement", "Referral", "ReferralQuestion", "ServiceNote", "Tracing"]
