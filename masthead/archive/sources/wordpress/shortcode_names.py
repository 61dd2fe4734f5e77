"""Names of shortcodes that are met in newspapers' archives, by what becomes of them."""

from __future__ import annotations

from masthead.archive.sources.wordset import word_set

CORE = frozenset(["caption", "wp_caption", "gallery", "playlist", "audio", "video", "embed"])
"""Registered by WordPress itself: always a shortcode, even as a bare word."""

LAYOUT_PREFIXES = (
    "vc_", "et_pb_", "su_", "fusion_", "av_", "cs_", "fl_", "wpb_", "mk_", "tatsu_", "ux_", "ess_grid", "cmsms_",
    "kc_", "tm_pb_", "thrive_", "mvc_", "nectar_", "qode_", "edgtf_", "mkdf_", "eltdf_", "td_block_", "tdc_", "tdb_",
    "vcex_", "dt_", "lvca_", "wolf_", "elementor-", "siteorigin_", "themify_", "ot_", "ultimate_", "gem_",
)  # fmt: skip
"""Page builders: the wrapper goes, its content stays."""

LAYOUT = word_set(
    "row column columns col one_half one_third one_fourth one_fifth two_third two_thirds three_fourth "
    "one_half_last one_third_last one_fourth_last two_third_last three_fourth_last half third fourth "
    "section container box infobox info_box alert notice message content_box callout tabs tab tabgroup "
    "accordion accordions accordion-item toggle toggles spoiler expand panel intro lead dropcap dropcaps "
    "highlight tooltip small big center clear clearfix divider hr line spacer gap separator list "
    "checklist icon_list raw noformat no_format nolink fullwidth full_width boxed wrap frame_left "
    "frame_right frame_center left right align sidebar aside pre_tag members-only members_only member "
    "private hidden feed restrict loggedin visitor is_user_logged_in membership subscriber paywall "
    "wcm_restrict print_only web_only span div"
)

INLINE = word_set(
    "dropcap dropcaps highlight tooltip su_dropcap su_highlight su_tooltip su_label su_abbreviation "
    "su_popup nolink small big span fusion_dropcap fusion_highlight av_dropcap1 av_dropcap2 "
    "fusion_popover fusion_tooltip"
)
"""Wrappers inside a sentence: taking them away must not part a word."""

OTHER_PLUGINS = word_set(
    "contact-form contact-form-7 contact_form contact-field gravityform gravityforms ninja_form "
    "ninja_forms wpforms formidable mc4wp_form mc4wp-form caldera_form forminator_form fluentform "
    "everest_form ngg ngg_images nggallery singlepic slideshow rev_slider layerslider metaslider "
    "smartslider3 soliloquy envira-gallery foogallery modula tablepress table_of_contents toc poll "
    "yop_poll wp-polls crowdsignal polldaddy archives blog_subscription_form jetpack_subscription_form "
    "recent-posts recent_posts related_posts related-posts sitemap wp_sitemap_page simple-sitemap "
    "woocommerce_cart woocommerce_checkout woocommerce_my_account product_page add_to_cart products "
    "recipe latex portfolio googlemaps googlemap google_maps wpgmza mapsmarker leaflet-map adsense "
    "adrotate ad_inserter bannerads the_ad the_ad_group advads dfp_ads social_share addthis addtoany "
    "sharethis supsystic mailpoet_form subscribe2 newsletter newsletter_form paypal_button give_form "
    "donation_form donate civicrm events_calendar tribe_events eventlist wp_rss_retriever rss-feed "
    "display-posts catlist listcategory insert_post post_grid the-post-grid wpdm_package download "
    "download_link file_away docs embeddoc pdf-embedder pdfviewer flipbook dflip real3dflipbook timeline "
    "events_list job_listings bbp-forum-index user_registration login-form wp_login_form wp-members "
    "cleveryoutube contentcards zoomsounds sc_embed_player powerpress dnd-wp-related bibshow bibcite "
    "references footnotes table chart visualizer wpdatatable amazon_link ai_playlist tm_timeline wpv-view "
    "types"
)
"""Drawn by plugins that are not there any more: reported, and kept for the newsroom."""

