"""Uploads in an object store that speaks S3: pictures that anybody may see, and all other files.

Two buckets, because a bucket is either public or not: no rule about names can then be mistaken.
Keys come from the environment or the machine, as boto3 finds them; none is in the settings.
"""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name


class ObjectStore(S3Storage):
    """A bucket of the store that the settings name; a name that is taken gets another."""

    def get_default_settings(self) -> dict[str, Any]:
        """Return django-storages' settings under ours."""
        return super().get_default_settings() | {
            "endpoint_url": settings.S3_ENDPOINT_URL or None,
            "region_name": settings.S3_REGION or None,
            "signature_version": "s3v4",
            "addressing_style": settings.S3_ADDRESSING_STYLE,
            "file_overwrite": False,
            "default_acl": None,
        }


class PrivateFiles(ObjectStore):
    """Originals of pictures, and documents, which the site hands out itself after it has looked.

    Their addresses are signed and hold for five minutes; no page contains one.
    """

    def get_default_settings(self) -> dict[str, Any]:
        """Let no cache keep an object, and sign each address."""
        return super().get_default_settings() | {
            "bucket_name": settings.S3_PRIVATE_BUCKET,
            "object_parameters": {"CacheControl": "private, no-store"},
            "querystring_auth": True,
            "querystring_expire": 300,
        }


class PublicPictures(ObjectStore):
    """Sizes of pictures: read under `MEDIA_URL` of this site, from the bucket behind the proxy.

    A new picture has a new name, so that browsers may keep it.
    """

    def get_default_settings(self) -> dict[str, Any]:
        """Let every cache keep an object for a month."""
        return super().get_default_settings() | {
            "bucket_name": settings.S3_PUBLIC_BUCKET,
            "object_parameters": {"CacheControl": "public, max-age=2592000, immutable"},
            "querystring_auth": False,
        }

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return an address of this site: pages ask no other host."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(clean_name(name)))
