"""Where the letters, counts and subscriptions of readers enter Wagtail's admin."""

from wagtail import hooks

from cities_site.correspondence.viewsets import CorrespondenceViewSetGroup

hooks.register("register_admin_viewset", lambda: CorrespondenceViewSetGroup())
