# Printed by `masthead deploy varnish`, for Varnish 6 and 7; `behind_proxy = true` belongs to it.
# Varnish keeps what the front says is stored and asks it again, with the page's ETag, after %{fresh}.
# While the front does not answer, readers get what Varnish has.
vcl 4.1;

import proxy;
import std;

backend front {
    .host = "%{host}";
    .port = "%{port}";
    .connect_timeout = 2s;
    .first_byte_timeout = 125s;
    .probe = {
        .url = "/healthz";
        .interval = 5s;
        .timeout = 5s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.restarts == 0) {
        # What a stranger says about himself is not passed on. Varnish has added the client's address already.
        unset req.http.X-Masthead-Proxied;
        if (req.http.X-Forwarded-For != "" + client.ip) {
            set req.http.X-Masthead-Proxied = "1";
        }
        set req.http.X-Forwarded-For = client.ip;
        set req.http.X-Forwarded-Host = req.http.Host;
        set req.http.X-Forwarded-Proto = "http";
        if (proxy.is_ssl()) {
            set req.http.X-Forwarded-Proto = "https";
        }
        unset req.http.Forwarded;
        unset req.http.X-Masthead-Kept;
        unset req.http.X-Masthead-Purged;
    }
    set req.http.Host = std.tolower(regsub(req.http.Host, ":[0-9]+$", ""));

    if (req.method == "PURGE" || req.method == "BAN") {
        # Through a proxy on this machine everybody comes from this machine.
        if (client.ip !~ purgers || req.http.X-Masthead-Proxied) {
            return (synth(403, "Forbidden"));
        }
        if (req.method == "PURGE") {
            return (purge);
        }
        # BAN /sport/ forgets everything below that address; the address is a regular expression.
        if (std.ban("obj.http.X-Masthead-Host == " + req.http.Host + " && obj.http.X-Masthead-Path ~ ^" + req.url)) {
            return (synth(200, "Banned"));
        }
        return (synth(400, std.ban_error()));
    }

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(%{of_the_app}|healthz)(/|\?|$)") {
        return (pass);
    }
    # Old addresses of WordPress: the parameter names the thing.
    if (req.url ~ "^/([^/?]+/)?\?(.*&)?(%{old})=") {
        return (pass);
    }

    # Pages are the same for everybody. When the front has not answered, whatever Varnish has is right.
    unset req.http.Cookie;
    unset req.http.Authorization;
    set req.http.X-Masthead-Kept = "1";
    set req.grace = 0s;
    if (req.restarts > 0 && !req.http.X-Masthead-Purged || !std.healthy(req.backend_hint)) {
        set req.grace = 10d;
    }
    return (hash);
}

sub vcl_hash {
    # Stored pages and files have no query; what depends on one is not kept.
    hash_data(regsub(req.url, "\?.*$", ""));
    hash_data(req.http.Host);
    return (lookup);
}

sub vcl_purge {
    # The new version is fetched at once, so that there is one if the front fails in the next moment.
    set req.http.X-Masthead-Purged = "1";
    set req.method = "GET";
    return (restart);
}

sub vcl_backend_response {
    if (bereq.uncacheable) {
        return (deliver);
    }
    set beresp.http.X-Masthead-Host = bereq.http.Host;
    set beresp.http.X-Masthead-Path = regsub(bereq.url, "\?.*$", "");
    if (beresp.http.Set-Cookie) {
        set beresp.uncacheable = true;
        set beresp.ttl = 10s;
    } else if (beresp.status == 410 || (beresp.http.Cache-Control == "%{page_cache}"
            && (beresp.status == 200 || beresp.status == 301))) {
        # A 410 is kept too: the page that was withdrawn must not come back when the front is down.
        set beresp.ttl = %{fresh};
        set beresp.grace = 10d;
    } else if (beresp.status == 200 && beresp.http.Cache-Control ~ "immutable") {
        set beresp.ttl = 30d;
        set beresp.grace = 10d;
    } else {
        set beresp.uncacheable = true;
        set beresp.ttl = 10s;
    }
    return (deliver);
}

sub vcl_backend_error {
    # An error that lived for a moment would take the place of the page.
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    set beresp.http.X-Masthead-Down = "1";
    set beresp.http.Content-Type = "text/plain; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "120";
    set beresp.body = "Back in a moment" + {"
"};
    return (deliver);
}

sub vcl_deliver {
    if (req.http.X-Masthead-Purged) {
        return (synth(200, "Purged"));
    }
    if (resp.http.X-Masthead-Down && req.http.X-Masthead-Kept && req.restarts == 0) {
        return (restart);
    }
    unset resp.http.X-Masthead-Down;
    unset resp.http.X-Masthead-Host;
    unset resp.http.X-Masthead-Path;
    # What was said to this cache is not said to browsers.
    unset resp.http.CDN-Cache-Control;
    unset resp.http.Surrogate-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    return (deliver);
}

sub vcl_synth {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.http.Cache-Control = "no-store";
    set resp.body = resp.reason + {"
"};
    return (deliver);
}
