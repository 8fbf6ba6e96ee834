"""Tables for `server.urls`: which addresses only wrap another one.

Plain strings and tuples, so that a snapshot can carry them; the patterns mean the same in Python and in JavaScript.
Holds no rule and knows no outlet.
"""

from __future__ import annotations

from typing import NamedTuple


class Wrapper(NamedTuple):
    """Addresses that only lead to, keep, translate or show another one.

    :param name: what an answer calls it
    :param hosts: as in `Page.host` without ``www.``; ``.x.y`` means every host below ``x.y``; ``x:`` means a scheme
    :param path: pattern of the path; without ``params``, of path, query and fragment: its groups joined are the target
    :param params: parameters that may hold the target, in lower case; the first one present counts
    :param code: how the target is written: ``plain``, ``base64``, ``bing``, ``query-encoded`` (its question mark is),
        ``proofpoint-2``, ``proofpoint-3`` or ``translated-host``
    :param value: pattern whose first group is the target within the decoded value
    """

    name: str
    hosts: tuple[str, ...]
    path: str = "^"
    params: tuple[str, ...] = ()
    code: str = "plain"
    value: str = ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# https://www.google.com/supported_domains
_GOOGLE_SUFFIXES = """
com ad ae al am as at az ba be bf bg bi bj bs bt by ca cat cd cf cg ch ci cl cm cn co.ao co.bw co.ck co.cr co.id co.il
co.in co.jp co.ke co.kr co.ls co.ma co.mz co.nz co.th co.tz co.ug co.uk co.uz co.ve co.vi co.za co.zm co.zw com.af
com.ag com.ar com.au com.bd com.bh com.bn com.bo com.br com.bz com.co com.cu com.cy com.do com.ec com.eg com.et com.fj
com.gh com.gi com.gt com.hk com.jm com.kh com.kw com.lb com.ly com.mm com.mt com.mx com.my com.na com.ng com.ni com.np
com.om com.pa com.pe com.pg com.ph com.pk com.pr com.py com.qa com.sa com.sb com.sg com.sl com.sv com.tj com.tr com.tw
com.ua com.uy com.vc com.vn cv cz de dj dk dm dz ee es fi fm fr ga ge gg gl gm gr gy hn hr ht hu ie im iq is it je jo kg
ki kz la li lk lt lu lv md me mg mk ml mn mu mv mw ne nl no nr nu pl pn ps pt ro rs ru rw sc se sh si sk sm sn so sr st
td tg tl tm tn to tt vu ws
"""
_GOOGLE = tuple(f"google.{suffix}" for suffix in _words(_GOOGLE_SUFFIXES))
_YANDEX = tuple(f"yandex.{suffix}" for suffix in _words("ru com by kz uz com.tr com.am com.ge"))
_ARCHIVE_ORG = _words("web.archive.org archive.org wayback.archive.org web-beta.archive.org liveweb.archive.org")
_ARCHIVE_TODAY = tuple(f"archive.{suffix}" for suffix in _words("today fo is li md ph vn"))
_SAFELINKS = _words("""
.safelinks.protection.outlook.com .safelinks.protection.office365.us .safelinks.protection.partner.outlook.cn
statics.teams.cdn.office.net
""")
_PROXIES = _words("""
12ft.io 1ft.io removepaywall.com removepaywalls.com smry.ai freedium.cfd freedium-mirror.cfd outline.com txtify.it r.jina.ai
via.hypothes.is
""")
_FACEBOOK = _words(
    "l.facebook.com lm.facebook.com facebook.com m.facebook.com mbasic.facebook.com touch.facebook.com web.facebook.com"
)
_PROOFPOINT = _words("urldefense.com urldefense.us urldefense.proofpoint.com")
_VIEWERS = _words("docs.google.com drive.google.com")
_URL = ("url",)
_ADDRESS = "^(https?:[^ ]+)$"  # of a parameter that may hold any words
_HTTP_PATH = "^/(https?:.+)$"
_HOST_PATH = "^/((?:[A-Za-z0-9-]+\\.)+[A-Za-z][A-Za-z0-9-]+/.*)$"  # more than a file of the proxy's own

