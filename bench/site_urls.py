"""The site's addresses, and before them a view that does nothing: what Django costs by itself, in the same process."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from judge.config.urls import handler400, handler500
from judge.config.urls import urlpatterns as urls_of_site

__all__ = ["handler400", "handler500", "urlpatterns"]


def empty(request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse()


urlpatterns: list[URLPattern | URLResolver] = [path("empty", empty), *urls_of_site]
