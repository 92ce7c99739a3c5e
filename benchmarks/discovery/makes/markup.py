"""How the pages of a site look: skeleton, class names and which furniture they carry. Chosen per site."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Class names by system: (wrapper of the content, text block, menu, side menu, breadcrumb, file list, box)
_CLASSES = {
    "ikiss": ("inhalt-rahmen", "mitte_text", "hauptnavi", "subnavi", "kruemel", "dokumente csslink", "rechtespalte"),
    "typo3": ("frame frame-default", "ce-bodytext", "navbar-nav", "subnav", "breadcrumb", "ce-uploads", "frame-layout-1"),
    "typo3_old": ("csc-default", "bodytext", "nav1", "nav2", "rootline", "csc-uploads", "tx-box"),
    "sitepark": ("SP-Content", "SP-Text", "SP-Navigation", "SP-SubNav", "SP-Breadcrumb", "SP-LinkList__list", "SP-Teaser"),
    "dvv": ("composedcontent", "basetext", "nav-top", "nav-left", "wayhome", "list-group files", "teaser-box"),
    "numeric": ("maincontent", "text", "topnav", "leftnav", "breadcrumbs", "downloadliste", "infobox"),
    "imperia": ("content", "fliesstext", "mainnav", "subnav", "pfad", "downloads", "marginalspalte"),
    "nolis": ("nolis-content", "nolis-text", "nolis-nav", "nolis-subnav", "nolis-breadcrumb", "nolis-downloads", "nolis-box"),
    "cmcity": ("ecc-content", "ecc-text", "ecc-mainmenu", "ecc-submenu", "ecc-path", "ecc-documents", "ecc-teaser"),
    "detail": ("we-main", "absatz", "navi", "unternavi", "position", "dateien", "kasten"),
    "drupal": ("node__content", "field--name-body", "menu--main", "menu-block", "block-system-breadcrumb-block", "field--name-field-dateien", "block-views"),
    "wordpress": ("entry-content", "wp-block-group", "primary-menu", "widget_nav_menu", "yoast-breadcrumb", "wp-block-file-list", "widget"),
    "joomla": ("item-page", "articleBody", "nav menu mod-list", "mod-menu", "mod-breadcrumbs", "phocadownload", "moduletable"),
    "contao": ("mod_article", "ce_text block", "mod_navigation main", "mod_navigation sub", "mod_breadcrumb", "ce_downloads block", "ce_teaser"),
    "plone": ("documentContent", "stx", "portal-globalnav", "portletNavigationTree", "portal-breadcrumbs", "listingBar", "portlet"),
    "liferay": ("portlet-body", "journal-content-article", "nav-menu", "taglib-navigation", "breadcrumb-horizontal", "document-list", "portlet-borderless-container"),
    "aspnet": ("inhalt", "absatz", "menu1", "menu2", "brotkrumen", "anlagen", "spalteRechts"),
}  # fmt: skip
_DEFAULT = ("content", "text", "nav", "subnav", "breadcrumb", "files", "box")
FILE_LISTS = ("plain", "table", "button", "cards", "size_before", "accordion")


@dataclass(frozen=True, slots=True)
class Markup:
    """The look of a site."""

    skeleton: str  # classic, html5, table, bootstrap, mega
    content: str
    text: str
    menu: str
    side: str
    crumbs: str
    files: str
    box: str
    menu_depth: int
    has_side_menu: bool
    has_crumbs: bool
    lists_children: bool
    file_list: str
    teasers: int
    footer_sitemap: bool
    site_index_page: bool
    shows_updated: bool
    cookie_banner: bool


def make_markup(make: str, chance: random.Random) -> Markup:
    """The look of a site that runs on ``make``."""
    old = make in ("imperia", "aspnet", "typo3_old", "detail")
    skeleton = chance.choice(
        ("classic", "table") if old else ("classic", "html5", "html5", "bootstrap", "mega")
    )
    side = chance.random() < 0.75 and skeleton != "mega"
    return Markup(
        skeleton, *_CLASSES.get(make, _DEFAULT), menu_depth=2 if skeleton == "mega" or chance.random() < 0.35 else 1,
        has_side_menu=side, has_crumbs=chance.random() < 0.7, lists_children=not side or chance.random() < 0.5,
        file_list=chance.choice(FILE_LISTS), teasers=chance.randint(0, 4), footer_sitemap=chance.random() < 0.2,
        site_index_page=chance.random() < 0.3, shows_updated=chance.random() < 0.5, cookie_banner=chance.random() < 0.6,
    )  # fmt: skip
