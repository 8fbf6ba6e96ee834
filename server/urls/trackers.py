"""Tables for `server.urls`: which parameters of an address only tell how a reader came, and name no page.

Plain strings and tuples, so that a snapshot can carry them. Holds no rule and knows no outlet.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Parameters that only tell how a reader came, safe to drop on every host. Lower case; a star ends a prefix. Read for
# facts in brave/adblock-lists (query-filter.json, clean-urls.json; MPL-2.0) and ClearURLs/Rules (LGPL-3.0), the rest
# is known from use. What any site may use to name a page (id, p, ref, source, s, t, …) stays out.
TRACKING = _words("""
utm_* mtm_* hsa_* itm_campaign itm_content itm_medium itm_source itm_term pk_campaign pk_cid pk_content pk_keyword
pk_kwd pk_medium pk_source piwik_campaign piwik_kwd wt_mc wt_zmc wtmc wtrid xtor at_medium at_campaign s_cid cmpid
__hsfp __hssc __hstc _hsenc _hsmi hsctatracking mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash oly_anon_id
oly_enc_id vero_conv vero_id _bhlid ck_subscriber_id et_rid sfmc_activityid sfmc_id ss_email_id bsft_clkid bsft_uid
bbeml _kx hmb_campaign hmb_medium hmb_source cm_mmc
matomo_* otm_* pk_cpn __s vgo_ee mc_tc ml_sub ml_sub_hash et_cid et_lid dm_i echobox elqtrack elqtrackid trk_contact
trk_module trk_msg trk_sid sc_customer sc_eh sc_lid sc_llid sc_src sc_uid ss_campaign_id ss_campaign_name
ss_campaign_sent_date ss_source os_ehash mindbox-click-id cx_click cx_recsorder cx_recswidget ns_campaign ns_fee
ns_linkname ns_mchannel ns_source at_recipient_id at_recipient_list

gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid _ga _gl gs_l srsltid fbclid fb_action_ids fb_action_types
fb_source fb_ref action_object_map action_type_map action_ref_map igsh igshid msclkid yclid ymclid ysclid yadclid
_openstat twclid __twitter_impression ref_src ttclid li_fat_id sccid epik rdt_cid unicorn_click_id fb_comment_id
rb_clickid irclickid irgwc wickedid syclid _branch_match_id
_branch_referrer guccounter guce_referrer guce_referrer_sig sms_click sms_source sms_uph

usqp amp_js_v amp_gsa amp_r amp_ct amp_tf aoh ampshare __amp_source_origin
""")

# The same for names that are known to track on one site, and could name a page on another.
TRACKING_ON = {
    host: _words(names)
    for host, names in {
        "aljazeera.com": "traffic_source",
        "bbc.com": "at_* ns_* ocid intlink_from_url",
        "bbc.co.uk": "at_* ns_* ocid intlink_from_url",
        "bild.de": "t_ref",
        "bloomberg.com": "srnd sref in_source leadsource trk",
        "cbsnews.com": "ftag intcid linkid",
        "cnn.com": "cid",
        "dailymail.co.uk": "ito ico",
        "dw.com": "maca",
        "economist.com": "fsrc giftid",
        "facebook.com": "mibextid rdid paipv eav sfnsn idorvanity __tn__ __cft__* __xts__*",
        "faz.net": "gepc",
        "forbes.com": "sh ss",
        "foxnews.com": "intcmp",
        "ft.com": "sharetype segmentid ftcamp trk",
        "instagram.com": "ig_rid",
        "lemonde.fr": "lmd_*",
        "linkedin.com": "trk trackingid trackingcode original_referer rcm",
        "medium.com": "source sk",
        "msn.com": "ocid cvid pc ei",
        "nytimes.com": "smid smtyp referringsource sgrp ugrp unlocked_article_code giftcopy partner emc",
        "politico.com": "nlid nname nrid",
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
