# A PostgreSQL server for one run: its own folder, its own port, gone afterwards. Sourced by .ci/run.

# Prints the folder that holds initdb and postgres.
postgres_programs() {
    local program
    for program in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb || true)"; do
        if [ -x "$program" ]; then
            dirname "$(readlink -f "$program")"
            return
        fi
    done
    return 1
}

spare_port() {
    "$(command -v python3.11 || command -v python3)" -c '
import socket
with socket.socket() as server:
    server.bind(("127.0.0.1", 0))
    print(server.getsockname()[1])'
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

# Starts a server in the folder $1 and sets `postgres` to its address.
start_postgres() {
    local port
    programs=$(postgres_programs)
    server=$1
    port=$(spare_port)
    mkdir -p "$server"
    if [ "$(id -u)" -eq 0 ]; then
        id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
        chown postgres "$server"
    fi
    as_postgres "$programs/initdb" --pgdata "$server/data" --username cities --auth trust \
        --encoding UTF8 --locale C.UTF-8 >/dev/null
    # Durability costs time and nothing here is kept.
    as_postgres "$programs/pg_ctl" --pgdata "$server/data" --log "$server/log" --wait start \
        --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$server \
-c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null
    postgres="postgresql://cities@127.0.0.1:$port/cities"
    "$programs/postgres" --version
}

stop_postgres() {
    as_postgres "$programs/pg_ctl" --pgdata "$server/data" --mode immediate stop >/dev/null || true
    postgres=
}
