"""Values, places, and templates that incorrect escaping turns into markup or code."""

import dataclasses
from collections.abc import Mapping

HARMLESS = "harmless"

VALUES = [
    # Markup, and text that ends an element without markup.
    "<b>", "<script>alert(1)</script>", "</p>", "</section><section>", "</title><script>alert(1)</script>", "</textarea>",
    "</TEXTAREA ><b>", "</script>", "</ScRiPt\t>", "</script/><b>", "</style>", "<!--", "-->", "<!--<script>", "--!><b>",
    "]]>", "<![CDATA[", "<?x?>", "<!doctype html>", "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>", "<", "</", "<a", ">",
    # Quotes, and text that ends quoted and unquoted attributes.
    '"', "'", "`", '"><script>alert(1)</script>', "'><b>", '" onclick="alert(1)', "' autofocus='", "` x=`", "onmouseover=alert(1) ",
    " onfocus=alert(1) autofocus ", "/><b>", '\\"', "\\'", "\\", '\\\\"',
    # Character references.
    "&", "&amp;", "&lt;b&gt;", "&#60;b&#62;", "&quot; onclick=&quot;alert(1)", "&#34;", "&#x27;", "&lt", "&#0;", "&copy", "&notit;",
    # Code.
    "alert(1)", ";alert(1);", '";alert(1);"', "';alert(1)//", "*/alert(1)/*", "//", "\n--> alert(1)", "${alert(1)}", "`+alert(1)+`",
    "{{ 7 * 7 }}", "{% include 'x' %}", "{# x #}", "__proto__", "\\u003cscript\\u003e", "\\x3cscript>",
    # Disguised URLs that run code.
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\t\njavascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "java\r\nscript:alert(1)", "javascript\t:alert(1)", "\x01javascript:alert(1)", "\x00javascript:alert(1)",
    "java\x00script:alert(1)", "java\x0bscript:alert(1)", "\x1f javascript:alert(1)", "javascript&colon;alert(1)",
    "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "java&Tab;script:alert(1)", "javascript%3Aalert(1)",
    "%6Aavascript:alert(1)", "\u3000javascript:alert(1)", "\u00a0javascript:alert(1)", "\ufeffjavascript:alert(1)",
    "\u2028javascript:alert(1)", "\uff4aavascript:alert(1)", "javascript\uff1aalert(1)", "java\\script:alert(1)",
    "javascript://example.org/%0Aalert(1)", "javascript:javascript:alert(1)", "vbscript:msgbox(1)", "VBScript:x", "livescript:x",
    "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "DATA:image/svg+xml,<svg onload=alert(1)>",
    "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "blob:x", "file:///etc/passwd", "x:y", ":alert(1)", "script:alert(1)",
    # URLs of other hosts, and parts of URLs.
    "//example.com/", "\\\\example.com/", "/\\example.com", "https:example.com", "https://example.com@example.org/", "?a=b&c=d#e",
    "a&b=c#d", "#a#b", "../../x", "%", "%zz", "%22%3E", "a+b c", "a.png 1x, javascript:alert(1) 2x", "a.png,javascript:alert(1)",
    ",javascript:alert(1)", "0;url=javascript:alert(1)", "0; URL='data:text/html,x'", "1,javascript:alert(1)",
    # Characters at which parsers stop, or that they change.
    "\x00", "a\x00b", "\x08\x0b\x0c\x1b", "\x7f\x80\x85\x9f", "\r", "a\r\nb\rc", "\n", "\ta\n", "\u2028\u2029", "\ufffe\uffff", "\U0001ffff",
    "\ufeff", "\u202e<b>", "\ufffd", "\uff1cscript\uff1e", "\u02bc\u2032", "e\u0301\u0338>", "\U0001f600", "+ADw-script+AD4-", "\x1b$B",
    # Long values.
    "<b title='\"'>" * 100, "&" * 1000, "a" * 2000 + "\"'<>&`",
]  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Place:
    """Markup in which `@` represents the value, and how to read the value from its last element."""

    name: str
    markup: str
    kind: str
    attribute: str | None = None


