"""What readers sent, and who is to be told of new items."""

from cities_site.correspondence.models.feedback import PageFeedback
from cities_site.correspondence.models.letters import Letter
from cities_site.correspondence.models.subscriptions import Kind, Subscription

__all__ = ["Kind", "Letter", "PageFeedback", "Subscription"]
