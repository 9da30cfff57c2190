"""The application server: `gunicorn --config deploy/gunicorn.conf.py cities_site.wsgi`.

Under systemd the socket is handed over, so that a restart refuses nobody.
"""

import gc
import os
from typing import Any

bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
# A request waits for the database more than it computes: a few threads share each process.
workers = int(os.environ.get("WEB_WORKERS", "") or 2 * (os.cpu_count() or 1))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "") or 4)
backlog = 512
# Loaded once and shared by all processes: half the memory. New code therefore needs a restart,
# during which visitors wait at the socket and get pages from the cache.
preload_app = True
# A process is replaced now and then, so that nothing that it leaks adds up; not all at once.
max_requests = 5_000
max_requests_jitter = 1_000
# Seconds: no request takes as long, except a large upload that is read and scanned.
timeout = 120
graceful_timeout = 30
# Longer than the proxy keeps a connection, so that it never asks on one that is being closed.
keepalive = 75
# Heartbeats in memory: a slow disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - a file of ours
# Only the proxy reaches the socket; who is asked about is read from its headers by the site.
forwarded_allow_ips = "*"
# Nobody controls the server but whoever started it.
control_socket_disable = True
limit_request_line = 8190
limit_request_fields = 60
# Requests are logged once, by the proxy.
accesslog = None
errorlog = "-"


def when_ready(server: Any) -> None:
    """Leave nothing open that processes must not share, and let them share all that is loaded."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    gc.collect()
    gc.freeze()
