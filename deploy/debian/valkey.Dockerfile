FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends valkey-server valkey-tools && rm -rf /var/lib/apt/lists/* \
 && install -d -o valkey -g valkey /data
USER valkey
VOLUME /data