PLACES = [
    Place("text", "<p>@</p>", "text"),
    Place("text next to text", "<p>&lt;a @ b</p>", "text"),
    Place("list item", "<ul><li>1<li>@</ul>", "text"),
    Place("table cell", "<table><tr><td>@</table>", "text"),
    Place("after a comment", "<!-- <p title=' --><p>@</p>", "text"),
    Place("title", "<title>@</title>", "text"),
    Place("textarea", "<textarea>\n@</textarea>", "text"),  # Parsers skip a newline at the beginning.
    Place("title in svg", "<svg><title>@</title></svg>", "text"),
    Place("attribute", '<p title="@">x</p>', "attribute", "title"),
    Place("attribute in single quotes", "<p title='@'>x</p>", "attribute", "title"),
    Place("attribute in upper case", '<P TITLE="@">x</P>', "attribute", "title"),
    Place("attribute with spaces", '<p lang = "a > b" title\n=\t"@">x</p>', "attribute", "title"),
    Place("attribute after a value", '<p class=a id="b"title="@">x</p>', "attribute", "title"),
    Place("attribute of a void element", "<input value='@'/>", "attribute", "value"),
    Place("attribute with text around", '<p title="a @ b">x</p>', "attribute", "title"),
    Place("data attribute", '<p data-value="@">x</p>', "attribute", "data-value"),
    Place("content of a meta element", '<meta name="description" content="@">', "attribute", "content"),
    Place("href", '<a href="@">x</a>', "url", "href"),
    Place("href in single quotes", "<a href='@'>x</a>", "url", "href"),
    Place("href with spaces", '<a title = "a > b" href = "@">x</a>', "url", "href"),
    Place("href after a space", '<a href=" @">x</a>', "url", "href"),
    Place("href of a link element", '<link rel="canonical" href="@">', "url", "href"),
    Place("src", '<img alt="" src="@">', "url", "src"),
    Place("src of a script", '<script src="@"></script>', "url", "src"),
    Place("src of a frame", '<iframe src="@"></iframe>', "url", "src"),
    Place("src in noscript", '<noscript><img alt="" src="@"></noscript>', "url", "src"),
    Place("poster", '<video poster="@"></video>', "url", "poster"),
    Place("action", '<form action="@"></form>', "url", "action"),
    Place("formaction", '<button formaction="@">x</button>', "url", "formaction"),
    Place("cite", '<q cite="@">x</q>', "url", "cite"),
    Place("data of an object element", '<object data="@"></object>', "url", "data"),
    Place("xlink:href", '<svg><a xlink:href="@">x</a></svg>', "url", "{http://www.w3.org/1999/xlink}href"),
    Place("href in svg", '<svg><a href="@">x</a></svg>', "url", "href"),
    Place("part of a scheme", '<a href="java@">x</a>', "url", "href"),
    Place("scheme and host", '<a href="https://example.org/@">x</a>', "url", "href"),
    Place("path", '<a href="/tags/@/">x</a>', "url", "href"),
    Place("email address", '<a href="mailto:@">x</a>', "url", "href"),
    Place("query", '<a href="/search?a=b&amp;q=@">x</a>', "query", "href"),
    Place("fragment", '<a href="/page#@">x</a>', "fragment", "href"),
    Place("refresh", '<meta http-equiv="refresh" content="0; url=@">', "refresh", "content"),
    Place("srcset", '<img alt="" srcset="@">', "srcset", "srcset"),
    Place("first URL of a srcset", '<img alt="" srcset="@ 1x, /b.png 2x">', "srcset", "srcset"),
    Place("second URL of a srcset", '<img alt="" srcset="/a.png 1x, @ 2x">', "srcset", "srcset"),
    Place("imagesrcset", '<link rel="preload" as="image" imagesrcset="@">', "srcset", "imagesrcset"),
    Place("script", "<script>let a = @;</script>", "script"),
    Place("argument in a script", "<script>/* it's */ f('a', @, /[/\"]/)</script>", "script"),
    Place("object in a script", "<script>let a = {b: @, \"c\": 1};</script>", "script"),
    Place("module", '<script type="module">import a from "./a.js"; a(@)</script>', "script"),
    Place("JSON-LD", '<script type="application/ld+json">{"@context": "https://schema.org", "name": @}</script>', "script"),
    Place("script in svg", "<svg><script>let a = @;</script></svg>", "script"),
]  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Way:
    """How the value gets to its place: the template that replaces `@`, and the template around the place, which is `$`."""

    name: str
    template: str
    around: str = "$"
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)
    # When the value arrives unchanged: "always", "in text" (only in places for text), or "never".
    keeps: str = "always"


VALUE_FILE = {"value.html": "{{ v }}", "value.txt": "{{ v }}"}

