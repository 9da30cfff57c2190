# Varnish in place of nginx's cache: nginx in front ends TLS and hands out files, Varnish keeps
# pages, nginx's inner tier or the application makes them. With FRONT_CACHES=http://127.0.0.1:6081
# the site sends one BAN for each publication, so that pages may be kept for a minute; a Varnish
# that is not reached is wrong for that minute at most.
#
#   varnishd -a 127.0.0.1:6081 -f /etc/varnish/cities.vcl -s malloc,256m -T none
#
# In nginx: proxy_pass to 127.0.0.1:6081 in pages.conf, without its proxy_cache lines.
vcl 4.1;

import std;

backend application {
    .host = "127.0.0.1";
    .port = "8081";
    .connect_timeout = 3s;
    .first_byte_timeout = 125s;
    # The site opens a transaction for it: without its database it counts as sick, and pages are
    # shown as they were.
    .probe = {
        .request = "GET /robots.txt HTTP/1.1" "Host: cities.example.org"
            "X-Forwarded-Proto: https" "Connection: close";
        .interval = 5s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
        # Before the first answer, pages are asked for all the same.
        .initial = 2;
    }
}

# The web servers, which tell of changes.
acl site {
    "127.0.0.1";
    "::1";
    "10.0.0.0"/8;
    "172.16.0.0"/12;
    "192.168.0.0"/16;
}

sub vcl_recv {
    if (req.method == "BAN") {
        # What came through nginx has its number, whoever it came from.
        if (client.ip !~ site || req.http.X-Request-ID) {
            return (synth(403));
        }
        ban("obj.status != 0");
        return (synth(200, "Banned"));
    }
    # nginx has written the visitor's address; what Varnish has added to it is nginx's own.
    set req.http.X-Forwarded-For = regsub(req.http.X-Forwarded-For, ",.*$", "");
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(admin|documents|api|health|metrics)/" || req.url ~ "^/(\?|$)"
        || req.url ~ "^/(en|zh-hans)/(contact|feedback|subscribe|unsubscribe)/") {
        return (pass);
    }
    if (req.http.Authorization || req.http.Cookie ~ "__Host-(sessionid|csrftoken)=") {
        return (pass);
    }
    # Readers have no cookie of ours; others of the domain are nobody's business here.
    unset req.http.Cookie;
    if (req.url ~ "\?((utm_[a-z]+|fbclid|gclid|msclkid|mc_cid|mc_eid|spm|from|isappinstalled|scene|share_token)=[^&]*(&|$))+$") {
        set req.url = regsub(req.url, "\?.*$", "");
    }
    if (req.url ~ "\?" && req.url !~ "\?((page|q|lang|view|year|letter|topic|sdg|service|region|country|city|partner|pilot|type|kind|stage|state|status|name|about)=[^&]{0,200}(&|$)){1,12}$") {
        return (pass);
    }
    if (req.url ~ "^/(en|zh-hans)/") {
        unset req.http.Accept-Language;
    }
    # A page that cannot be made anew is shown as it was.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 2s;
    }
    return (hash);
}

sub vcl_backend_response {
    set beresp.grace = 7d;
    if (beresp.http.Cache-Control ~ "(?i)private|no-store" || beresp.http.Set-Cookie) {
        set beresp.ttl = 2s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            # Keep what is there.
            return (abandon);
        }
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    set beresp.ttl = 60s;
    if (beresp.http.Vary && bereq.url ~ "^/(en|zh-hans)/") {
        # The language is in the address, and Varnish itself compresses.
        unset beresp.http.Vary;
    }
    return (deliver);
}

sub vcl_deliver {
    set resp.http.X-Cache = "MISS";
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    }
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
