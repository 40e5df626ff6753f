# Make the cluster on the first start, with the variables of the official image; then serve it.
set -eu
PATH=$(echo /usr/lib/postgresql/*/bin):$PATH
cluster=$PGDATA/cluster
if [ ! -d "$cluster" ]; then
    : "${POSTGRES_PASSWORD:?}"
    umask 077
    # Made beside its place and moved when complete: a start that is cut short leaves no half cluster.
    rm -rf "$PGDATA/new"
    printf '%s\n' "$POSTGRES_PASSWORD" > /tmp/password
    initdb --pgdata="$PGDATA/new" --username="$POSTGRES_USER" --pwfile=/tmp/password --auth=scram-sha-256 \
        --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 >/dev/null
    rm /tmp/password
    echo "host all all all scram-sha-256" >> "$PGDATA/new/pg_hba.conf"
    printf 'create database "%s";\n' "$POSTGRES_DB" | postgres --single -D "$PGDATA/new" postgres >/dev/null
    mv "$PGDATA/new" "$cluster"
fi
exec postgres -D "$cluster" -c listen_addresses='*'
