"""Every setting of Gavel, read loudly from the environment. docs/settings.md lists the variables."""

from pathlib import Path

from judge.accounts import usernames
from judge.config import environment, logs
from judge.sandbox.options import Isolation

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# --- Who we are ---------------------------------------------------------------------------------
IS_PRODUCTION = environment.boolean("GAVEL_PRODUCTION", False)
DEBUG = False
SECRET_KEY = environment.secret(
    "GAVEL_SECRET_KEY", "only-for-development-and-tests", is_production=IS_PRODUCTION
)
ALLOWED_HOSTS = environment.words("GAVEL_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("GAVEL_TRUSTED_ORIGINS", "")
# Where browsers find the sockets; empty: the page's own host (a reverse proxy sends /ws/ there).
# In `ws://*:8001` the star is the name that the page was asked for by.
SOCKET_ORIGIN = environment.text("GAVEL_SOCKET_ORIGIN", "")
SITE_NAME = environment.text("GAVEL_SITE_NAME", "Gavel")
# Tells this installation from others on the machine: its containers on the engine, its cookies in a browser.
SITE = environment.label("GAVEL_SITE", "gavel")

LOGGING = logs.configure(is_json=IS_PRODUCTION)

ROOT_URLCONF = "judge.config.urls"
WSGI_APPLICATION = "judge.config.wsgi.application"
ASGI_APPLICATION = "judge.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # First, so that its templates win over those of Django and allauth.
    "judge.web",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "channels",
    "problems",
    "judge",
    "judge.accounts",
    "judge.schedule",
    "judge.audit",
    "judge.submissions",
    "judge.limits",
    "judge.doctor",
    "judge.watch",
    "judge.webhooks",
    "judge.api",
    "leaderboard",
]

MIDDLEWARE = [
    "judge.watch.middleware.watched",
    "judge.limits.middleware.LimitMiddleware",
    "judge.config.edge.permissions_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Outside of all that asks the database who it is; inside of what a copy must carry as well.
    "judge.config.copies.LastKnownCopies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "judge.config.trail.TrailMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "judge.config.edge.plain_address",
    "judge.config.edge.OddFilters",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "judge.web.context.site",
            ],
        },
    },
]

# --- Stores -------------------------------------------------------------------------------------
DATABASES = {
    "default": {
        **environment.database(
            "DATABASE_URL", "postgres://gavel@localhost/gavel", is_production=IS_PRODUCTION
        ),
        "ENGINE": "judge.config.postgresql",
        "OPTIONS": environment.database_options(
            environment.integer("GAVEL_DATABASE_STATEMENT_TIMEOUT_S", 0)
        ),
        # Under ASGI a kept connection would be tied to a thread that ends; WSGI sets its own.
        "CONN_MAX_AGE": environment.integer("GAVEL_DATABASE_CONNECTION_AGE_S", 0),
        "CONN_HEALTH_CHECKS": True,
    }
}
REDIS_URL = environment.url("REDIS_URL", "redis://localhost:6379/0", is_production=IS_PRODUCTION)
CACHES = {
    "default": {
        "BACKEND": "judge.config.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "gavel-cache",
        # What the cache holds is never worth waiting for.
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
    }
}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        # redis-py's socket timeout of 5 s would end every idle socket.
        "CONFIG": {
            "hosts": [
                {
                    "address": REDIS_URL,
                    "socket_timeout": None,
                    "socket_connect_timeout": 2,
                    **environment.keepalive(REDIS_URL),
                }
            ],
            "prefix": "gavel",
        },
    }
}

# Where `backup` puts its files.
BACKUPS = BASE_DIR / environment.text("GAVEL_BACKUPS", "backups")

# --- The queue ----------------------------------------------------------------------------------
# One paragraph, one inequality: a lease (of a judging, of a job's run, of a task for later) is renewed well before it
# runs out, and no longer once a judging takes beyond all bounds.    2 x LEASE_RENEW_S < LEASE_S < JUDGING_HARD_LIMIT_S
LEASE_S = 30
LEASE_RENEW_S = 8
JUDGING_HARD_LIMIT_S = 1800
MAX_ATTEMPTS = 3
SWEEP_EVERY_S = 5
# A scheduler that has not said for so long that it lives leads no more.
SCHEDULER_LEASE_S = 10
# As many runs and submissions may wait outside of contests; beyond, new ones are refused.
PRACTICE_QUEUE_MAX = environment.integer("GAVEL_PRACTICE_QUEUE_MAX", 20_000)

