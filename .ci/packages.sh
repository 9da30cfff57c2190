# Installs what a new machine lacks. Sourced by .ci/run.

# Names the missing packages: what needs a program names the program, the rest its own marker.
missing_packages() {
    have make || echo make
    { have python3.11 || have python3; } || echo python3
    python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
    postgres_programs >/dev/null || echo postgresql
    # What production is made of besides; started by the tests, never as services.
    have nginx || [ -x /usr/sbin/nginx ] || echo nginx-light
    have redis-server || echo redis-server
    have varnishd || [ -x /usr/sbin/varnishd ] || echo varnish
    have "${CHROME:-chromium}" || echo chromium
    # The HTML checker is a Java program that npm fetches.
    have java || echo default-jre-headless
    have npm || echo npm
    # Without these fonts a browser shows boxes in place of Chinese.
    compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || echo fonts-noto-cjk
}

install_missing_packages() {
    local packages
    mapfile -t packages < <(missing_packages)
    if [ ${#packages[@]} -eq 0 ]; then
        echo "nothing to install"
        return
    fi
    echo "installing ${packages[*]}"
    apt-get update -qq
    # RUNLEVEL: servers are installed, not started.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${packages[@]}" >/dev/null
}
