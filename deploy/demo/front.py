"""nginx before the demonstration: production's own files, with this machine's names in them."""

import datetime
import os
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from deploy.demo.places import PUBLIC_BUCKET, ROOT, Places

MAIN = """\
{user}pid {folder}/run/nginx.pid;
error_log {folder}/log/nginx.log warn;
worker_processes {processes};
events {{ worker_connections 1024; }}
http {{
    types {{
        text/css css;
        application/javascript js;
        application/json json;
        image/svg+xml svg;
        image/png png;
        image/webp webp;
        image/jpeg jpg jpeg;
        image/avif avif;
        font/woff2 woff2;
        text/plain txt;
    }}
    default_type application/octet-stream;
    sendfile on;
    access_log {folder}/log/access.log combined buffer=64k flush=5s;
    client_body_temp_path {folder}/nginx/body;
    proxy_temp_path {folder}/nginx/proxy;
    fastcgi_temp_path {folder}/nginx/fastcgi;
    uwsgi_temp_path {folder}/nginx/uwsgi;
    scgi_temp_path {folder}/nginx/scgi;
    include site.conf;
}}
"""


def write_nginx(places: Places) -> Path:
    """Write the settings of nginx into the folder; return the main file."""
    nginx = places.folder / "nginx"
    (nginx / "cities").mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "deploy" / "nginx").glob("*.conf")):
        text = with_names_of(places, path.read_text(encoding="utf-8"))
        target = nginx / "site.conf" if path.name == "cities.conf" else nginx / "cities" / path.name
        target.write_text(text, encoding="utf-8")
    _write_certificate(nginx)
    main = nginx / "nginx.conf"
    main.write_text(
        MAIN.format(
            folder=places.folder,
            # Whoever serves must read the files that the site of the same user has written.
            user="user root;\n" if os.geteuid() == 0 else "",
            processes=2,
        ),
        encoding="utf-8",
    )
    return main


def with_names_of(places: Places, text: str) -> str:
    """Return production's settings with the names, ports and folders of this machine."""
    ports = places.ports
    local = f"127.0.0.1:{ports['https']}"
    names = {
        "listen 80": f"listen 127.0.0.1:{ports['http']}",
        "listen 443": f"listen {local}",
        "https://cities.example.org": places.address,
        "cities.example.org": "localhost",
        "127.0.0.1:8081": f"127.0.0.1:{ports['compressing']}",
        "unix:/run/cities/web.sock": f"127.0.0.1:{ports['web']}",
        "/var/lib/cities": str(places.folder / "data"),
        "/etc/ssl/cities": str(places.folder / "nginx"),
        "/var/cache/nginx/cities": str(places.folder / "nginx" / "cache"),
        # Here the port is part of the address.
        "Host $host;": "Host $http_host;",
        "https://store.example.org/cities-public": f"{places.store}/{PUBLIC_BUCKET}",
        "Host store.example.org": f"Host 127.0.0.1:{ports['store']}",
    }
    if places.with_store:
        names["cities/media-files.conf"] = "cities/media-objects.conf"
    for name, here in names.items():
        text = text.replace(name, here)
    return text


def _write_certificate(folder: Path) -> None:
    """Write a certificate for localhost that signs itself, unless there is one."""
    path = folder / "fullchain.pem"
    if path.exists():
        return
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = folder / "privkey.pem"
    private.touch(mode=0o600)
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
