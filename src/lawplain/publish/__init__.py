"""Whether a built site may take the place of the published one, and how it does."""

from lawplain.publish.decide import RefusedError, check
from lawplain.publish.losses import Loss, losses
from lawplain.publish.published_site import published
from lawplain.publish.put import put
from lawplain.publish.whole import faults, held

__all__ = ["Loss", "RefusedError", "check", "faults", "held", "losses", "published", "put"]
