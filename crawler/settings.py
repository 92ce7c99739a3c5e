"""Scrapy's settings, each with its reason. What a maintainer may set is in storage/config.py."""

from importlib.metadata import version

from crawler.log_context import crawl_of
from crawler.robots import AGENT
from storage.config import load_settings
from storage.log_lines import configure

_settings = load_settings()
_crawl = _settings.crawl

BOT_NAME = AGENT
SPIDER_MODULES = ["crawler.spiders"]

# --- who we are -------------------------------------------------------------------------------
_contact = f"; +{_crawl.contact}" if _crawl.contact else ""
USER_AGENT = f"{AGENT}/{version('konzeptmonitor')} (Forschung zu Integrationskonzepten{_contact})"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "de",  # German pages of sites that have several languages
}

# --- politeness -------------------------------------------------------------------------------
DOWNLOAD_DELAY = _crawl.delay_seconds
DOWNLOAD_DELAY_JITTER = 0.0  # the pause is a promise, not a range
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one connection per host; slots are named by crawler.dispatcher
CONCURRENT_REQUESTS = max(16, _crawl.concurrent_districts)  # each district has at most one under way

# --- the network ------------------------------------------------------------------------------
TWISTED_DNS_RESOLVER = "crawler.resolver.GuardedResolver"
DNSCACHE_ENABLED = False  # the guard must see every resolution; the system caches
ALLOWED_NETWORKS = _crawl.allowed_networks
RESOLVE = _crawl.resolve
DOWNLOAD_TIMEOUT = _crawl.timeout_seconds
DOWNLOAD_MAXSIZE = int(_crawl.max_body_mb * 1024 * 1024)
DOWNLOAD_WARNSIZE = 0  # large papers are normal
DOWNLOAD_VERIFY_CERTIFICATES = _crawl.verify_tls
DOWNLOAD_FAIL_ON_DATALOSS = True  # a truncated answer is no observation
DOWNLOAD_HANDLERS = {
    "http": "crawler.handler.CountedHandler",
    "https": "crawler.handler.CountedHandler",
    **dict.fromkeys(("file", "ftp", "s3", "data")),  # the web only
}

# --- components: what we do ourselves is off, which also halves the cost of a page -------------
SCHEDULER = "crawler.scheduler.VisitScheduler"
DOWNLOADER_MIDDLEWARES_BASE = {
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
ITEM_PIPELINES: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
TELNETCONSOLE_ENABLED = False
CONCURRENT_ITEMS = 1  # we yield none, and Scrapy starts a task for each of these on every answer
COOKIES_ENABLED = False  # every visit is a first visit: no session of ours in any address
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

# --- log --------------------------------------------------------------------------------------
LOG_LEVEL = "INFO"
LOGSTATS_INTERVAL = 0
LOG_INSTALL_ROOT_HANDLER = False  # ours writes Scrapy's lines too, from the first one on
configure(
    _settings.log.format, names=crawl_of
)  # here, since a crawl process reads its settings before it logs anything