WAYS = [
    Way("unchanged", "{{ v }}"),
    Way("if", "{% if v %}{{ v }}{% else %}x{% endif %}"),
    Way("nested if", "{% if v %}{% if not v %}a{% elif v is string %}{{ v }}{% endif %}{% endif %}"),
    Way("inline if", "{{ v if v else 'x' }}"),
    Way("loop", "{% for one in [v] %}{{ one }}{% endfor %}"),
    Way("loop with else", "{% for one in [] %}a{% else %}{{ v }}{% endfor %}"),
    Way("loop with break", "{% for one in [v, v] %}{{ one }}{% break %}{% endfor %}"),
    Way("set", "{% set a = v %}{{ a }}"),
    Way("with", "{% with a = v %}{{ a }}{% endwith %}"),
    Way("namespace", "{% set n = namespace(a='') %}{% set n.a = v %}{{ n.a }}"),
    Way("attribute of a map", "{{ {'a': {'b': v}}.a['b'] }}"),
    Way("default", "{{ none|default(v) }}"),
    Way("block", "{% block value scoped %}{{ v }}{% endblock %}"),
    Way("include", "{% include 'value.html' %}", files=VALUE_FILE),
    Way("include of a text file", "{% include 'value.txt' %}", files=VALUE_FILE),
    Way("macro around", "{{ v }}", around="{% macro place(v) %}$ {% endmacro %}{{ place(v) }}"),
    Way("set block around", "{{ v }}", around="{% set place %}$ {% endset %}{{ place }}"),
    Way("filter around", "{{ v }}", around="{% filter indent(2) %}$ {% endfilter %}", keeps="never"),
    Way("call around", "{{ v }}", around="{% macro box() %}{{ caller() }}{% endmacro %}{% call box() %}$ {% endcall %}"),
    Way("macro", "{{ value(v) }}", around="{% macro value(a) %}{{ a }}{% endmacro %}$", keeps="in text"),
    Way("set block", "{% set a %}{{ v }}{% endset %}{{ a }}", keeps="in text"),
    Way("filter block", "{% filter replace('qzq', 'q') %}{{ v }}{% endfilter %}", keeps="in text"),
    Way("escaped", "{{ v|e }}", keeps="in text"),
    Way("escaped and joined", "{{ v|e ~ '' }}", keeps="in text"),
    Way("join", "{{ [v, v]|join('<') }}", keeps="never"),
    Way("join by HTML", "{{ ['<', v]|join('-'|safe) }}", keeps="never"),
    Way("concatenation", "{{ v ~ '<' }}", keeps="never"),
    Way("replace", "{{ v|replace('a', '<\"') }}", keeps="never"),
    Way("replace with the value", "{{ 'a-b'|e|replace('-', v) }}", keeps="never"),
    Way("replace that removes text", "{{ ('_' ~ v)|replace('_', '') }}", keeps="never"),
    Way("format", "{{ '%s'|format(v) }}"),
    Way("format of HTML", "{{ '%s'|safe|format(v) }}", keeps="in text"),
    Way("truncate", "{{ v|truncate(20, true, '<') }}", keeps="never"),
    Way("upper", "{{ v|upper }}", keeps="never"),
    Way("lower", "{{ v|lower }}", keeps="never"),
    Way("title", "{{ v|title }}", keeps="never"),
    Way("trim", "{{ v|trim }}", keeps="never"),
    Way("reverse", "{{ v|reverse|reverse }}"),
    Way("slice", "{{ ('x' ~ v)[1:] }}"),
    Way("indent", "{{ v|indent(2) }}", keeps="never"),
    Way("wordwrap", "{{ v|wordwrap(9) }}", keeps="never"),
    Way("striptags", "{{ v|striptags }}", keeps="never"),
    Way("excerpt", "{{ v|excerpt(30) }}", keeps="never"),
    Way("urlencode", "{{ v|urlencode }}", keeps="never"),
    Way("tojson", "{{ v|tojson }}", keeps="never"),
    Way("tojson, upper", "{{ v|tojson|upper }}", keeps="never"),
    Way("list", "{{ [v] }}", keeps="never"),
    Way("map", "{{ {v: [v]} }}", keeps="never"),
]  # fmt: skip