# Origin: the operators' own addresses; who redirects by which parameter was also read in brave/adblock-lists
# (debounce.json, MPL-2.0) and ClearURLs/Rules (LGPL-3.0).
WRAPPERS = (
    # a browser's own ways to show a page
    Wrapper("view-source", ("view-source:",), "^(.+)$"),
    Wrapper("reader-mode", ("about:",), "^[Rr][Ee][Aa][Dd][Ee][Rr]$", _URL),
    Wrapper("reader-mode", ("read:", "chrome-distiller:"), params=_URL),
    Wrapper("document-viewer", ("chrome-extension:",), "^/(https?:.+)$"),
    # copies for quick display
    Wrapper("amp-viewer", (*_GOOGLE, "bing.com"), "^/amp/(?:s/)?(.+)$", code="query-encoded"),
    Wrapper(
        "amp-cache",
        _words("cdn.ampproject.org .cdn.ampproject.org amp.cloudflare.com .amp.cloudflare.com bing-amp.com .bing-amp.com"),
        "^/(?:(?:wp/)?[cv]/|wp/)(?:s/)?(.+)$",
    ),
    Wrapper("turbo-pages", (".turbopages.org",), "^/(?!proxy_u/)([^/]+)/s(/.*)$"),
    Wrapper("turbo-pages", _YANDEX, "^/turbo/?$", ("text",)),
    Wrapper("turbo-pages", _YANDEX, "^/turbo/([^/]+)/s(/.*)$"),
    Wrapper("web-light", ("googleweblight.com",), params=("lite_url", "u")),
    # archives
    Wrapper("web-archive", _ARCHIVE_ORG, "^/web/(?:[0-9]{1,14}(?:[a-z]{2}_)?\\*?/|[0-9]*\\*/)?([^?#]+.*)$"),
    Wrapper("web-archive", _ARCHIVE_ORG, "^/save/(?:_embed/)?(.+)$"),
    Wrapper("web-archive", _ARCHIVE_ORG, "^/(?:(?:details|screenshot)/)?(https?:.+)$"),
    Wrapper("web-archive", ("wayback.archive-it.org",), "^/[^/]+/[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("arquivo.pt",), "^/(?:noFrame/replay|wayback)/[0-9]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webarchive.nationalarchives.gov.uk",), "^/(?:ukgwa/)?[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webarchive.loc.gov",), "^/all/[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webarchive.org.uk",), "^/wayback/(?:[a-z]{2}/)?archive/[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webcitation.org",), "^/query$", _URL),
    Wrapper("web-archive", ("megalodon.jp",), "^/[0-9]{4}(?:-[0-9]+)+/(.+)$"),
    Wrapper("web-archive", ("timetravel.mementoweb.org",), "^/(?:list|memento|reconstruct)/(?:[0-9]+/)?(.+)$"),
    Wrapper("archive-today", _ARCHIVE_TODAY, "^/(?:submit/?)?$", _URL),
    Wrapper("archive-today", _ARCHIVE_TODAY, _HTTP_PATH),
    Wrapper("archive-today", _ARCHIVE_TODAY, "^/(?:newest|oldest|latest|timegate|timemap|o/[A-Za-z0-9]+|[0-9][0-9.-]*)/(.+)$"),
    Wrapper("archive-today", _ARCHIVE_TODAY, "^/search/?$", ("q",), value=_ADDRESS),
    Wrapper("archive-today", _ARCHIVE_TODAY, _HOST_PATH),
    Wrapper(
        "google-cache",
        ("webcache.googleusercontent.com", *_GOOGLE),
        "^/search$",
        ("q",),
        value="^cache:(?:[A-Za-z0-9_-]{12}:)?([^ ]+)",
    ),
    Wrapper("bing-cache", ("cc.bingj.com",), "^/cache\\.aspx$", ("u",)),
    Wrapper("bing-cache", ("cc.bingj.com",), "^/cache\\.aspx$", ("q",), value="^(?:url:)?(https?:[^ ]+)$"),
    # translators
    Wrapper("google-translate", (".translate.goog",), code="translated-host"),
    Wrapper(
        "google-translate",
        (*(f"translate.{host}" for host in _GOOGLE), "translate.googleusercontent.com"),
        "^/(?:translate|translate_c|website)?$",
        ("u",),
    ),
    Wrapper("yandex-translate", tuple(f"translate.{host}" for host in _YANDEX), "^/(?:translate|web)?$", _URL),
    Wrapper("yandex-translate", (".turbopages.org", ".z5h64q92x9.net"), "^/proxy_u/[^/]+/https?/(.+)$"),
    Wrapper("bing-translate", _words("translatetheweb.com ssl.translatetheweb.com"), params=("a",)),
    Wrapper("bing-translate", _words("microsofttranslator.com ssl.microsofttranslator.com"), "^/(?:bv\\.aspx)?$", ("a",)),
    Wrapper("bing-translate", ("bing.com",), "^/translator/?$", ("text",), value=_ADDRESS),
    Wrapper("baidu-translate", ("fanyi.baidu.com",), "^/transpage$", ("query",)),
    Wrapper("papago-translate", ("papago.naver.net",), "^/website$", _URL),
    # search engines and news collections
    Wrapper("google-redirect", _GOOGLE, "^/(?:url|interstitial)$", ("url", "q")),
    Wrapper("google-redirect", _GOOGLE, "^/imgres$", ("imgrefurl",)),
    Wrapper(
        "google-redirect",
        _words("cse.google.com images.google.com maps.google.com scholar.google.com"),
        "^/(?:scholar_)?url$",
        ("url", "q"),
    ),
    Wrapper("google-redirect", ("search.app",), "^/$", ("link",)),
    Wrapper(
        "google-news",
        ("news.google.com",),
        "^/(?:u/[0-9]+/)?(?:__i/rss/rd/|rss/)?(?:articles|read)/([A-Za-z0-9_-]+)",
        code="base64",
        value='^\\x08\\x13"[\\x00-\\xff]{1,2}?(https?://[!-~]+)',
    ),
    Wrapper("google-news", _words("news.google.com news.url.google.com"), "^/news/url$", _URL),
    Wrapper("bing-redirect", ("bing.com",), "^/ck/a$", ("u",), "bing", "^(https?://[!-~]+)$"),
    Wrapper("bing-redirect", ("bing.com",), "^/(?:news/apiclick\\.aspx|newtabredir)$", _URL),
    Wrapper("duckduckgo-redirect", _words("duckduckgo.com html.duckduckgo.com lite.duckduckgo.com"), "^/l/?$", ("uddg",)),
    Wrapper("yandex-redirect", _YANDEX, "^/clck/jsredir$", _URL),
    Wrapper("yandex-cache", _words("hghltd.yandex.net yandexwebcache.net"), "^/yandbtm$", _URL),
    Wrapper("yahoo-redirect", _words("r.search.yahoo.com r.search.yahoo.co.jp"), "/RU=([^/]+)/"),
    # social networks
    Wrapper("facebook-redirect", _FACEBOOK, "^/l\\.php$", ("u",)),
    Wrapper("facebook-redirect", _words("facebook.com m.facebook.com"), "^/flx/warn/?$", ("u",)),
    Wrapper("facebook-redirect", _words("l.messenger.com l.threads.com l.threads.net l.workplace.com l.wl.co"), params=("u",)),
    Wrapper("instagram-redirect", ("l.instagram.com",), params=("u",)),
    Wrapper("reddit-redirect", ("out.reddit.com",), params=_URL),
    Wrapper("tumblr-redirect", ("t.umblr.com",), "^/redirect$", ("z",)),
    Wrapper("vk-redirect", _words("vk.com m.vk.com away.vk.com vk.ru m.vk.ru away.vk.ru"), "^/away(?:\\.php)?$", ("to",)),
    Wrapper("linkedin-redirect", ("linkedin.com",), "^/(?:safety/go|redir/redirect|redir/general-malware-page)/?$", _URL),
    Wrapper("youtube-redirect", _words("youtube.com m.youtube.com"), "^/redirect$", ("q",)),
    Wrapper("telegram-view", _words("t.me telegram.me"), "^/iv$", _URL),
    Wrapper("pinterest-redirect", ("pinterest.com",), "^/offsite/?$", _URL),
    Wrapper("tiktok-redirect", ("tiktok.com",), "^/link/v2$", ("target",)),
    Wrapper(
        "substack-redirect", ("substack.com",), "^/redirect/2/([A-Za-z0-9_-]+)", code="base64", value='"e":"(https?://[^"]+)"'
    ),
    Wrapper("medium-redirect", ("medium.com",), "^/r/?$", _URL),
    Wrapper("steam-redirect", ("steamcommunity.com",), "^/linkfilter/?$", ("u", "url")),
    Wrapper("soundcloud-redirect", _words("exit.sc gate.sc"), params=_URL),
    Wrapper("pocket-redirect", ("getpocket.com",), "^/redirect$", _URL),
    Wrapper("x-redirect", _words("x.com twitter.com"), "^/safety/unsafe_link_warning$", ("unsafe_link",)),
    Wrapper("ok-redirect", _words("ok.ru m.ok.ru connect.ok.ru"), "^/dk$", ("st.link",)),
    Wrapper("weibo-redirect", _words("weibo.cn weibo.com"), "^/sinaurl$", ("u", "toasturl")),
    Wrapper("zhihu-redirect", ("link.zhihu.com",), "^/?$", ("target",)),
    Wrapper("douban-redirect", ("douban.com",), "^/link2/?$", _URL),
    Wrapper("quora-redirect", ("quora.com",), "^/_/redirect$", _URL),
    Wrapper("disqus-redirect", ("disq.us",), "^/(?:url)?$", _URL, value="^(https?:.+?)(?::[A-Za-z0-9_-]{27})?$"),
    # guards of mail and chat
    Wrapper("safelinks", _SAFELINKS, params=_URL),
    Wrapper("mail-redirect", _words("deref-web.de deref-gmx.net deref-gmx.com deref-mail.com"), params=("redirecturl",)),
    Wrapper("plain-redirect", _words("href.li anonym.to nullrefer.com"), "^/\\?(https?:.+)$"),
    Wrapper("slack-redirect", ("slack-redir.net",), "^/link$", _URL),
    Wrapper("proofpoint", _PROOFPOINT, "^/v1/url$", ("u",)),
    Wrapper("proofpoint", _PROOFPOINT, "^/v2/url$", ("u",), "proofpoint-2"),
    Wrapper("proofpoint", _PROOFPOINT, "^/v3/__([^!]+)!", code="proofpoint-3"),
    Wrapper("barracuda-redirect", ("linkprotect.cudasvc.com",), "^/url$", ("a",)),
    Wrapper("cisco-redirect", ("secure-web.cisco.com",), "/(https?%3[Aa][^/?]+)"),
    Wrapper("sophos-redirect", (".protection.sophos.com",), params=("u",), code="base64", value="^(https?://[!-~]+)$"),
    Wrapper("symantec-redirect", ("clicktime.symantec.com",), params=("u",)),
    Wrapper("fusemail-redirect", ("clicktime.cloud.postoffice.net",), "^/clicktime\\.php$", ("u",)),
    Wrapper("trustwave-redirect", ("scanmail.trustwave.com",), "^/$", ("u",)),
    Wrapper("edgepilot-redirect", ("link.edgepilot.com",), "^/s/", ("u",)),
    Wrapper("libraesva-redirect", ("urlsand.esvalabs.com",), "^/$", ("u",)),
    Wrapper("checkpoint-redirect", _words("protect.checkpoint.com url.avanan.click"), "^/v2/(?:[a-z0-9]+/)?___(.+?)___"),
    # what shows a document of another site
    Wrapper("document-viewer", _VIEWERS, "^/(?:g?view|viewer(?:ng/viewer)?)$", _URL),
    Wrapper("document-viewer", ("view.officeapps.live.com",), "^/op/(?:view|embed)\\.aspx$", ("src",)),
    # proxies that show a page without its paywall or its layout
    Wrapper("proxy", _words("12ft.io 1ft.io"), "^/(?:api/)?proxy$", ("q",)),
    Wrapper("proxy", _words("removepaywall.com removepaywalls.com"), "^/search$", _URL),
    Wrapper("proxy", _words("smry.ai hyp.is printfriendly.com"), "^/(?:proxy|go|print/?)$", _URL),
    Wrapper("proxy", ("archivebuttons.com",), "^/articles$", ("article",)),
    Wrapper("proxy", ("instapaper.com",), "^/text$", ("u",)),
    Wrapper("proxy", _PROXIES, _HTTP_PATH),
    Wrapper("proxy", _PROXIES, _HOST_PATH),
)

# What a listed outlet's own site calls another dress of the same page. Elsewhere these may name pages of their own.
VARIANT_LABELS = {"amp": "amp", "m": "mobile", "mobile": "mobile", "mobil": "mobile", "print": "print"}
VARIANT_PATHS = (  # the groups joined are the page's own path
    ("amp", "^(?!/wiki/)(.*)/amp(?:\\.html|/1)?/?$"),
    ("amp", "^/amp(/.+)$"),
    ("amp", "^(/news)/amp(/.+)$"),
    ("amp", "^(/article)/amp(/id.+)$"),
    ("amp", "^(.*/article-?[0-9]+)/amp(/.+)$"),
    ("amp", "^(.*/)amp_(articleshow/.+)$"),
    ("amp", "^(?!/wiki/)(.+)\\.amp((?:\\.html?)?)$"),
    ("amp", "^(.+-(?:a-[0-9]{6,8}|[0-9a-f]{12}))-amp((?:\\.html)?)$"),
    ("amp", "^(.+[0-9])!amp$"),
    ("print", "^(/(?!wiki/)(?:[^/]+/.+|[^/0-9-]*[0-9-][^/]*))/print/?$"),  # `/world/print` may be a section
    ("print", "^(.+-a-[0-9]{6,8})-druck(\\.html)$"),
)
VARIANT_PARAMS = {  # in lower case
    "amp": "amp",
    "amp=": "amp",
    "amp=1": "amp",
    "amp=true": "amp",
    "_amp=true": "amp",
    "format=amp": "amp",
    "layout=amp": "amp",
    "mode=amp": "amp",
    "service=amp": "amp",
    "type=amp": "amp",
    "view=amp": "amp",
    "output=amp": "amp",
    "outputtype=amp": "amp",
    "pagewanted=print": "print",
    "print": "print",
    "print=": "print",
    "print=1": "print",
    "print=true": "print",
    "print=yes": "print",
    "printable=yes": "print",
    "printingpage=true": "print",
    "printpagedarticle=true": "print",
    "view=print": "print",
}
VARIANT_WORDS = ("amp", "print", "druck")  # one of them stands in every such path or query
