"""The address shapes of seventeen systems (pages, files), as German municipal sites show them."""

from __future__ import annotations

from urllib.parse import quote

from benchmarks.discovery.chance import token
from benchmarks.discovery.makes.base import Make, slug, trail
from benchmarks.discovery.worlds.model import File, Page


def _client(one: Page | File) -> int:
    return 1500 + int(token(one.site.host, length=3), 16)


def _listed(page: Page, separator: str = "?") -> str:
    parameter = page.site.make.list_parameter
    return f"{separator}{parameter}={page.number_in_list}" if page.number_in_list > 1 else ""


def _name(file: File) -> str:
    if file.quoting == "raw":
        return file.name
    return quote(file.name, safe="(),'!@&+=$;~*", encoding=file.quoting, errors="ignore")


def _ikiss_page(page: Page) -> str:
    noise = f"NavID={_client(page)}.{1 + page.number % 90}&La=1"
    number = f"{_client(page)}.{page.number}.1"
    if page.parent is None:
        return "/"
    if page.number % 3 == 0 and len(page.ancestors()) < 4:
        return f"/{'/'.join(trail(page, lower=False))}/index.php?La=1&object=tx,{number}&kat=&kuo=2&sub=0{_listed(page, '&')}"
    return f"/index.php?ModID=7&FID={number}&object=tx%7C{number}&{noise}{_listed(page, '&')}"


def _ikiss_file(file: File) -> str:
    ending = file.name.rpartition(".")[2].upper()
    return f"/output/download.php?fid={_client(file)}.{file.number}.1.{ending}"


def _typo3_page(page: Page) -> str:
    if page.kind == "press" and page.number % 2:
        return f"/{slug(page.site.root.title)}/aktuelles/detail?tx_news_pi1%5Baction%5D=detail&tx_news_pi1%5Bnews%5D={page.number}&cHash={token(page.number, length=32)}"
    return f"/{'/'.join(trail(page))}{_listed(page)}"


def _typo3_file(file: File) -> str:
    folder = ("Redaktion/Dokumente", "user_upload", f"Amt{file.number % 60}/PDF", "Downloads", "medien")[
        file.number % 5
    ]
    return f"/fileadmin/{folder}/{_name(file)}"


def _typo3_old_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    name = "" if page.number % 4 == 0 else f"{slug(page.title, lower=False)}."
    return f"/{name}{page.number}.0.html{_listed(page)}"


def _sitepark_page(page: Page) -> str:
    return "/" if page.parent is None else f"/{'/'.join(trail(page))}.php{_listed(page)}"


def _sitepark_file(file: File) -> str:
    return f"/medien/bindata/{file.number % 40}/{_name(file)}"


def _dvv_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    if page.number % 5 == 0:
        return f"/,Lde/{page.number + 12_000_000}.html{_listed(page)}"
    return f"/startseite/{'/'.join(trail(page, '+'))}.html{_listed(page)}"


def _dvv_file(file: File) -> str:
    if file.number % 3 == 0:
        return f"/site/Kreis/get/params_E{token(file.number, length=10)}/{file.number + 17_000_000}/{_name(file)}"
    return f"/site/Kreis/get/documents_E{file.number + 900}/kreis/Dokumente/{_name(file)}"


def _numeric_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    return f"/{'/'.join(trail(page)[:-1] or ['start'])}/{page.number + 500_000}.{slug(page.title, lower=False)}.html{_listed(page)}"


def _numeric_file(file: File) -> str:
    return f"/media/custom/{_client(file)}_{file.number}_1.{file.name.rpartition('.')[2].upper()}"


def _imperia_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    if page.number % 3 == 0:
        return f"/{page.number:06d}/index.html.de{_listed(page)}"
    return f"/{'/'.join(trail(page, '_'))}.de.html{_listed(page)}"


def _imperia_file(file: File) -> str:
    return f"/imperia/md/content/kreis/{file.number % 30:02d}/{_name(file)}"


def _nolis_page(page: Page) -> str:
    if page.parent is None:
        return "/portal/startseite.html"
    area = "meldungen" if page.kind == "press" else "seiten"
    return (
        f"/portal/{area}/{slug(page.title)}-{900_000_000 + page.number}-{_client(page)}0.html{_listed(page)}"
    )


def _nolis_file(file: File) -> str:
    return f"/downloads/datei/{token(file.site.host, file.number, length=24)}"


def _cmcity_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    return f"/city_info/webaccessibility/index.cfm?region_id={_client(page)}&waid={page.number % 40}&item_id={page.number + 800_000}&link_id={page.number % 7}{_listed(page, '&')}"


def _cmcity_file(file: File) -> str:
    return f"/city_data/{token(file.site.host, file.number, length=6)}/{_name(file)}"


def _detail_page(page: Page) -> str:
    if page.parent is None:
        return "/cms/index.php"
    return (
        f"/cms/detail.php?id={page.number + 30_000}&_nav_id1={page.number % 9}&_lang=de{_listed(page, '&')}"
    )


def _detail_file(file: File) -> str:
    return f"/media_fast/{_client(file)}/{_name(file)}"