# Templates in which no value can be written in place of `{{ x }}`.
REFUSED = [
    "<style>{{ x }}</style>", "<style>a { color: {{ x }} }</style>", "<STYLE>{{ x }}</STYLE>", "<svg><style>{{ x }}</style></svg>",
    '<p style="{{ x }}">', '<p style="color: {{ x }}">', "<p STYLE='{{ x }}'>", '<p style = "{{ x }}">',
    '<p onclick="{{ x }}">', "<p onclick='f({{ x }})'>", '<p ONMOUSEOVER="{{ x }}">', '<svg onload="{{ x }}">', '<p onanything="{{ x }}">',
    '<p title = ">" onclick="{{ x }}">', '<p onclick = "{{ x }}">', '<p title="a"onclick="{{ x }}">', '<p/onclick="{{ x }}">',
    "<p title={{ x }}>", "<p title=a{{ x }}>", "<a href={{ x }}>", "<a href=/{{ x }}>", "<p title= {{ x }}>",
    "<!-- {{ x }} -->", "<!--{{ x }}", "<!-- > {{ x }} -->", "<!-- -- {{ x }} -->", "<!doctype {{ x }}>", "<!{{ x }}>", "<![CDATA[{{ x }}]]>",
    "<{{ x }}>", "<h{{ x }}>", "</{{ x }}>", "<p><{{ x }} title='a'>", "a<{{ x }}", "<{% if x %}{{ x }}{% endif %}>",
    "<p {{ x }}>", "<p {{ x }}='a'>", "<p data-{{ x }}='a'>", "<p title='a' {{ x }}>", "<p title='a'{{ x }}>", "<p{{ x }}>", "</p {{ x }}>",
    '<iframe srcdoc="{{ x }}"></iframe>', '<iframe SRCDOC="<p>{{ x }}"></iframe>',
    '<script>let a = "{{ x }}";</script>', "<script>let a = '{{ x }}';</script>", "<script>let a = `{{ x }}`;</script>",
    "<script>let a = `${ {{ x }} }`;</script>", "<script>// {{ x }}\n</script>", "<script>/* {{ x }} */</script>",
    "<script>let a = /{{ x }}/;</script>", "<script>let a = 'it\\'s {{ x }}';</script>", '<script>let a = "a\\\n{{ x }}";</script>',
    '<script>function f() { return /"/ } let a = "{{ x }}";</script>', '<script>let a = x=>typeof /"/, b = "{{ x }}";</script>',
    '<script>let a = /[/"]/, b = "{{ x }}";</script>', "<script>let a = `${/`/.test(b)}{{ x }}`;</script>",
    "<script><!-- it`s\nlet a = `{{ x }}`</script>", "<script>// a\r/*\n{{ x }} */</script>", '<script>let a = b / c; let d = "{{ x }} / e";</script>',
    '<script>let a = b /* c */ / 2, d = "/{{ x }}";</script>', '<script>let a = b++ / 2, c = "/{{ x }}";</script>',
    '<script type="application/ld+json">{"a": "{{ x }}"}</script>', '<SCRIPT>"{{ x }}"</SCRIPT>', "<script>'</scrip' + '{{ x }}'</script>",
    '<a href="javascript:{{ x }}">', '<a href="JavaScript:f({{ x }})">', '<a href=" javascript:{{ x }}">', '<a href="vbscript:{{ x }}">',
    '<a href="data:text/html,{{ x }}">', '<a href="java\tscript:{{ x }}">', '<a href="java\nscript:{{ x }}">', '<a href="java&#115;cript:{{ x }}">',
    '<a href="javascript&colon;{{ x }}">', '<a href="{{ x }}:alert(1)">', '<a href="{{ x }}{{ x }}:a">', '<img src="javascript:{{ x }}">',
    '<a href="{% if x %}javascript{% else %}https{% endif %}:{{ x }}">',
    '<p title="{% if x %}"{% endif %}>{{ x }}', "<p{% if x %}><script{% endif %}>{{ x }}", "{% if x %}<script>{% endif %}{{ x }}",
    "{% for a in x %}<p title='{% endfor %}{{ x }}", "{% set a %}<p title='{% endset %}{{ x }}", "{% macro m() %}<script>{% endmacro %}{{ m() }}{{ x }}",
    "{% set a %}<script>{% endset %}{{ a }}{{ x }}", "{% for a in x recursive %}<script>{% endfor %}{{ x }}",
    "<script>{% for a in x recursive %}{{ a }}{% endfor %}</script>",
    "{% for a in x %}<script>{% if a %}{% break %}{% endif %}</script>{% endfor %}{{ x }}",
    "{% for a in x %}{{ a }}<script>{% if a %}{% continue %}{% endif %}</script>{% endfor %}",
]  # fmt: skip

# The same for files that are not HTML.
REFUSED_FILES = [
    ("page.xml", "<{{ x }}/>"), ("page.xml", "<a {{ x }}='b'/>"), ("page.xml", "<a b={{ x }}/>"), ("page.xml", "<!-- {{ x }} -->"),
    ("page.xml", "<!DOCTYPE a [<!ENTITY b '{{ x }}'>]>"), ("page.xml", "<![CDATA[{{ x }}]]>"), ("page.xml", "<![CDATA[<p>{{ x }}]]>"),
    ("page.svg", "<svg onload='{{ x }}'/>"), ("page.svg", "<svg><script>{{ x }}</script></svg>"), ("page.svg", "<svg><style>{{ x }}</style></svg>"),
    ("page.json", '["{{ x }}"]'), ("page.json", '{"a": "b {{ x }}"}'), ("page.json", '{"{{ x }}": 1}'),
]  # fmt: skip

