"""Tables for `server.urls`: which addresses only wrap another one, and which parameters only track.

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
    :param params: parameters that may hold the target; the first one present counts
    :param code: how the target is written: ``plain``, ``base64``, ``bing``, ``proofpoint-2``, ``proofpoint-3`` or
        ``translated-host``
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
_ARCHIVE_ORG = _words("web.archive.org archive.org wayback.archive.org")
_ARCHIVE_TODAY = tuple(f"archive.{suffix}" for suffix in _words("today fo is li md ph vn"))
_URL = ("url",)
_HTTP_PATH = "^/(https?:.+)$"

# Origin: the operators' own addresses; who redirects by which parameter was also read in brave/adblock-lists
# (debounce.json, MPL-2.0) and ClearURLs/Rules (LGPL-3.0).
WRAPPERS = (
    # a browser's own ways to show a page
    Wrapper("view-source", ("view-source:",), "^(.+)$"),
    Wrapper("reader-mode", ("about:",), "^reader$", _URL),
    Wrapper("reader-mode", ("read:", "chrome-distiller:"), params=_URL),
    # copies for quick display
    Wrapper("amp-viewer", (*_GOOGLE, "bing.com"), "^/amp/(?:s/)?(.+)$"),
    Wrapper(
        "amp-cache",
        _words("cdn.ampproject.org .cdn.ampproject.org amp.cloudflare.com .amp.cloudflare.com bing-amp.com .bing-amp.com"),
        "^/(?:wp/)?[cv]/(?:s/)?(.+)$",
    ),
    Wrapper("turbo-pages", (".turbopages.org",), "^/(?!proxy_u/)([^/]+)/s(/.*)$"),
    Wrapper("turbo-pages", _YANDEX, "^/turbo/?$", ("text",)),
    Wrapper("turbo-pages", _YANDEX, "^/turbo/([^/]+)/s(/.*)$"),
    Wrapper("web-light", ("googleweblight.com",), params=("lite_url", "u")),
    # archives
    Wrapper("web-archive", _ARCHIVE_ORG, "^/web/(?:[0-9]{1,14}(?:[a-z]{2}_)?\\*?/|[0-9]*\\*/)?([^?#]+.*)$"),
    Wrapper("web-archive", _ARCHIVE_ORG, "^/save/(?:_embed/)?(.+)$"),
    Wrapper("web-archive", ("web.archive.org",), _HTTP_PATH),
    Wrapper("web-archive", ("wayback.archive-it.org",), "^/[^/]+/[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("arquivo.pt",), "^/(?:noFrame/replay|wayback)/[0-9]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webarchive.nationalarchives.gov.uk",), "^/(?:ukgwa/)?[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webarchive.loc.gov",), "^/all/[0-9*]+(?:[a-z]{2}_)?/(.+)$"),
    Wrapper("web-archive", ("webcitation.org",), "^/query$", _URL),
    Wrapper("archive-today", _ARCHIVE_TODAY, "^/(?:submit/?)?$", _URL),
    Wrapper("archive-today", _ARCHIVE_TODAY, _HTTP_PATH),
    Wrapper("archive-today", _ARCHIVE_TODAY, "^/(?:newest|oldest|timegate|timemap|o/[A-Za-z0-9]+|[0-9][0-9.-]*)/(.+)$"),
    Wrapper(
        "google-cache",
        ("webcache.googleusercontent.com",),
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
        "^/(?:translate|translate_c|website)$",
        ("u",),
    ),
    Wrapper("yandex-translate", tuple(f"translate.{host}" for host in _YANDEX), "^/(?:translate|web)?$", _URL),
    Wrapper("yandex-translate", (".turbopages.org", ".z5h64q92x9.net"), "^/proxy_u/[^/]+/https?/(.+)$"),
    Wrapper("bing-translate", _words("translatetheweb.com ssl.translatetheweb.com"), params=("a",)),
    Wrapper("bing-translate", _words("microsofttranslator.com ssl.microsofttranslator.com"), "^/(?:bv\\.aspx)?$", ("a",)),
    # search engines and news collections
    Wrapper("google-redirect", _GOOGLE, "^/url$", ("url", "q")),
    Wrapper("google-redirect", ("search.app",), "^/$", ("link",)),
    Wrapper(
        "google-news",
        ("news.google.com",),
        "^/(?:__i/rss/rd/|rss/)?(?:articles|read)/([A-Za-z0-9_-]+)",
        code="base64",
        value='^\\x08\\x13"[\\x00-\\xff]{1,2}?(https?://[!-~]+)',
    ),
    Wrapper("google-news", ("news.google.com",), "^/news/url$", _URL),
    Wrapper("bing-redirect", ("bing.com",), "^/ck/a$", ("u",), "bing", "^(https?://[!-~]+)$"),
    Wrapper("duckduckgo-redirect", _words("duckduckgo.com html.duckduckgo.com"), "^/l/?$", ("uddg",)),
    Wrapper("yahoo-redirect", _words("r.search.yahoo.com r.search.yahoo.co.jp"), "/RU=([^/]+)/"),
    # social networks
    Wrapper("facebook-redirect", _words("l.facebook.com lm.facebook.com facebook.com m.facebook.com"), "^/l\\.php$", ("u",)),
    Wrapper("facebook-redirect", _words("facebook.com m.facebook.com"), "^/flx/warn/?$", ("u",)),
    Wrapper("facebook-redirect", _words("l.messenger.com l.threads.com l.threads.net"), params=("u",)),
    Wrapper("instagram-redirect", ("l.instagram.com",), params=("u",)),
    Wrapper("reddit-redirect", ("out.reddit.com",), params=_URL),
    Wrapper("tumblr-redirect", ("t.umblr.com",), "^/redirect$", ("z",)),
    Wrapper("vk-redirect", _words("vk.com m.vk.com vk.ru m.vk.ru"), "^/away(?:\\.php)?$", ("to",)),
    Wrapper("linkedin-redirect", ("linkedin.com",), "^/(?:safety/go|redir/redirect)/?$", _URL),
    Wrapper("youtube-redirect", _words("youtube.com m.youtube.com"), "^/redirect$", ("q",)),
    Wrapper("telegram-view", _words("t.me telegram.me"), "^/iv$", _URL),
    Wrapper("medium-redirect", ("medium.com",), "^/r/?$", _URL),
    Wrapper("steam-redirect", ("steamcommunity.com",), "^/linkfilter/?$", ("u", "url")),
    Wrapper("soundcloud-redirect", _words("exit.sc gate.sc"), params=_URL),
    Wrapper("pocket-redirect", ("getpocket.com",), "^/redirect$", _URL),
    # guards of mail and chat
    Wrapper("safelinks", _words(".safelinks.protection.outlook.com statics.teams.cdn.office.net"), params=_URL),
    Wrapper("slack-redirect", ("slack-redir.net",), "^/link$", _URL),
    Wrapper("proofpoint", ("urldefense.proofpoint.com",), "^/v1/url$", ("u",)),
    Wrapper("proofpoint", ("urldefense.proofpoint.com",), "^/v2/url$", ("u",), "proofpoint-2"),
    Wrapper(
        "proofpoint",
        _words("urldefense.com urldefense.us urldefense.proofpoint.com"),
        "^/v3/__([^!]+)!",
        code="proofpoint-3",
    ),
    Wrapper("barracuda-redirect", ("linkprotect.cudasvc.com",), "^/url$", ("a",)),
    Wrapper("cisco-redirect", ("secure-web.cisco.com",), "/(https?%3[Aa][^/?]+)"),
    Wrapper("sophos-redirect", (".protection.sophos.com",), params=("u",), code="base64", value="^(https?://[!-~]+)$"),
    # proxies that show a page without its paywall or its layout
    Wrapper("proxy", ("12ft.io",), "^/(?:api/)?proxy$", ("q",)),
    Wrapper("proxy", _words("removepaywall.com removepaywalls.com"), "^/search$", _URL),
    Wrapper(
        "proxy",
        _words("12ft.io 1ft.io removepaywall.com removepaywalls.com smry.ai freedium.cfd outline.com txtify.it r.jina.ai"),
        _HTTP_PATH,
    ),
)

# What a listed outlet's own site calls another dress of the same page. Elsewhere these may name pages of their own.
VARIANT_LABELS = {"amp": "amp", "m": "mobile", "mobile": "mobile", "mobil": "mobile", "print": "print"}
VARIANT_PATHS = (  # the groups joined are the page's own path
    ("amp", "^(.*)/amp(?:\\.html|/1)?/?$"),
    ("amp", "^/amp(/.+)$"),
    ("amp", "^(/news)/amp(/.+)$"),
    ("amp", "^(.*/article-[0-9]+)/amp(/.+)$"),
    ("amp", "^(.*/)amp_(articleshow/.+)$"),
    ("amp", "^(.+)\\.amp((?:\\.html?)?)$"),
    ("amp", "^(.+-(?:a-[0-9]{6,8}|[0-9a-f]{12}))-amp$"),
    ("print", "^(/.+)/print/?$"),
)
VARIANT_PARAMS = {  # in lower case
    "amp": "amp",
    "amp=": "amp",
    "amp=1": "amp",
    "amp=true": "amp",
    "output=amp": "amp",
    "outputtype=amp": "amp",
    "pagewanted=print": "print",
    "print": "print",
    "print=": "print",
    "print=1": "print",
    "print=true": "print",
    "print=yes": "print",
    "printable=yes": "print",
    "view=print": "print",
}
VARIANT_WORDS = ("amp", "print")  # one of them stands in every such path or query

# Parameters that only tell how a reader came, safe to drop on every host. Lower case; a star ends a prefix. Read for
# facts in brave/adblock-lists (query-filter.json, clean-urls.json; MPL-2.0) and ClearURLs/Rules (LGPL-3.0), the rest
# is known from use. What any site may use to name a page (id, p, ref, source, s, t, …) stays out.
TRACKING = _words("""
utm_* mtm_* hsa_* itm_campaign itm_content itm_medium itm_source itm_term pk_campaign pk_cid pk_content pk_keyword
pk_kwd pk_medium pk_source piwik_campaign piwik_kwd wt_mc wt_zmc wtmc wtrid xtor at_medium at_campaign s_cid cmpid
__hsfp __hssc __hstc _hsenc _hsmi hsctatracking mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash oly_anon_id
oly_enc_id vero_conv vero_id _bhlid ck_subscriber_id et_rid sfmc_activityid sfmc_id ss_email_id bsft_clkid bsft_uid
bbeml _kx hmb_campaign hmb_medium hmb_source cm_mmc

gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid _ga _gl gs_l srsltid fbclid fb_action_ids fb_action_types
fb_source fb_ref action_object_map action_type_map action_ref_map igsh igshid msclkid yclid ymclid ysclid yadclid
_openstat twclid __twitter_impression ref_src ttclid rb_clickid irclickid irgwc wickedid syclid _branch_match_id
_branch_referrer guccounter guce_referrer guce_referrer_sig sms_click sms_source sms_uph

usqp amp_js_v amp_gsa amp_r amp_ct amp_tf aoh ampshare __amp_source_origin
""")

# The same for names that are known to track on one site, and could name a page on another.
TRACKING_ON = {
    host: _words(names)
    for host, names in {
        "bbc.com": "at_* ns_* ocid intlink_from_url",
        "bbc.co.uk": "at_* ns_* ocid intlink_from_url",
        "bloomberg.com": "srnd sref in_source leadsource trk",
        "cbsnews.com": "ftag intcid linkid",
        "dailymail.co.uk": "ito ico ns_mchannel ns_campaign",
        "dw.com": "maca",
        "economist.com": "fsrc giftid",
        "facebook.com": "mibextid rdid paipv eav sfnsn idorvanity __tn__ __cft__* __xts__*",
        "forbes.com": "sh ss",
        "ft.com": "sharetype segmentid ftcamp trk",
        "instagram.com": "ig_rid",
        "lemonde.fr": "lmd_*",
        "linkedin.com": "trk trackingid trackingcode original_referer rcm",
        "medium.com": "source sk",
        "msn.com": "ocid cvid pc ei",
        "nytimes.com": "smid smtyp referringsource sgrp ugrp unlocked_article_code giftcopy partner emc",
        "reddit.com": "share_id rdt ref_source ref_campaign correlation_id",
        "reuters.com": "taid rpc feedtype feedname",
        "sky.com": "dcmp",
        "spiegel.de": "sara_*",
        "substack.com": "r triedredirect isfreemail showwelcome",
        "telegraph.co.uk": "icid wt.mc_id",
        "theguardian.com": "cmp inticmp intcmp",
        "thetimes.com": "sharetoken",
        "thetimes.co.uk": "sharetoken",
        "tiktok.com": "_t _r is_from_webapp sender_device",
        "twitter.com": "s t cxt cn ref_url",
        "washingtonpost.com": "itid wpisrc wpmm pwapi_token",
        "wsj.com": "mod reflink st",
        "x.com": "s t cxt cn ref_url",
        "yahoo.com": ".tsrc soc_src soc_trk",
        "youtube.com": "si feature pp app ab_channel",
        "youtu.be": "si feature",
    }.items()
}
