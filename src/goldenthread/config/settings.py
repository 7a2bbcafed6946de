"""Settings, all from the environment, checked at start (see ``checks.py``).

``GOLDENTHREAD_ENV`` is ``production`` unless it says otherwise: what is forgotten is safe.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import allauth
from csp.constants import NONCE, NONE, SELF
from environs import Env

env = Env()

PACKAGE = Path(__file__).resolve().parents[1]
ENVIRONMENT = env.str("GOLDENTHREAD_ENV", "production")
IS_PRODUCTION = ENVIRONMENT == "production"
HOME = Path(env.str("GOLDENTHREAD_HOME", "var")).absolute()

DEBUG = env.bool("GOLDENTHREAD_DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]
VERSION = "0.1.0"

# --- What is installed ---------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "goldenthread.config",
    "goldenthread.ui",
    "goldenthread.platform.accounts",
    "goldenthread.platform.organisations",
    "goldenthread.platform.history",
    "goldenthread.platform.audit",
    "goldenthread.platform.drafts",
    "goldenthread.platform.documents",
    "goldenthread.platform.jobs",
    "goldenthread.platform.notifications",
    "goldenthread.platform.statutory_clock",
    "goldenthread.children",
    "goldenthread.indicators",
    "goldenthread.casework",
    "goldenthread.monitoring",
    "goldenthread.advice",
    "goldenthread.panels",
    "goldenthread.portal",
    "goldenthread.improvement",
    "goldenthread.proof",
    "goldenthread.platform.access",  # last: raises the fences around every table before it
]

MIDDLEWARE = [
    "goldenthread.platform.access.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldenthread.platform.drafts.keeping.KeepDrafts",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "goldenthread.config.urls"
WSGI_APPLICATION = "goldenthread.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "goldenthread.ui.environment.make_environment",
            "context_processors": ["goldenthread.config.shell.shell"],
        },
    },
]

# --- Database ------------------------------------------------------------------------------------

DATABASE_ROLE = env.str("DATABASE_ROLE", "goldenthread_app")
_database = env.dj_db_url("DATABASE_URL", "postgresql:///goldenthread", conn_max_age=600)
DATABASES = {
    "default": {
        **_database,
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": env.bool("BEHIND_PGBOUNCER", False),
    }
}
# Every connection gives up the rights of its sign-in at once and becomes the page role, which owns
# nothing and cannot pass row-level security. Only migrations keep the owner's rights.
AS_OWNER = env.bool("GOLDENTHREAD_AS_OWNER", False)
if not AS_OWNER and _database.get("USER") != DATABASE_ROLE:
    # Pages are many and short: other processes to help with one, or a compiler, cost more than they
    # save while all processors are at work.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        f"-c role={DATABASE_ROLE} -c jit=off -c max_parallel_workers_per_gather=0"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True
PGHISTORY_ADMIN_MODEL = ""

# --- Signing in ----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "goldenthread.platform.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login_failed": False,  # django-axes counts failed sign-ins
    "login": "300/m/ip",  # a whole council signs in from one address at nine o'clock
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers at a stranger's bidding
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "goldenthread.platform.accounts.forms.LoginForm",
    "reset_password": "goldenthread.platform.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "goldenthread.platform.accounts.forms.ResetPasswordKeyForm",
    "set_password": "goldenthread.platform.accounts.forms.SetPasswordForm",
    "change_password": "goldenthread.platform.accounts.forms.ChangePasswordForm",
    "reauthenticate": "goldenthread.platform.accounts.forms.ReauthenticateForm",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # also how long an invitation holds
MFA_ADAPTER = "goldenthread.platform.accounts.adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "goldenthread.platform.accounts.forms.AuthenticateForm",
    "reauthenticate": "goldenthread.platform.accounts.forms.ReauthenticateWithCodeForm",
    "activate_totp": "goldenthread.platform.accounts.forms.ActivateTOTPForm",
    "deactivate_totp": "goldenthread.platform.accounts.forms.DeactivateTOTPForm",
    "generate_recovery_codes": "goldenthread.platform.accounts.forms.GenerateRecoveryCodesForm",
    "add_webauthn": "goldenthread.platform.accounts.forms.AddWebAuthnForm",
    "edit_webauthn": "goldenthread.platform.accounts.forms.EditWebAuthnForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BASE_URL.startswith("https://")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Golden Thread"
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", IS_PRODUCTION)
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
# The two together: colleagues behind one address of the council do not lock each other out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "goldenthread.platform.accounts.lockout.name_tried"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False
AXES_IPWARE_PROXY_COUNT = env.int("PROXY_COUNT", None)

# --- Safety --------------------------------------------------------------------------------------

SESSION_ENGINE = "goldenthread.platform.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = BASE_URL.startswith("https://")
SECURE_HSTS_SECONDS = 31_536_000 if BASE_URL.startswith("https://") else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = bool(SECURE_HSTS_SECONDS)
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^ready/$"]
if env.bool("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "goldenthread.config.views.forged"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
MAX_UPLOAD_BYTES = env.int("MAX_UPLOAD_MB", 50) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "goldenthread.platform.documents.upload.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# How many forms one network address may begin and send in an hour; a school has one for everybody.
ONLINE_REQUEST_LIMITS = {
    "begin": env.int("ONLINE_FORMS_BEGUN_PER_HOUR", 60),
    "send": env.int("ONLINE_FORMS_SENT_PER_HOUR", 20),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- Pages ---------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", HOME / "static")
# Our own files, and of other packages only what our pages load.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATICFILES_DIRS = [
    PACKAGE / "ui/static",
    ("mfa", Path(allauth.__file__).parent / "mfa/static/mfa"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "goldenthread.ui.storage.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- The statutory clock -------------------------------------------------------------------------

# Files that correct or add rules, a later one going before an earlier one.
CLOCK_RULES = [Path(name) for name in env.str("CLOCK_RULES", "").split(os.pathsep) if name]

# --- Advice -------------------------------------------------------------------------------------

# Files of questions that go before those that come with the product.
ADVICE_FORMS = [Path(name) for name in env.str("ADVICE_FORMS", "").split(os.pathsep) if name]
# Working days before and after the last day on which those who owe advice are reminded.
ADVICE_REMIND_BEFORE = env.list("ADVICE_REMIND_BEFORE", [10, 3], subcast=int)
ADVICE_REMIND_AFTER = env.list("ADVICE_REMIND_AFTER", [1, 5, 10], subcast=int)
ADVICE_LINK_DAYS = env.int("ADVICE_LINK_DAYS", 14)  # how long a link can be opened
ADVICE_LINK_HOURS = env.int("ADVICE_LINK_HOURS", 4)  # how long it lets in, once it was opened

# --- Mail ----------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "Golden Thread <no-reply@example.org>")
SUPPORT_CONTACT = env.str("SUPPORT_CONTACT", "your area's administrator")
if env.str("EMAIL_URL", ""):  # smtp+tls://user:password@host:587
    vars().update(env.dj_email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "outbox"
EMAIL_TIMEOUT = 20

# --- Logs: one JSON object a line, no personal data ----------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"plain": {"()": "goldenthread.platform.access.requests.WithoutPersonalData"}},
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
        }
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "formatter": "json",
            "filters": ["plain"],
        }
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {
        "goldenthread": {"level": env.str("LOG_LEVEL", "INFO")},
        # Django's own lines carry whole addresses; ours carry the route alone.
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "CRITICAL"},
        "procrastinate": {"level": "WARNING"},
        "procrastinate.blueprints": {"level": "ERROR"},  # warns of `python -m`, which is meant
        "axes": {"level": "ERROR"},
    },
}
