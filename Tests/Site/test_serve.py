"""Sends HTTP requests to `broadside serve` while its files are edited."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess

import pytest
from edits import Editor
from preview import Events, Preview, wait_until
from test_incremental import make_site, restore, save, tree
from test_site import PROGRAM, ROOT

ABOUT = "content/about.md"


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


@pytest.fixture
def preview(site: pathlib.Path):
    with Preview(site, "--date", "2026-02-03") as preview:
        yield preview


def append(site: pathlib.Path, path: str, text: str) -> None:
    with (site / path).open("a") as file:
        file.write(text)


def test_served_pages_equal_a_build(site, preview):
    subprocess.run(
        [PROGRAM, "build", "--search", "off", "--drafts", "--scheduled", "--date", "2026-02-03", "--output", "built"], cwd=site, check=True,
        stdout=subprocess.DEVNULL)
    for path, bytes_ in tree(site / "built").items():
        assert preview.get("/" + path) == bytes_, path


def test_urls_work_as_on_a_web_host(site, preview):
    response, _ = preview.request("/about")
    assert (response.status, response.headers["Location"]) == (302, "/about/")
    response, body = preview.request("/nowhere/")
    assert response.status == 404
    assert b"<h1" in body
    assert preview.request("/feed.xml")[0].headers["Content-Type"] == "application/xml"
    response, body = preview.request("/", "HEAD")
    assert (response.status, body) == (200, b"")
    assert preview.request("/", "POST")[0].status == 405


def test_serving_writes_no_output(site, preview):
    preview.get("/")
    assert sorted(os.listdir(site)) == ["content", "themes"]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "169.254.169.254", ""])
def test_requests_for_other_hosts_are_rejected(preview, host):
    response, body = preview.request("/", Host=host)
    assert response.status == 403
    assert b"<html" not in body


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:1618", "LOCALHOST:80"])
def test_requests_for_all_names_of_this_host_are_accepted(preview, host):
    assert preview.request("/", Host=host)[0].status == 200


def test_requests_from_other_origins_are_rejected(preview):
    path = "/.broadside/events?page=/&version=0"
    assert preview.request(path, Host="localhost", Origin="http://evil.example")[0].status == 403
    assert preview.request("/", Host="localhost:80", Origin="http://localhost:80")[0].status == 200


@pytest.mark.parametrize(
    "path",
    ["/../content/site.yml", "/%2e%2e/content/site.yml", "/..%2fcontent/site.yml", "/about/../../content/site.yml", "//etc/passwd",
     "/%2fetc/passwd", "/..%5ccontent/site.yml", "/%252e%252e/content/site.yml", "/\\..\\content/site.yml", "/assets/../../../../etc/passwd",
     "/%00", "/.broadside/../content/site.yml", "/.broadside/%2e%2e/themes/civic/theme.yml", "/content/site.yml", "/.git/config"])
def test_no_path_leaves_the_site(preview, path):
    response, body = preview.request(path)
    assert response.status == 404
    assert b"base-url" not in body and b"root:" not in body


def test_an_edit_reloads_the_page(site, preview):
    events = preview.events("/about/")
    append(site, ABOUT, "\nA line that was not there.\n")
    events.next("reload")
    assert b"A line that was not there." in preview.get("/about/")


def test_an_edit_of_front_matter_reloads_the_lists_of_the_document(site, preview):
    events = preview.events("/chapters/")
    path = site / "content/chapters/texas.md"
    path.write_text(path.read_text().replace("title: Texas", "title: The Lone Star State"))
    events.next("reload")
    assert b"The Lone Star State" in preview.get("/chapters/")


def test_an_unaffected_page_is_not_reloaded(site, preview):
    events = preview.events("/press/")
    append(site, ABOUT, "\nA line that was not there.\n")
    wait_until(lambda: b"A line that was not there." in preview.get("/about/"))
    # A message about the first edit would arrive before this one, which reports an error.
    append(site, ABOUT, "\n[nowhere](nowhere.md)\n")
    assert events.names_until("problems") == ["problems"]


def test_style_sheets_are_replaced_without_a_reload(site, preview):
    events = preview.events("/about/")
    append(site, "themes/civic/static/assets/site.css.jinja", "\nbody { color: rebeccapurple; }\n")
    tag = json.loads(events.next("styles"))[0]
    sheet = re.search('href="([^"]+)"', tag)[1]
    assert b"rebeccapurple" in preview.get(sheet)


def test_an_error_is_shown_over_the_last_good_page_until_it_is_fixed(site, preview):
    events = preview.events("/chapters/texas/")
    before = preview.get("/chapters/texas/")
    path = site / "content/members/greg-casar.md"
    good = path.read_text()
    path.write_text(good.replace("chapter: texas", "chapter: texs"))
    problems = events.next("problems")
    assert 'no chapter is named "texs"' in problems
    assert 'did you mean "texas"?' in problems
    assert preview.get("/chapters/texas/") == before
    wait_until(lambda: 'error  no chapter is named "texs"' in preview.output)
    path.write_text(good)
    assert events.next("problems") == ""
    wait_until(lambda: "All errors are fixed." in preview.output)


def test_an_error_on_another_page_is_shown(site, preview):
    events = preview.events("/")
    append(site, ABOUT, "\n[nowhere](nowhere.md)\n")
    assert "nowhere.md" in events.next("problems")


def test_a_site_with_errors_at_the_start_is_served_after_the_fix(site):
    settings = (site / "content/site.yml").read_text()
    (site / "content/site.yml").write_text("title: [")
    with Preview(site) as preview:
        response, body = preview.request("/")
        assert response.status == 500
        assert b"content/site.yml:" in body
        (site / "content/site.yml").write_text(settings)
        wait_until(lambda: preview.request("/")[0].status == 200)


def test_drafts_and_scheduled_documents_are_marked(site):
    (site / "content/draft.md").write_text("---\ntitle: A plan\ndraft: true\n---\n\nNot yet.\n")
    (site / "content/later.md").write_text("---\ntitle: Soon\npublish-on: 2026-03-01\n---\n\n[The plan](draft.md)\n")
    with Preview(site, "--date", "2026-02-03") as preview:
        assert b'<p class="broadside-mark">Draft: this page is not published.</p>' in preview.request("/draft/")[1]
        assert b'<p class="broadside-mark">Scheduled: this page is published on 2026-03-01.</p>' in preview.request("/later/")[1]
        styles = preview.request("/.broadside/preview.css")[1].decode()
        assert 'a[href="/draft/"]::after{content:" (draft)"}' in styles
        assert 'a[href="/later/"]::after{content:" (2026-03-01)"}' in styles
    with Preview(site, "--date", "2026-03-01") as preview:
        assert b"broadside-mark" not in preview.request("/later/")[1]


def test_the_next_free_port_is_used(site, preview):
    with Preview(site, "--port", str(preview.port)) as second:
        assert preview.port < second.port <= preview.port + 20


@pytest.mark.parametrize(("host", "message"), [
    ("not.a.host.invalid", "cannot listen on not.a.host.invalid; use an IP address of this computer\n"),
    ("192.0.2.1", "cannot listen on 192.0.2.1; use an IP address of this computer\n"),
])
def test_an_address_of_another_machine_is_rejected(site, host, message):
    result = subprocess.run([PROGRAM, "serve", "--host", host], cwd=site, capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stderr) == (1, message)


def test_content_cannot_send_its_own_messages(site, preview):
    events = preview.events("/")
    path = site / "content/members/greg-casar.md"
    path.write_text(path.read_text().replace("chapter: texas", 'chapter: "x\\r\\revent: styles\\rdata: [1]\\r\\n\\revent: styles\\r\\r"'))
    assert "event: styles" in events.next("problems")
    append(site, ABOUT, "\nMore.\n")
    path.write_text(path.read_text().replace("chapter: ", "# chapter: "))
    assert events.names_until("problems") == ["problems"]


def test_a_suppressed_warning_is_not_reported(site, preview):
    append(site, ABOUT, "\nCall 512-555-0100.\n")
    wait_until(lambda: "looks like a phone number" in preview.output)
    append(site, "content/press.md", "\n<!-- broadside-ignore personal-data: a made-up number -->\nCall 512-555-0199.\n")
    wait_until(lambda: "content/press.md changed" in preview.output)
    wait_until(lambda: b"0199" in preview.get("/press/"))
    assert '"512-555-0199" looks like' not in preview.output


def test_an_error_in_the_settings_remains_while_other_files_change(site, preview):
    settings = (site / "content/site.yml").read_text()
    events = preview.events("/")
    (site / "content/site.yml").write_text("title: [")
    assert "site.yml" in events.next("problems")
    append(site, ABOUT, "\nMore.\n")
    path = site / "content/press.md"
    path.write_text(path.read_text().replace("title: ", "title: The "))
    wait_until(lambda: "press.md changed" in preview.output)
    assert "All errors are fixed" not in preview.output
    (site / "content/site.yml").write_text(settings)
    assert events.next("problems") == ""
    wait_until(lambda: b"More." in preview.get("/about/"))


def test_no_error_is_lost_between_quick_edits(site):
    for number in range(1500):
        (site / f"content/page-{number}.md").write_text(f"---\ntitle: Page {number}\n---\n\nText.\n")
    with Preview(site) as preview:
        events = preview.events("/about/")
        append(site, "content/page-7.md", "\n[nowhere](nowhere.md)\n")
        wait_until(lambda: "page-7.md changed" in preview.output)
        append(site, "content/press.md", "\nMore.\n")
        assert "nowhere.md" in events.next("problems")
        # The error also remains while other files are edited, until its own file is fixed.
        append(site, "content/press.md", "\nAnd more.\n")
        append(site, ABOUT, "\nAnd more.\n")
        assert events.names_until("reload") == ["reload"]
        assert "All errors are fixed" not in preview.output
        (site / "content/page-7.md").write_text("---\ntitle: Page 7\n---\n\nMended.\n")
        assert events.next("problems") == ""


def test_a_missing_template_is_no_longer_reported_after_its_name_is_removed(site, preview):
    events = preview.events("/about/")
    good = (site / ABOUT).read_text()
    (site / ABOUT).write_text(good.replace("---\n", "---\ntemplate: nope.html\n", 1))
    assert "nope.html" in events.next("problems")
    (site / ABOUT).write_text(good)
    assert events.next("problems") == ""


def test_added_and_removed_pages_are_reloaded(site, preview):
    version = re.search(rb'data-version="(\d+)"', preview.request("/plan/")[1])[1].decode()
    events = Events(preview.port, "/plan/", version)
    (site / "content/plan.md").write_text("---\ntitle: A plan\n---\n\nHere.\n")
    events.next("reload")
    assert b"Here." in preview.get("/plan/")
    (site / "content/plan.md").unlink()
    events.next("reload")
    assert preview.request("/plan/")[0].status == 404


def test_the_draft_mark_is_removed_with_the_draft_status(site, preview):
    (site / "content/plan.md").write_text("---\ntitle: A plan\ndraft: true\n---\n\nHere.\n")
    wait_until(lambda: preview.get("/plan/"))
    events = preview.events("/plan/")
    (site / "content/plan.md").write_text("---\ntitle: A plan\ndraft: false\n---\n\nHere.\n")
    events.next("reload")
    assert b"broadside-mark" not in preview.request("/plan/")[1]


def test_a_list_shows_and_removes_the_draft_mark(site, preview):
    path = site / "content/news/texas-chapter.md"
    item = path.read_text()
    events = preview.events("/news/")
    path.write_text(item.replace("title:", "draft: true\ntitle:", 1))
    events.next("reload")
    assert '/news/texas-chapter/"]::after{content:" (draft)"}' in preview.request("/.broadside/preview.css")[1].decode()
    events = preview.events("/news/")
    path.write_text(item)
    events.next("reload")


def test_warnings_are_shown_on_the_page(site, preview):
    events = preview.events("/about/")
    append(site, ABOUT, "\nCall (512) 555-0100.\n")
    shown = events.next("problems")
    assert shown.startswith("<details><summary>1 warning</summary>")
    assert "looks like a phone number" in shown


def test_a_file_with_an_invalid_name_is_reported_until_it_is_deleted(site, preview):
    events = preview.events("/")
    (site / "content/About.MD").write_text("x")
    assert "About.MD" in events.next("problems")
    (site / "content/About.MD").unlink()
    assert events.next("problems") == ""


def test_temporary_files_of_text_editors_are_ignored(site, preview):
    events = preview.events("/press/")
    (site / "content/.press.md.swp").write_bytes(b"x")
    (site / "content/press.md~").write_bytes(b"x")
    (site / "content/_notes").mkdir()
    (site / "content/_notes/a.md").write_text("x")
    (site / "themes/civic/templates/.page.html.swp").write_bytes(b"x")
    append(site, ABOUT, "\n[nowhere](nowhere.md)\n")
    assert events.names_until("problems") == ["problems"]


def test_targets_of_symbolic_links_are_watched(site):
    (site / "content/_shared").mkdir()
    (site / "content/_shared/x.md").write_text("---\ntitle: X\n---\n\nOne.\n")
    (site / "content/_outside.md").write_text("---\ntitle: O\n---\n\nOne.\n")
    (site / "content/linked").symlink_to("_shared")
    (site / "content/again").symlink_to("linked")
    (site / "content/out.md").symlink_to("_outside.md")
    (site / "other").mkdir()
    shutil.copytree(site / "content", site / "other/content", symlinks=True)
    (site / "link").symlink_to(site / "content")
    with Preview(site, "--content", "link") as preview:
        (site / "content/_shared/x.md").write_text("---\ntitle: X\n---\n\nTwo.\n")
        (site / "content/_outside.md").write_text("---\ntitle: O\n---\n\nTwo.\n")
        for page in ("/linked/x/", "/again/x/", "/out/"):
            wait_until(lambda page=page: b"Two." in preview.get(page))
        (site / "other/content/about.md").write_text("---\ntitle: About\n---\n\nElsewhere.\n")
        (site / "new").symlink_to(site / "other/content")
        os.replace(site / "new", site / "link")
        wait_until(lambda: b"Elsewhere." in preview.get("/about/"))


def test_folders_created_in_quick_succession_are_all_watched(site, preview):
    for number in range(60):
        (site / f"content/n{number}/y").mkdir(parents=True)
        (site / f"content/n{number}/y/p.md").write_text("---\ntitle: P\n---\n\nOne.\n")
    wait_until(lambda: all(preview.get(f"/n{number}/y/p/") for number in range(60)))
    for number in range(60):
        (site / f"content/n{number}/y/p.md").write_text("---\ntitle: P\n---\n\nTwo.\n")
    wait_until(lambda: all(b"Two." in preview.get(f"/n{number}/y/p/") for number in range(60)))


class UnusualEdits:
    """Edits as text editors and other programs make them."""

    def by_rename(site):
        text = (site / ABOUT).read_text() + "\nMark one.\n"
        (site / "content/about.md~tmp").write_text(text)
        os.replace(site / "content/about.md~tmp", site / ABOUT)
        return "/about/", b"Mark one."

    def by_backup_and_swap_file(site):
        (site / "content/.about.md.swp").write_bytes(b"\0" * 4096)
        text = (site / ABOUT).read_text()
        (site / ABOUT).rename(site / "content/about.md~")
        (site / ABOUT).write_text(text + "\nMark two.\n")
        (site / "content/about.md~").unlink()
        return "/about/", b"Mark two."

    def in_halves(site):
        with (site / ABOUT).open("w") as file:
            file.write("---\ntitle: Ab")
            file.flush()
            os.fsync(file.fileno())
            file.write("out\n---\n\nMark three.\n")
        return "/about/", b"Mark three."

    def a_new_folder(site):
        (site / "content/a/b").mkdir(parents=True)
        (site / "content/a/b/c.md").write_text("---\ntitle: C\n---\n\nMark four.\n")
        return "/a/b/c/", b"Mark four."

    def a_folder_moved(site):
        (site / "content/a").rename(site / "content/moved")
        return "/moved/b/c/", b"Mark four."

    def a_file_in_the_moved_folder(site):
        (site / "content/moved/b/c.md").write_text("---\ntitle: C\n---\n\nMark five.\n")
        return "/moved/b/c/", b"Mark five."

    def many_at_once(site):
        for number in range(3000):
            (site / f"content/moved/{number}.md").write_text(f"---\ntitle: Number {number}\n---\n\nMark {number}.\n")
        return "/moved/2999/", b"Mark 2999."

    def many_deleted(site):
        shutil.rmtree(site / "content/moved")
        append(site, ABOUT, "\nMark six.\n")
        return "/about/", b"Mark six."

    def themes_moved_away_and_back(site):
        (site / "themes").rename(site / "gone")
        (site / "gone").rename(site / "themes")
        append(site, ABOUT, "\nMark seven.\n")
        return "/about/", b"Mark seven."

    def content_deleted_and_restored(site):
        shutil.copytree(site / "content", site / "copy")
        shutil.rmtree(site / "content")
        (site / "copy").rename(site / "content")
        append(site, ABOUT, "\nMark eight.\n")
        return "/about/", b"Mark eight."


def test_unusual_edits_are_noticed(site, preview):
    for name, edit in vars(UnusualEdits).items():
        if name.startswith("_"):
            continue
        page, mark = edit(site)
        wait_until(lambda page=page, mark=mark: mark in preview.get(page))
    assert preview.process.poll() is None


def test_served_pages_equal_a_clean_build_after_every_edit(tmp_path):
    """Tests the guarantee of incremental builds for a site that is kept in memory."""
    make_site(tmp_path)
    editor = Editor(tmp_path, int(os.environ.get("INCREMENTAL_SEED", "2026")))
    done = []
    with Preview(tmp_path, "--date", "2026-02-10") as preview:
        for _ in range(int(os.environ.get("PREVIEW_STEPS", "25"))):
            save(tmp_path)
            done.append(editor.edit(only_sources=True))
            shutil.rmtree(tmp_path / "clean", ignore_errors=True)
            shutil.rmtree(tmp_path / ".broadside", ignore_errors=True)
            built = subprocess.run(
                [PROGRAM, "build", "--search", "off", "--quiet", "--drafts", "--scheduled", "--date", "2026-02-10", "--output", "clean"],
                cwd=tmp_path, capture_output=True, check=False)
            if built.returncode != 0:
                restore(tmp_path)
                continue
            expected = tree(tmp_path / "clean")

            def is_the_same(expected=expected):
                return all(preview.get("/" + path) == bytes_ for path, bytes_ in expected.items())

            try:
                wait_until(is_the_same)
            except AssertionError:
                differing = [path for path, bytes_ in expected.items() if preview.get("/" + path) != bytes_]
                raise AssertionError("\n".join([*done[-5:], "differs:", *differing, preview.output[-2000:]])) from None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_preview_that_is_the_first_process_of_a_container_can_be_stopped(site, number):
    """The kernel ignores signals to such a process unless it handles them."""
    isolated = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child"]
    if not shutil.which("unshare") or subprocess.run([*isolated, "true"], capture_output=True).returncode != 0:
        pytest.skip("this system does not allow namespaces")
    process = subprocess.Popen([*isolated, PROGRAM, "serve"], cwd=site, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().startswith("Serving at ")
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(children[0]), number)
        assert process.wait(20) == 128 + number
    finally:
        process.kill()
        process.wait()
