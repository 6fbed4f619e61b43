"""In Chromium, nothing in Markdown with raw HTML runs, requests anything from elsewhere, navigates, or closes the elements around it.

`MarkdownPages` writes the HTML of every payload, even of those for which a build would stop with an error. The site that the program builds contains the
payloads without errors. Both are opened without a Content Security Policy, so only the sanitizer protects the page.
"""

import contextlib
import functools
import html
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import threading

import pytest
from mutation_payloads import CONTEXTS, PAYLOADS, VECTORS, WRITTEN
from playwright.sync_api import Error, sync_playwright
from sites import build, command, rounds
from test_site import ROOT

MARKDOWN_PAGES = pathlib.Path(os.environ.get("MARKDOWN_PAGES", ROOT / ".build" / "debug" / "MarkdownPages"))
CHROMIUM = "/usr/bin/chromium"

START = """<!doctype html><html lang=en><title>Payloads</title><meta charset=utf-8>
<script>
window.fired = [];
window.ran = () => { fired.push(document.currentScript ? document.currentScript.outerHTML : new Error().stack); };
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = window.ran;
</script><body>
"""

# Elements of a page around each fragment. Each of them could be closed by an end tag or a start tag in the fragment.
AROUND = ["div", "ul", "li", "dl", "dd", "blockquote", "table", "tbody", "tr", "td", "article", "div"]
BEFORE = "".join(f"<{name}>" for name in AROUND)
AFTER = "<i class=end></i>" + "".join(f"</{name}>" for name in reversed(AROUND))

# The elements and attributes that no fragment may contain, and the nesting of the sections.
INSPECT = """() => {
  const problems = [...fired];
  const allowed = ["http:", "https:", "mailto:", "tel:", "sms:", "geo:", "webcal:"];
  const outside = [...document.body.children].filter(element => element.localName != "section");
  if (outside.length) problems.push("outside: " + outside[0].outerHTML.slice(0, 200));
  const sections = [...document.body.children].filter(element => element.localName == "section");
  sections.forEach((section, number) => {
    const report = text => problems.push(section.dataset.number + ": " + text);
    if (section.dataset.number != number) report("is section " + number);
    if (section.children.length != 2 || section.lastElementChild.localName != "hr") report("is not closed where it ends: " + section.innerHTML.slice(0, 200));
    if ([...section.childNodes].some(node => node.nodeType == 3 && node.data.trim())) report("contains text outside its element");
    const around = [];
    for (let element = section.querySelector("i.end")?.parentElement; element && element != section; element = element.parentElement) around.unshift(element.localName);
    if (around.join(" ") != AROUND) report("ends in " + around.join(" "));
    for (const element of section.querySelectorAll("*")) {
      if (element.shadowRoot) report("contains a shadow root");
      if (element.namespaceURI != "http://www.w3.org/1999/xhtml") report("contains " + element.namespaceURI);
      if (/^(script|style|iframe|frame|object|embed|base|meta|link|form|button|select|textarea|title|template|noscript|portal)$/.test(element.localName)) report("contains " + element.localName);
      if (element.localName == "input" && !(element.type == "checkbox" && element.disabled)) report("contains input");
      for (const { name, value } of element.attributes) {
        if (/^on|^(style|srcdoc|action|formaction|ping|background|autofocus|is|slot|nonce|xlink:href)$/.test(name)) report(name + "=" + value);
        if (/^(href|src|cite|poster)$/.test(name) && !/^data:image.(png|gif|jpeg|webp);/.test(value) && !allowed.includes(new URL(value, "https://base.test/").protocol)) report(name + "=" + value);
        if (name == "target" && !element.relList.contains("noopener")) report("target without rel");
      }
    }
  });
  for (const name of ["cookie", "forms", "body", "getElementById", "head", "title"]) if (document[name] instanceof Element && !["body", "head"].includes(name)) problems.push("clobbered " + name);
  return problems;
}""".replace("AROUND", json.dumps(" ".join(AROUND)))

# A script of a theme could copy a part of the page in this way.
COPY = """() => { for (const section of document.querySelectorAll("section")) for (let time = 0; time < 2; time++) section.innerHTML = section.innerHTML; }"""


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder: pathlib.Path):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def markdown_pages(texts: list[str]) -> list[str]:
    """The HTML of Markdown with raw HTML, whatever the findings are."""
    assert MARKDOWN_PAGES.exists(), f"build it first: swift build --product MarkdownPages ({MARKDOWN_PAGES})"
    result = subprocess.run([MARKDOWN_PAGES], input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=300)
    return json.loads(result.stdout)


def page_of(fragments: list[str]) -> str:
    return START + "".join(f"<section data-number={number}>{BEFORE}{fragment}{AFTER}<hr></section>\n" for number, fragment in enumerate(fragments))


