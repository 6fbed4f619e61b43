"""Writes exports as WordPress does (wp-admin/includes/export.php, versions 1.0 to 1.2 of the format), with the contents of real exports."""

import dataclasses
from xml.sax.saxutils import escape

OLD_URL = "https://old.example.org"


def cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


@dataclasses.dataclass
class Item:
    id: int
    title: str = ""
    content: str = ""
    type: str = "post"
    name: str = ""
    link: str = ""
    status: str = "publish"
    date: str = "2015-03-14 09:05:00"
    date_gmt: str = "2015-03-14 14:05:00"
    modified: str = ""
    excerpt: str = ""
    creator: str = "ana"
    parent: int = 0
    password: str = ""
    attachment: str = ""
    terms: list[tuple[str, str, str]] = dataclasses.field(default_factory=list)
    meta: dict[str, str] = dataclasses.field(default_factory=dict)
    extra: str = ""

    def xml(self, version: str) -> str:
        link = self.link or f"{OLD_URL}/?p={self.id}"
        title = escape(self.title) if version < "1.2" else cdata(self.title)
        parts = [
            f"<title>{title}</title>", f"<link>{escape(link)}</link>", "<pubDate>Sat, 14 Mar 2015 14:05:00 +0000</pubDate>",
            f"<dc:creator>{cdata(self.creator)}</dc:creator>", f'<guid isPermaLink="false">{OLD_URL}/?p={self.id}</guid>',
            "<description></description>", f"<content:encoded>{cdata(self.content)}</content:encoded>",
            f"<excerpt:encoded>{cdata(self.excerpt)}</excerpt:encoded>", f"<wp:post_id>{self.id}</wp:post_id>",
            f"<wp:post_date>{self.date}</wp:post_date>", f"<wp:post_date_gmt>{self.date_gmt}</wp:post_date_gmt>",
            f"<wp:post_modified>{cdata(self.modified)}</wp:post_modified>" if self.modified else "",
            f"<wp:post_name>{self.name}</wp:post_name>", f"<wp:status>{self.status}</wp:status>",
            f"<wp:post_parent>{self.parent}</wp:post_parent>", "<wp:menu_order>0</wp:menu_order>",
            f"<wp:post_type>{self.type}</wp:post_type>", f"<wp:post_password>{self.password}</wp:post_password>",
            f"<wp:attachment_url>{self.attachment}</wp:attachment_url>" if self.attachment else "",
        ]
        for domain, slug, name in self.terms:
            if version == "1.0":
                parts.append(f"<category>{cdata(name)}</category>")
                domain = "tag" if domain == "post_tag" else domain
            parts.append(f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>')
        for key, value in {**self.meta, "_edit_last": "1", "_plugin": 'a:1:{s:5:"title";s:3:"two";}'}.items():
            parts.append(f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>")
        return "<item>" + "\n".join(parts) + self.extra + "</item>\n"


def export(items: list[Item], version: str = "1.2", authors: dict[str, str] | None = None) -> bytes:
    names = {"ana": "Ana Ruiz", **(authors or {})}
    authors_xml = "" if version == "1.0" else "".join(
        f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_email>{login}@example.org</wp:author_email><wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>"
        for number, (login, name) in enumerate(names.items(), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- This is a WordPress eXtended RSS file. -->\n<rss version="2.0"\n'
        f'  xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        f'  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/{version}/">\n<channel>\n'
        f"<title>Old site</title>\n<link>{OLD_URL}</link>\n<wp:wxr_version>{version}</wp:wxr_version>\n"
        f"<wp:base_site_url>{OLD_URL}</wp:base_site_url>\n<wp:base_blog_url>{OLD_URL}</wp:base_blog_url>\n{authors_xml}\n"
        "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>news</wp:category_nicename><wp:category_parent></wp:category_parent>"
        f"<wp:cat_name>{cdata('News')}</wp:cat_name></wp:category>\n" + "".join(item.xml(version) for item in items) + "</channel>\n</rss>\n"
    ).encode()
