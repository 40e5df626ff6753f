"""Every setting of Gavel, read loudly from the environment. docs/settings.md lists the variables."""

from pathlib import Path

from judge.config import environment

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
SOCKET_ORIGIN = environment.text("GAVEL_SOCKET_ORIGIN", "")
SITE_NAME = environment.text("GAVEL_SITE_NAME", "Gavel")

ROOT_URLCONF = "judge.config.urls"
WSGI_APPLICATION = "judge.config.wsgi.application"
ASGI_APPLICATION = "judge.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
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
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "channels",
    "problems",
    "judge",
    "judge.accounts",
    "judge.submissions",
    "judge.api",
    "judge.web",
    "leaderboard",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
        **environment.database("DATABASE_URL", "postgres://gavel@localhost/gavel"),
        # Under ASGI a kept connection would be tied to a thread that ends; WSGI sets its own.
        "CONN_MAX_AGE": environment.integer("GAVEL_DATABASE_CONNECTION_AGE_S", 0),
    }
}
REDIS_URL = environment.text("REDIS_URL", "redis://localhost:6379/0")
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
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}], "prefix": "gavel"},
    }
}

# --- The queue ----------------------------------------------------------------------------------
# One paragraph, one inequality: a judging must end, or be given up, before anyone takes it again.
#   JUDGING_HARD_LIMIT_S < LEASE_S <= visibility timeout
LEASE_S = 300
JUDGING_HARD_LIMIT_S = 240
MAX_ATTEMPTS = 3
SWEEP_EVERY_S = 10
BROKER_VISIBILITY_TIMEOUT_S = 3600

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": BROKER_VISIBILITY_TIMEOUT_S,
    "global_keyprefix": "gavel:",
    "socket_connect_timeout": 3,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
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

# --- Judging ------------------------------------------------------------------------------------
SOURCE_MAX_BYTES = 64 * 1024
# Judgings at once on this machine; 0: one per core.
JUDGE_SLOTS = environment.integer("GAVEL_JUDGE_SLOTS", 0)
SANDBOX_RUNTIME = environment.text("SANDBOX_RUNTIME", "")
# Marks this installation's containers, so that two checkouts on one engine stay apart.
SANDBOX_SITE = environment.text("GAVEL_SITE", "gavel")

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
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "problem_list"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "problem_list"
EMAIL_BACKEND = environment.text(
    "GAVEL_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)

IS_HTTPS = environment.boolean("GAVEL_HTTPS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
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

# --- The API ------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "judge.api.errors.answer",
}

# --- Pages --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
