"""Django's settings, computed from the options; nothing else reads ``masthead.toml``."""

from __future__ import annotations

from pathlib import Path

from masthead.conf import buckets, languages, policy, read, secret, services

CONFIG = read.read(read.find())
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = secret.signing_key(CONFIG)
DEBUG = CONFIG.switch("debug")
_address = services.address(CONFIG)
IS_SECURE = _address.scheme == "https"
ALLOWED_HOSTS = [_address.hostname or "localhost", *services.hosts(CONFIG, "hosts"), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [CONFIG.text("address").rstrip("/")]

INSTALLED_APPS = [
    "masthead.newsroom",
    "masthead.reader",
    "masthead.feeds",
    "masthead.archive",
    "masthead.fronts",
    "masthead.related",
    "masthead.look",
    "masthead.stories",
    "masthead.people",
    "masthead.photos",
    "masthead.agencies",
    "masthead.editions",
    "masthead.search",
    "masthead.press",
    "masthead.clock",
    "masthead.conf",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "masthead.reader.middleware.PolicyMiddleware",
    "masthead.reader.middleware.StoredPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "masthead.reader.middleware.EditionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "masthead.newsroom.language.LanguageMiddleware",
    "masthead.newsroom.files_away.FilesAwayMiddleware",
    "masthead.newsroom.two_factor.TwoFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "masthead.urls"
WSGI_APPLICATION = "masthead.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": services.database(CONFIG)}

MASTHEAD_THEME = CONFIG.path(CONFIG.text("theme"))
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Tasks carry only what can be computed again (docs/explanation/rooms.md).
TASKS: dict[str, dict[str, object]] = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}}

# Files. Originals lie in a place of their own that no address leads to.
buckets.must_be_apart(CONFIG)
MEDIA_ROOT = buckets.folder(CONFIG, "media")
MEDIA_URL = "/media/"
MASTHEAD_MEDIA_BUCKET = buckets.bucket(CONFIG, "media")
MASTHEAD_ORIGINALS_DIR = buckets.folder(CONFIG, "originals")
MASTHEAD_ORIGINALS_BUCKET = buckets.bucket(CONFIG, "originals")
MASTHEAD_STORES_PAGES = True
MASTHEAD_OPTIONS_DIGEST = read.digest(CONFIG)
MASTHEAD_PAGES_DIR = buckets.folder(CONFIG, "pages")
MASTHEAD_PAGES_BUCKET = buckets.bucket(CONFIG, "pages")
WAGTAILFRONTENDCACHE = services.purges(CONFIG)
MASTHEAD_LOCKS_DIR = CONFIG.folder / ".run" / "locks"
MASTHEAD_SEARCH_DIR = Path(services.folder(CONFIG, "search", "tantivy"))
MASTHEAD_NOTICES_DIR = CONFIG.folder / ".notices"
STATIC_URL = "/static/"
STATIC_ROOT = str(CONFIG.folder / ".static")
STATICFILES_FINDERS = [
    "masthead.look.finders.LookFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": buckets.storage("media", MASTHEAD_MEDIA_BUCKET),
    "originals": buckets.storage(
        "originals", MASTHEAD_ORIGINALS_BUCKET, location=MASTHEAD_ORIGINALS_DIR, base_url=None
    ),
    "staticfiles": {"BACKEND": "masthead.conf.static.StaticStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# Languages and time.
USE_TZ = True
TIME_ZONE = services.zone(CONFIG)
USE_I18N = True
LANGUAGE_CODE = services.language(CONFIG)
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = languages.named(CONFIG.list("languages"))
LOCALE_PATHS = [str(PACKAGE / "locale")]

# Sign-in.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/newsroom/account/login/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "masthead.newsroom.accounts.StaffAdapter"
ACCOUNT_FORMS = {"login": "masthead.newsroom.sign_in_form.SignInForm"}
# Wrong passwords are counted by axes; this limit, set above it, holds for codes of the second factor.
_wrong_codes = max(10, 2 * CONFIG.number("sign_in_attempts"))
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": f"60/m/ip,{_wrong_codes}/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A phone's clock may be half a minute off (RFC 6238, section 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = CONFIG.text("name")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
AXES_FAILURE_LIMIT = CONFIG.number("sign_in_attempts")
AXES_COOLOFF_TIME = CONFIG.number("sign_in_pause") / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "masthead.newsroom.accounts.who_signs_in"
AXES_CLIENT_IP_CALLABLE = "masthead.newsroom.accounts.where_from"
AXES_LOCKOUT_TEMPLATE = "newsroom/locked_out.html"
AXES_VERBOSE = False
MASTHEAD_TWO_FACTOR_ROLES = CONFIG.list("two_factor_roles")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/newsroom/"
SESSION_COOKIE_NAME = "newsroom"
CSRF_COOKIE_NAME = "newsroom_csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
X_FRAME_OPTIONS = "SAMEORIGIN"
if CONFIG.switch("behind_proxy"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# Security policies: strict for readers, inline allowed only where Wagtail's editor needs it.
MASTHEAD_EMBED_HOSTS = services.hosts(CONFIG, "embed_hosts")
MASTHEAD_READER_POLICY = policy.for_readers(MASTHEAD_EMBED_HOSTS)
MASTHEAD_NEWSROOM_POLICY = policy.for_newsroom(MASTHEAD_EMBED_HOSTS)

# Mail.
locals().update(services.mail(CONFIG))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIG.text("mail_from")

# The newspaper.
MASTHEAD_ADDRESS = CONFIG.text("address").rstrip("/")
MASTHEAD_METRICS_TOKEN = CONFIG.text("metrics_token")
MASTHEAD_LIST_LENGTH = CONFIG.number("list_length")
MASTHEAD_FEED_LENGTH = CONFIG.number("feed_length")
MASTHEAD_PICTURE_BYTES = CONFIG.number("picture_megabytes") * 1024 * 1024
MASTHEAD_PICTURE_PIXELS = CONFIG.number("picture_megapixels") * 1_000_000

# Wagtail.
WAGTAIL_SITE_NAME = CONFIG.text("name")
WAGTAILADMIN_BASE_URL = MASTHEAD_ADDRESS
WAGTAIL_I18N_ENABLED = True
WAGTAIL_USER_TIME_ZONES = services.zones_of_people()
WAGTAILADMIN_PERMITTED_LANGUAGES = languages.of_newsroom(CONFIG.list("languages"))
WAGTAILIMAGES_IMAGE_MODEL = "photos.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "masthead.photos.forms.PhotoForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = MASTHEAD_PICTURE_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = MASTHEAD_PICTURE_PIXELS
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "tif", "tiff", "webp"]
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "m4a",
    "mp3",
    "mp4",
    "odt",
    "ogg",
    "pdf",
    "pptx",
    "txt",
    "wav",
    "webm",
    "xlsx",
    "zip",
]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "masthead.search.wagtail_backend", "AUTO_UPDATE": False}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_PASSWORD_RESET_ENABLED = False
TAGGIT_CASE_INSENSITIVE = True

SILENCED_SYSTEM_CHECKS = ["axes.W002"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    # The level stands at the handler too: the worker's command gives its own loggers a lower one.
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "level": CONFIG.text("log_level").upper(),
        }
    },
    "root": {"handlers": ["console"], "level": CONFIG.text("log_level").upper()},
}