CELERY_BROKER_URL = environment.broker(REDIS_URL)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A message says only that rows wait, and the sweeper sends what is missing. So the broker may forget a message when
    # it hands it out: there is no visibility timeout, and a worker has nothing to put back when its connection breaks
    # (where kombu's emulation of acknowledgements fails and ends the worker).
    "ack_emulation": False,
    "global_keyprefix": "gavel:",
    # A worker waits for messages without a time-out all the same: by its event loop, and not by reading.
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A POST does not wait for a broker that is away: the row is stored, and the sweeper sends what is missing.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "maintenance"
CELERY_TASK_CREATE_MISSING_QUEUES = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "judge.schedule.scheduler:RowScheduler"

# --- For how many days what is not needed for ever is kept; 0: for ever ----------------------------
KEEP_RUNS_DAYS = environment.integer("GAVEL_KEEP_RUNS_DAYS", 30)
KEEP_EVENTS_DAYS = environment.integer("GAVEL_KEEP_EVENTS_DAYS", 7)
KEEP_WORKERS_DAYS = environment.integer("GAVEL_KEEP_WORKERS_DAYS", 180)
KEEP_JOB_RUNS_DAYS = environment.integer("GAVEL_KEEP_JOB_RUNS_DAYS", 30)
KEEP_DEAD_LETTERS_DAYS = environment.integer("GAVEL_KEEP_DEAD_LETTERS_DAYS", 90)
KEEP_WEBHOOKS_DAYS = environment.integer("GAVEL_KEEP_WEBHOOKS_DAYS", 30)
KEEP_DEAD_WEBHOOKS_DAYS = environment.integer("GAVEL_KEEP_DEAD_WEBHOOKS_DAYS", 90)

# --- Judging ------------------------------------------------------------------------------------
SOURCE_MAX_BYTES = 64 * 1024
# Judgings at once on this machine; 0: one per core.
JUDGE_SLOTS = environment.integer("GAVEL_JUDGE_SLOTS", 0)
# The ids of those offered; none: all there are.
JUDGE_LANGUAGES = environment.words("GAVEL_LANGUAGES", "")
SANDBOX_RUNTIME = environment.text("SANDBOX_RUNTIME", "")
SANDBOX_ISOLATION = environment.choice("GAVEL_SANDBOX_ISOLATION", Isolation.AUTO)