# Misleading templates: they must be rejected, or `x` and `y` must not become code.
TRICKY = [
    '<a {% for one in [x] %}h{% endfor %}ref="{{ u }}">', '<a hr{% if x %}e{% endif %}f="{{ u }}">', '<a {% if x %}on{% endif %}click="{{ y }}">', '<a {% if x %}h{% endif %}{% if x %}ref{% endif %}="{{ u }}">',
    "<s{% if x %}cript{% endif %}>{{ y }}</script>", '<script>"<!--<script>"</script><p>{{ y }}</p>', "<é <script>{{ y }}</script>",
    "</é <script>{{ y }}</script>", "</ <script>{{ y }}</script>", "<!--><script>/*--> {{ y }} */</script>", "<!---><script>/*--> {{ y }} */</script>",
    "<!-- a --!><script>/*--> {{ y }} */</script>", '<xmp><a title="</xmp><script>{{ y }}</script>">', '<iframe><a title="</iframe><script>{{ y }}</script>">',
    '<svg><title/><g onclick="{{ y }}">', '<svg><title><g onclick="{{ y }}">', '<svg><style/><g onclick="{{ y }}">', '<svg><textarea/><g onclick="{{ y }}">',
    '<a href="javascript&{{ z }};{{ y }}">', '<a href="{% for a in [w, y] %}{{ a }}:{% endfor %}">', '<a href="{% for a in [w, y] %}{{ a }}{% if loop.first %}:{% endif %}{% endfor %}">',
    '<a href="{{ w }}{{ ":" }}{{ y }}">', '<a href="{{ w }}{{ c }}">', '<a href="{{ w ~ c }}">', '<a href="{% filter replace("_", "") %}ja_va{{ s }}{% endfilter %}">',
    '<a href="{% set u %}{{ w }}:{{ y }}{% endset %}{{ u }}">', '<a href="{{ (w ~ c)|safe }}">', '<a href="{% autoescape false %}{{ w ~ c }}{% endautoescape %}">',
    '<p title="{{ q|safe }}">', "{% autoescape false %}<p title='{{ q }}'>{% endautoescape %}", '<meta http-equiv="refresh" content="{{ r }}">',
    '<meta content="{{ r }}" http-equiv="refresh">', '<svg><a><set attributeName="href" to="{{ w ~ c }}"/></a></svg>',
    '<script>let a = b-{{ n }}</script><p onclick="f()">{{ y }}',
]  # fmt: skip

TRICKY_DATA = {
    "x": True, "y": "alert(1)//", "u": "javascript:alert(1)//", "z": "colon", "w": "javascript", "c": ":alert(1)//", "s": "_script:alert(1)//", "n": -1,
    "q": "'\" onclick='alert(1)//' onclick=\"alert(1)//", "r": "0; url=javascript:alert(1)//",
}  # fmt: skip

# Expressions that return a part of HTML from the engine. The part must not leave a tag or a quote open.
CUTS = [
    "s|truncate(15, true, '')", "s[:15]", "s[4:]", "s|reverse", "s[::-1]", "s|wordwrap(4)", "s.split(' ')[0]", "s.split(' ')|last", "s.partition('=')[0]",
    "s.partition('=')[2]", "s|trim('<')", "s.strip('<b')", "s.removeprefix('<')", "s.removesuffix('</b>')", "s|first", "s|last", "s|list|join", "s|upper", "s|center(200)",
    "s|title", "(s ~ s)[:20]", "s|indent(2)", "s|striptags", "s|excerpt(9)", "s|batch(9)|first|join", "s|slice(2)|first|join", "s.splitlines()[0][:15]",
]  # fmt: skip

# Safe URLs, which must stay unchanged.
URLS = [
    "/", "/a/b.html?c=d&e=f#g", "../a", "a b", "#top", "?q=%C3%A9", "https://example.org/é", "HTTP://EXAMPLE.ORG:8080/", "//example.org/a:b", "mailto:a@example.org?subject=x",
    "tel:+1-202-555-0100", "/a:b", "./javascript:x", "?javascript:x", "#javascript:x", "a/b:c", "https://example.org/?u=https%3A%2F%2Fa.b%2F",
]  # fmt: skip
