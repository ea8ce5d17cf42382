from .referral import Placement, Referral, ReferralQuestion, ServiceNote
from .visit import FollowUp

__all__ = ["FollowUp", "Placement", "Referral", "ReferralQuestion", "ServiceNote"]