# --- Accounts and safety ------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# How many reverse proxies of ours stand in front and append to X-Forwarded-For.
PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = environment.integer("GAVEL_PROXIES", 0)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "problem_list"
ACCOUNT_FORMS = {"login": "judge.accounts.sessions.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "problem_list"
ACCOUNT_USERNAME_MIN_LENGTH = usernames.MIN_LENGTH
ACCOUNT_USERNAME_VALIDATORS = "judge.accounts.usernames.validators"
ACCOUNT_USERNAME_BLACKLIST = sorted(usernames.RESERVED)

# --- Rate limits: (one user, one address) a minute; a class behind one address needs more -------
# Those of all else stand in judge/limits/rules.py, and the admin can change any.
HAS_RATE_LIMITS = environment.boolean("GAVEL_RATE_LIMITS", True)
RATE_LIMITS = {
    "submit": (
        environment.integer("GAVEL_SUBMITS_PER_MINUTE", 20),
        environment.integer("GAVEL_SUBMITS_PER_MINUTE_AND_ADDRESS", 600),
    ),
    "run": (
        environment.integer("GAVEL_RUNS_PER_MINUTE", 40),
        environment.integer("GAVEL_RUNS_PER_MINUTE_AND_ADDRESS", 1200),
    ),
}
# The sign-in pages' own, in allauth's spelling. Of one account: five wrong passwords in five minutes.
_LOGINS = environment.integer("GAVEL_LOGINS_PER_MINUTE_AND_ADDRESS", 60)
_FAILED = environment.integer("GAVEL_FAILED_LOGINS_PER_MINUTE_AND_ADDRESS", 20)
_SIGNUPS = environment.integer("GAVEL_SIGNUPS_PER_MINUTE_AND_ADDRESS", 30)
ACCOUNT_RATE_LIMITS = HAS_RATE_LIMITS and {
    "login": f"{_LOGINS}/m/ip",
    "login_failed": f"{_FAILED}/m/ip,5/300s/key",
    "signup": f"{_SIGNUPS}/m/ip",
}

# --- E-mail: optional; without it there is no password reset by mail -----------------------------
EMAIL_HOST = environment.text("GAVEL_EMAIL_HOST", "")
HAS_EMAIL = bool(EMAIL_HOST)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if HAS_EMAIL
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_PORT = environment.integer("GAVEL_EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("GAVEL_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = environment.text("GAVEL_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.boolean("GAVEL_EMAIL_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("GAVEL_EMAIL_FROM", "gavel@localhost")

# --- Webhooks: to hosts that are listed; none are unless the operator lists some ------------------
WEBHOOK_HOSTS = environment.words("GAVEL_WEBHOOK_HOSTS", "")
WEBHOOK_PORTS = environment.integers("GAVEL_WEBHOOK_PORTS", "443")
# Networks of the site's own that hosts listed in full may be in; all others must be public.
WEBHOOK_NETWORKS = environment.networks("GAVEL_WEBHOOK_NETWORKS", "")
# A file of authorities beside the machine's own.
WEBHOOK_CA = environment.text("GAVEL_WEBHOOK_CA", "")
WEBHOOK_HTTP = environment.for_development("GAVEL_WEBHOOK_HTTP", is_production=IS_PRODUCTION)
# Longer than an attempt can take: a name's look-up (some 30 s where name servers are away), then ten seconds.
WEBHOOK_LEASE_S = 90
# Whether everybody may have some, for their own submissions.
USER_WEBHOOKS = environment.boolean("GAVEL_USER_WEBHOOKS", False)

# --- Transport and browsers ---------------------------------------------------------------------

IS_HTTPS = environment.boolean("GAVEL_HTTPS", False)
# A browser keeps cookies by host, not by port: localhost:8000 and localhost:8002 each need their own.
SESSION_COOKIE_NAME = f"{SITE}-session"
CSRF_COOKIE_NAME = f"{SITE}-csrf"
# Not in a cookie, whose name would be everybody's.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Staff's sessions end, whatever they do; everybody else's after two weeks.
STAFF_SESSION_HOURS = environment.integer("GAVEL_STAFF_SESSION_HOURS", 12)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = environment.integer("GAVEL_HSTS_S", 30 * 24 * 3600) if IS_HTTPS else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # what the other names of the domain do is not ours to decide
    "security.W008",  # the proxy that ends TLS redirects; health checks inside come over plain HTTP
    "security.W021",  # nor is a browser's preload list
]
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        # Monaco and KaTeX set inline styles.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'", *([SOCKET_ORIGIN] if SOCKET_ORIGIN else [])],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

# --- Figures ------------------------------------------------------------------------------------
REPORTS_FIGURES = True
# Who may read /metrics, besides staff: whoever sends the token, and these networks; without either, this machine.
METRICS_TOKEN = environment.optional_secret("GAVEL_METRICS_TOKEN", is_production=IS_PRODUCTION)
METRICS_ADDRESSES = environment.networks("GAVEL_METRICS_ADDRESSES", "")

# --- The API ------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    # The first one decides that an unknown caller gets 401 and is asked for a token.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "judge.api.authentication.BearerAuthentication",
        "judge.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["judge.api.permissions.SignedIn"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["judge.api.bodies.BoundedJSONParser"],
    "EXCEPTION_HANDLER": "judge.api.refusal.answer",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Gavel API",
    "DESCRIPTION": "Everything that the pages do. docs/api.md has examples.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SCHEMA_PATH_PREFIX": "/api/",
    "POSTPROCESSING_HOOKS": ["judge.api.openapi.complete"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- Pages --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What the front end's build names by content (chunks/python-QW6AAMVR.js) never changes either.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[.-](?:[0-9a-f]{12}|[0-9A-Z]{8})\.[a-z0-9]+$"
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
