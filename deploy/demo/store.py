"""An object store on this machine that speaks S3, for the demonstration and the tests."""

import json
import sys

import boto3

from deploy.demo import servers
from deploy.demo.places import PRIVATE_BUCKET, PUBLIC_BUCKET, Places

# The policy of the public bucket: anybody may read an object, nobody may list them.
PUBLIC_POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{PUBLIC_BUCKET}/*",
        }
    ],
}


def start_store(places: Places) -> None:
    """Start the store, which keeps everything in memory and so begins anew each time."""
    port = str(places.ports["store"])
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port]
    servers.start(places, "store", command)
    servers.wait_for(places, "store", "store")
    _make_buckets(places)


def _make_buckets(places: Places) -> None:
    """Make both buckets as production has them."""
    client = boto3.client(
        "s3",
        endpoint_url=places.store,
        region_name="us-east-1",
        aws_access_key_id="demonstration",
        aws_secret_access_key="demonstration",  # noqa: S106 - of a store in memory
    )
    client.create_bucket(Bucket=PRIVATE_BUCKET)
    client.create_bucket(Bucket=PUBLIC_BUCKET)
    client.put_bucket_policy(Bucket=PUBLIC_BUCKET, Policy=json.dumps(PUBLIC_POLICY))
