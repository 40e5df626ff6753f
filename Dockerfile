# One image for all of Gavel's own processes: web, sockets, judge, board, scheduler.
# The legacy builder builds it too: no RUN --mount, no heredocs.

FROM debian:trixie-slim AS base
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv ca-certificates \
 && rm -rf /var/lib/apt/lists/*
ENV PATH=/opt/gavel/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
RUN python3 -m venv /opt/gavel

# The front end: Node comes as a wheel, locked like everything else.
FROM base AS front-end
ENV NODE_USE_SYSTEM_CA=1
COPY requirements-node.txt /src/
RUN pip install -q --require-hashes -r /src/requirements-node.txt
COPY judge/web/frontend /src/judge/web/frontend
WORKDIR /src/judge/web/frontend
RUN npm ci --ignore-scripts --no-audit --no-fund && npm run build

FROM base
COPY requirements.txt /srv/gavel/
RUN pip install -q --require-hashes -r /srv/gavel/requirements.txt
COPY . /srv/gavel
COPY --from=front-end /src/judge/web/static/dist /srv/gavel/judge/web/static/dist
WORKDIR /srv/gavel
RUN useradd --system --uid 990 --home-dir /srv/gavel --shell /usr/sbin/nologin gavel \
 && python -m compileall -q -x '^problems/library/' judge problems leaderboard \
 && REDIS_URL=redis://unused DATABASE_URL=postgres://unused/unused python manage.py collectstatic --no-input -v 0
USER gavel