def problems_in_browser(browser, folder: pathlib.Path, fragments: list[str], has_scripts: bool = True) -> list[str]:
    """What the fragments do when Chromium opens a page with all of them."""
    (folder / "payloads.html").write_bytes(page_of(fragments).encode("utf-8", "surrogatepass"))
    problems: list[str] = []
    with served(folder) as url:
        context = browser.new_context(java_script_enabled=has_scripts)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("request", lambda request: None if request.url.startswith((url, "data:image/")) else problems.append(f"request {request.url}"))
        page.on("dialog", lambda dialog: (problems.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: problems.append(f"popup {popup.url}"))
        page.goto(f"{url}/payloads.html", wait_until="load")
        page.on("framenavigated", lambda frame: problems.append(f"navigation to {frame.url}"))
        if has_scripts:
            problems += page.evaluate(INSPECT)
            page.evaluate(COPY)
        page.wait_for_timeout(1000)
        if has_scripts:
            problems += page.evaluate("() => fired")
        assert page.url == f"{url}/payloads.html"
        context.close()
    return problems


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) > 3000 and len(CONTEXTS) > 80 and len(VECTORS) >= 40 and len(WRITTEN) >= 60


def test_the_page_notices_what_payloads_do(browser, tmp_path):
    """Without the sanitizer, the vectors are found, so the checks can fail."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort())
    navigations = []
    page.on("framenavigated", lambda frame: frame == page.main_frame and navigations.append(frame.url))
    with served(tmp_path) as url:
        for number, fragment in enumerate([*VECTORS, "</div></section>", "</div>x", "<!--", "<plaintext>", "<li></div></section>"]):
            (tmp_path / f"{number}.html").write_text(page_of([fragment, "x"]))
            navigations.clear()
            try:
                page.goto(f"{url}/{number}.html", wait_until="load")
                problems = page.evaluate(INSPECT) or page.evaluate("document.body.children.length") != 2
            except Error as error:
                # The fragment navigated to another page, before or after the scripts of the test began to run.
                assert len(navigations) > 1 or "navigation" in str(error) or "ERR_ABORTED" in str(error), (error, navigations)
                problems = True
            assert problems, fragment
    page.close()


def test_nothing_in_a_payload_reaches_the_page(browser, tmp_path):
    assert problems_in_browser(browser, tmp_path, markdown_pages(PAYLOADS)) == []


def test_nothing_in_a_payload_reaches_a_page_without_scripts(browser, tmp_path):
    """Browsers that run no scripts find tags in `noscript`."""
    assert problems_in_browser(browser, tmp_path, markdown_pages(PAYLOADS), has_scripts=False) == []


def random_markdown(seed: int, count: int) -> list[str]:
    """Markdown with tags in any order."""
    names = (
        "a b i p div span li ul ol dl dt dd table tr td th tbody caption colgroup col h1 h2 ruby rt rp section article pre code br hr img details summary font abbr menu "
        "figure blockquote script style title textarea svg math form select option template x-y").split()
    others = ["x", " ", "\n", "\n\n", "*y*", "- z\n", "> ", "<!-- c -->", "| a |\n|-|\n", "# h\n", "&amp;", "<b title='", "\n:::a\n", "\n:::\n"]
    chance = random.Random(seed)
    pieces = lambda: chance.choices([f"<{chance.choice(names)}>", f"</{chance.choice(names)}>", chance.choice(others)], [10, 7, 3])[0]
    return ["".join(pieces() for _ in range(chance.randrange(1, 25))) for _ in range(count)]


def test_no_order_of_tags_closes_an_element_of_the_page(browser, tmp_path):
    fragments = markdown_pages(random_markdown(1, rounds(3000, 20_000)))
    assert problems_in_browser(browser, tmp_path, fragments) == []


THEME = {
    "themes/plain/theme.yml": "name: plain\n",
    "themes/plain/templates/page.html": "{{ page.content }}",
    "themes/plain/templates/404.html": "x",
    "themes/plain/templates/redirect.html": "x",
    "themes/plain/templates/sitemap.xml": "<urlset/>",
    "content/site.yml": "title: Test\nbase-url: https://example.org\ntheme: plain\nmarkdown: { raw-html: true }\n",
    "content/index.md": "---\ntitle: Home\n---\n",
    "content/x.png": "GIF89a",
}


def write(folder: pathlib.Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")


def test_a_site_publishes_no_payload(browser, tmp_path):
    """A build reports each payload that it refuses with its location, and Chromium opens the others."""
    chosen = [payload for number, payload in enumerate(PAYLOADS) if number % 3 == 0 or payload in WRITTEN]
    write(tmp_path, THEME | {f"content/p{number}.md": f"---\ntitle: P\n---\n\n{payload}\n" for number, payload in enumerate(chosen)})
    for _ in range(2):
        result = subprocess.run(command("output", "--format", "json"), cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert result.returncode in (0, 1), result.stderr
        errors = [finding for finding in json.loads(result.stdout) if finding["severity"] == "error"]
        for error in errors:
            assert error["line"] >= 5 and error["column"] > 0 and error["rule"] in ("refused-html", "unsafe-link", "broken-link", "component"), error
        for path in {error["file"] for error in errors}:
            (tmp_path / path).unlink()
    assert errors == [] and result.returncode == 0
    pages = sorted((tmp_path / "output").glob("p*/index.html"))
    assert len(pages) > 300
    shutil.copy(tmp_path / "content/x.png", tmp_path / "output/x.png")
    assert problems_in_browser(browser, tmp_path / "output", [page.read_text(encoding="utf-8") for page in pages]) == []


BENIGN = [
    "<table border=1><caption>A</caption><colgroup><col span=2></colgroup><thead><tr><th scope=col>B<th>C</thead><tbody><tr><td rowspan=2>D<td>E<tr><td>F</tbody></table>",
    "<details open><summary>A <b>b</b></summary><p>C<p>D</details>", "<figure><img src=x.png alt='A &amp; B' width=1><figcaption>C</figcaption></figure>",
    "<p>An <abbr title='A &quot;b&quot;'>AB</abbr>, H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>, <mark>m</mark>, <q cite=x.png>q</q>, <time datetime=2026-01-01>t</time></p>",
    "<dl><dt>A<dd>B<dt>C<dd>D</dl>", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "<ul><li>A<ul><li>B<li>C</ul><li>D</ul>", "<ol start=3 reversed type=a><li value=5>A</ol>",
    "<video src=x.png poster=x.png controls muted playsinline><track src=x.png kind=captions srclang=en label=E default></video>", "<audio controls><source src=x.png type=audio/mpeg>A</audio>",
    "<picture><source srcset='x.png 1x, x.png 2x' media='(min-width: 9px)'><img src=x.png alt=''></picture>", "<blockquote cite=x.png><p>A</blockquote>",
    "<p>A<br>B<wbr>C <del datetime=2026-01-01>D</del> <ins>E</ins> <small>F</small> <s>G</s> <u>H</u> <var>i</var> <samp>J</samp></p>", "<pre>  A\n\n  <b>B</b>\n</pre>",
    "<div class='a b' id=our-part lang=es dir=rtl role=note aria-label='C' tabindex=0 hidden>D</div>", "<center><font color=red size=2>A</font></center>",
    "<section><h2>A</h2><p>B<div>C</div></section>", "<a href='x.png' download rel=nofollow hreflang=en>A</a> <a name=our-part>B</a>", "<meter value=1 max=2>A</meter><progress value=1 max=2></progress>",
    "<p>&copy; &lt; &#x1F389; &amp;amp; a&nbsp;b</p>", "<table><tr><td><table><tr><td>A</table><td>B</table>", "<hr><address>A</address><hgroup><h1>B</h1><p>C</hgroup>",
]


def test_benign_html_keeps_its_meaning(browser):
    """Chromium reads the same elements from the HTML as it was written and as it is published."""
    page = browser.new_page()
    for written, published in zip(BENIGN, markdown_pages(BENIGN), strict=True):
        # Markdown puts HTML that is not a block into a paragraph.
        in_paragraph = published.startswith("<p>") and not written.startswith("<p>")
        written = f"<p>{written}</p>" if in_paragraph else written
        trees = page.evaluate("texts => texts.map(text => { const part = document.createElement('div'); part.innerHTML = text; return part.innerHTML.trim(); })", [written, published])
        assert trees[0] == trees[1]
    page.close()


def test_an_allowed_host_can_be_embedded_with_a_component(tmp_path):
    settings = THEME["content/site.yml"].replace("plain", "base") + "frame-hosts: [player.example.org]\n"
    embed = ':::video{{url="https://{0}/v" title="V" embed="https://{0}/e"}}\n:::\n'
    text = "---\ntitle: V\n---\n\n" + embed.format("player.example.org") + "\n" + embed.format("other.example.org") + '\n<iframe src="https://player.example.org/e"></iframe>\n'
    shutil.copytree(ROOT / "themes/base", tmp_path / "themes/base")
    write(tmp_path, {"content/site.yml": settings, "content/index.md": "---\ntitle: Home\n---\n", "content/v.md": text})
    assert build(tmp_path).returncode == 0
    published = (tmp_path / "output/v/index.html").read_text()
    assert re.findall(r'<iframe[^>]* src="([^"]+)"', published) == ["https://player.example.org/e"]
    assert html.escape('<iframe src="https://player.example.org/e"></iframe>') in published