VIDEO_SITES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "su_youtube": "https://www.youtube.com/watch?v={}",
    "su_youtube_advanced": "https://www.youtube.com/watch?v={}",
    "fusion_youtube": "https://www.youtube.com/watch?v={}",
    "youtube_sc": "https://www.youtube.com/watch?v={}",
    "yt": "https://www.youtube.com/watch?v={}",
    "tube": "https://www.youtube.com/watch?v={}",
    "ytp_video": "https://www.youtube.com/watch?v={}",
    "lyte": "https://www.youtube.com/watch?v={}",
    "arve": "{}",
    "embedyt": "{}",
    "vimeo": "https://vimeo.com/{}",
    "su_vimeo": "https://vimeo.com/{}",
    "fusion_vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "su_dailymotion": "https://www.dailymotion.com/video/{}",
    "ted": "https://www.ted.com/talks/{}",
    "videopress": "https://videopress.com/v/{}",
    "wpvideo": "https://videopress.com/v/{}",
    "vine": "https://vine.co/v/{}",
    "twitchtv": "https://www.twitch.tv/{}",
    "gist": "https://gist.github.com/{}",
    "soundcloud": "{}",
    "spotify": "https://open.spotify.com/{}",
    "mixcloud": "https://www.mixcloud.com/{}",
    "bandcamp": "{}",
    "instagram": "https://www.instagram.com/p/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "facebook": "{}",
    "kickstarter": "{}",
    "medium": "{}",
    "flickr": "{}",
    "tiktok": "{}",
    "pinterest": "{}",
    "reddit": "{}",
    "giphy": "https://giphy.com/gifs/{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/key/{}",
    "scribd": "https://www.scribd.com/document/{}",
    "issuu": "https://issuu.com/{}",
    "documentcloud": "{}",
    "iframe": "{}",
    "sketchfab": "{}",
    "googlevideo": "https://video.google.com/videoplay?docid={}",
    "liveleak": "https://www.liveleak.com/view?i={}",
    "metacafe": "https://www.metacafe.com/watch/{}",
    "su_video_embed": "{}",
    "et_pb_video": "{}",
    "vc_video": "{}",
    "vc_tweetmeme": "{}",
    "fusion_audio_embed": "{}",
}
"""How the identifier given in a shortcode becomes an address."""
EXTRA = frozenset({"media-credit", "credit", "sourcecode", "sourcecode-inline", "vc_raw_html", "vc_raw_js"})

_NO_WORDS = word_set(
    "adrotate addthis addtoany adsense advads bannerads bibcite bibshow catlist civicrm contentcards crowdsignal "
    "dflip embeddoc eventlist flipbook foogallery formidable forminator googlemap googlemaps gravityform "
    "gravityforms layerslider listcategory metaslider nggallery pdfviewer polldaddy powerpress sharethis singlepic "
    "soliloquy supsystic tablepress wpdatatable wpforms wpgmza zoomsounds"
)
"""Names of plugins that no sentence holds in brackets."""

SAID = word_set(
    "sic laughter laughs laughing applause applauds cheers cheering music singing crosstalk inaudible unintelligible "
    "indistinct pause silence sighs chuckles crying expletive redacted deleted removed omitted blank continued "
    "translated translation emphasis ends end begins begin break update updated correction corrected closed"
)
"""What a transcript or an editor says in brackets, even on a line of its own."""

KNOWN_WITHOUT_ATTRIBUTES = _NO_WORDS | frozenset(
    name for name in LAYOUT | OTHER_PLUGINS | EXTRA if "_" in name or "-" in name or any(c.isdigit() for c in name)
)