def _drupal_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    if page.number % 3 == 0:
        return f"/node/{page.number}{_listed(page)}"
    return f"/{'/'.join(trail(page)[-2:])}{_listed(page)}"


def _drupal_file(file: File) -> str:
    return f"/sites/default/files/{file.day:%Y-%m}/{_name(file)}"


def _wordpress_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    if page.kind == "press" and page.day:
        return f"/{page.day:%Y/%m}/{slug(page.title)[:40]}-{page.number}/"
    if page.number % 7 == 0 and page.number_in_list < 2:
        return f"/?page_id={page.number}"
    number = f"page/{page.number_in_list}/" if page.number_in_list > 1 else ""
    return f"/{'/'.join(trail(page)[-2:])}/{number}"


def _wordpress_file(file: File) -> str:
    return f"/wp-content/uploads/{file.day:%Y/%m}/{_name(file)}"


def _joomla_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    above = "/".join(trail(page)[:-1][-2:])
    return f"/index.php/de/{above + '/' if above else ''}{page.number}-{slug(page.title)}{_listed(page)}"


def _joomla_file(file: File) -> str:
    if file.number % 3 == 0:
        return f"/component/phocadownload/category/{file.number % 12}-dokumente?download={file.number}:{slug(file.name.rpartition('.')[0])}"
    return f"/images/dokumente/{_name(file)}"


def _contao_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    if page.kind == "press":
        return f"/aktuelles-newsleser/items/{slug(page.title)}-{page.number}.html"
    return f"/{slug(page.title)}{'' if page.number % 4 else f'-{page.number}'}.html{_listed(page)}"


def _contao_file(file: File) -> str:
    return f"/files/kreis/dokumente/{_name(file)}"


def _plone_page(page: Page) -> str:
    if page.parent is None:
        return "/"
    return f"/{'/'.join(trail(page))}{'/view' if page.kind == 'document' else ''}{_listed(page)}"


def _plone_file(file: File) -> str:
    return f"/dokumente/{slug(file.name.rpartition('.')[0])}-{file.number}/@@download/file"


def _liferay_page(page: Page) -> str:
    if page.parent is None:
        return "/web/kreis/start"
    if page.kind == "service":
        return f"/web/kreis/buergerservice/-/vr-bis-detail/dienstleistung/{page.number}/show"
    return f"/web/kreis/{'/'.join(trail(page)[-2:])}{_listed(page)}"


def _liferay_file(file: File) -> str:
    stamp = 1_400_000_000_000 + file.number * 7_919_000
    return f"/documents/{_client(file)}0/{file.number % 900}/{_name(file)}/{token(file.number, length=8)}-{token(file.site.host, file.number, length=12)}?t={stamp}"


def _aspnet_page(page: Page) -> str:
    if page.parent is None:
        return "/Home.aspx"
    if page.number % 4 == 0:
        return f"/desktopdefault.aspx/tabid-{page.number}/{'' if page.number_in_list < 2 else f'?seite={page.number_in_list}'}"
    return f"/Home/{'/'.join(trail(page, lower=False))}.aspx{_listed(page)}"


def _aspnet_file(file: File) -> str:
    return f"/Portaldata/1/Resources/{('kreis', 'dokumente', 'soziales')[file.number % 3]}/{_name(file)}"


MAKES = (
    Make("ikiss", _ikiss_page, _ikiss_file, ("FID", "object", "fid"), "skip", generator="Advantic iKISS"),
    Make("typo3", _typo3_page, _typo3_file, ("tx_news_pi1[news]",), "tx_news_pi1[currentPage]", generator="TYPO3 CMS"),
    Make("typo3_old", _typo3_old_page, _typo3_file, (), "tx_ttnews[pointer]", generator="TYPO3 4.5 CMS"),
    Make("sitepark", _sitepark_page, _sitepark_file, (), "sp:page", generator="Sitepark IES"),
    Make("dvv", _dvv_page, _dvv_file, (), "seite"),
    Make("numeric", _numeric_page, _numeric_file, (), "ofs"),
    Make("imperia", _imperia_page, _imperia_file, (), "seite", generator="IMPERIA 9"),
    Make("nolis", _nolis_page, _nolis_file, (), "seite", generator="NOLIS | Kommune"),
    Make("cmcity", _cmcity_page, _cmcity_file, ("item_id",), "pagenumber"),
    Make("detail", _detail_page, _detail_file, ("id",), "_page"),
    Make("drupal", _drupal_page, _drupal_file, (), "page", generator="Drupal 9 (https://www.drupal.org)"),
    Make("wordpress", _wordpress_page, _wordpress_file, ("page_id",), "paged", generator="WordPress 6.1"),
    Make("joomla", _joomla_page, _joomla_file, ("download",), "start", generator="Joomla! - Open Source Content Management"),
    Make("contao", _contao_page, _contao_file, (), "page_n12", generator="Contao Open Source CMS"),
    Make("plone", _plone_page, _plone_file, (), "b_start:int", generator="Plone - http://plone.org"),
    Make("liferay", _liferay_page, _liferay_file, (), "_cur"),
    Make("aspnet", _aspnet_page, _aspnet_file, (), "seite"),
)  # fmt: skip
