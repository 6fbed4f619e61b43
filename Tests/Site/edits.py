"""Random edits of a site, as editors, theme authors, and machines make them. Each changes the files in a folder or the arguments of a build."""

import datetime
import os
import pathlib
import random
import re
import shutil

WORDS = "council housing transit budget hearing ordinance county school tenant wage library street park water".split()
DATA = "{% if data.numbers is defined %}<s>{{ data.numbers.count }}</s>{% endif %}"
TOPICS = ["dignity-at-work", "good-government", "equitable-development", "immigrant-protections"]
CHAPTERS = ["texas", "california", "new-york", "minnesota"]


class Editor:
    """Makes random edits in `content` and `themes` in `folder`, one at a time."""

    def __init__(self, folder: pathlib.Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.content = folder / "content"
        self.themes = folder / "themes"
        self.output = folder / "output"
        self.arguments = ["--date", "2026-02-10"]
        self.count = 0

    def edit(self, *, only_sources: bool = False) -> str:
        """Makes an edit and returns its description. With `only_sources`, it does not edit the output, the build record, or the arguments of the build."""
        self.count += 1
        edits = [
            (self.add_news, 3), (self.add_brief, 1), (self.add_page, 1), (self.remove, 2), (self.rename, 2),
            (self.change_title, 4), (self.change_date, 2), (self.change_references, 4), (self.change_body, 5),
            (self.change_private, 1), (self.toggle_draft, 2), (self.link_to_another, 3), (self.change_table, 2),
            (self.touch, 2), (self.copy_all, 1), (self.change_template, 4), (self.change_component, 2),
            (self.change_static, 2), (self.add_file, 2), (self.remove_file, 1), (self.change_type, 3),
            (self.change_settings, 3), (self.change_date_of_build, 2), (self.toggle_drafts, 1), (self.change_base_url, 1),
            (self.tamper_with_output, 2), (self.damage_record, 1), (self.delete_record, 1), (self.add_theme_data, 3), (self.change_strings, 3),
            (self.use_component, 2), (self.add_alias, 2), (self.change_publication, 4), (self.link_to_url, 3),
        ]
        others = {self.change_date_of_build, self.toggle_drafts, self.change_base_url, self.tamper_with_output, self.damage_record, self.delete_record}
        functions, weights = zip(*(edit for edit in edits if not (only_sources and edit[0] in others)))
        function = self.random.choices(functions, weights)[0]
        return f"{self.count}: {function()}"

    # Helpers

    def documents(self, folder: str = "") -> list[pathlib.Path]:
        return sorted(path for path in (self.content / folder).rglob("*.md"))

    def any_document(self, folder: str = "") -> pathlib.Path:
        return self.random.choice(self.documents(folder))

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(WORDS, k=count)).capitalize()

    def name(self, path: pathlib.Path) -> str:
        return str(path.relative_to(self.content.parent))

    def change(self, path: pathlib.Path, pattern: str, replacement: str) -> str:
        text = path.read_text()
        path.write_text(re.sub(pattern, lambda _: replacement, text, count=1, flags=re.M))
        return f"{self.name(path)}: {pattern} -> {replacement!r}"

    # Documents

    def add_news(self) -> str:
        path = self.content / "news" / f"made-up-{self.count}.md"
        path.write_text(
            f"---\ntitle: {self.words(4)}\ndate: 2026-0{self.random.randint(1, 3)}-{self.random.randint(10, 28)}\n"
            f"kind: {self.random.choice(['press release', 'story', 'statement'])}\n"
            f"topics: [{self.random.choice(TOPICS)}]\nchapter: {self.random.choice(CHAPTERS)}\n---\n\n{self.words(30)}\n"
        )
        return f"add {self.name(path)}"

    def add_brief(self) -> str:
        path = self.content / "briefs" / f"made-up-{self.count}.md"
        source = self.random.choice([p for p in self.documents("briefs")])
        path.write_text(re.sub(r"^title: .*$", f"title: {self.words(5)}", source.read_text(), count=1, flags=re.M))
        return f"add {self.name(path)} after {self.name(source)}"

    def add_page(self) -> str:
        folder = self.content / self.random.choice(["", "help", "help/more"])
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"page-{self.count}.md"
        path.write_text(f"---\ntitle: {self.words(2)}\n---\n\n# {self.words(3)}\n\n{self.words(20)}\n")
        return f"add {self.name(path)}"

    def remove(self) -> str:
        path = self.any_document(self.random.choice(["news", "briefs", "members", ""]))
        path.unlink()
        return f"remove {self.name(path)}"

    def rename(self) -> str:
        path = self.any_document(self.random.choice(["news", "briefs", "topics"]))
        target = path.with_name(f"renamed-{self.count}.md")
        path.rename(target)
        if self.random.random() < 0.7:
            target.write_text(target.read_text().replace("---\n", f"---\naliases: [{path.stem}]\n", 1))
        return f"rename {self.name(path)} to {target.name}"

    def change_title(self) -> str:
        path = self.any_document(self.random.choice(["news", "briefs", "chapters", "topics", "members", ""]))
        return self.change(path, r"^(title|name): .*$", f"{'name' if 'members' in path.parts else 'title'}: {self.words(3)}")

    def change_date(self) -> str:
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=self.random.randint(-900, 90))
        return self.change(self.any_document("news"), r"^date: .*$", f"date: {day}")

    def change_references(self) -> str:
        path = self.any_document(self.random.choice(["news", "briefs"]))
        topics = ", ".join(self.random.sample(TOPICS, self.random.randint(0, 3)))
        return self.change(path, r"^topics: .*$", f"topics: [{topics}]")

    def change_body(self) -> str:
        path = self.any_document()
        text = path.read_text()
        head, separator, body = text.rpartition("---\n")
        if self.random.random() < 0.4:
            body = f"\n{self.words(12)}.\n" + body
        else:
            body += f"\n{self.words(9)} *{self.words(2)}*.\n"
        path.write_text(head + separator + body)
        return f"body of {self.name(path)}"

    def change_private(self) -> str:
        path = self.any_document("members")
        path.write_text(path.read_text().replace("---\n", f"---\nphone: 512-555-{self.random.randint(1000, 9999)}\n", 1))
        return f"private value of {self.name(path)}"

    def toggle_draft(self) -> str:
        path = self.any_document(self.random.choice(["news", "briefs", "topics"]))
        text = path.read_text()
        path.write_text(text.replace("draft: true\n", "") if "draft: true\n" in text else text.replace("---\n", "---\ndraft: true\n", 1))
        return f"draft or not: {self.name(path)}"

    def change_publication(self) -> str:
        """Changes the reason why a document is not published, or publishes it."""
        path = self.any_document(self.random.choice(["news", "briefs", "topics"]))
        line = self.random.choice(["draft: true", "expires: 2025-06-01", "expires: 2025-07-01", "publish-on: 2027-01-01", ""])
        head, body = re.sub(r"^(draft|expires|publish-on): .*\n", "", path.read_text(), flags=re.M).split("---\n", 2)[1:]
        path.write_text(f"---\n{line}\n{head}---\n{body}" if line else f"---\n{head}---\n{body}")
        return f"{self.name(path)}: {line or 'published'}"

    def link_to_url(self) -> str:
        path, target = self.any_document(), self.any_document(self.random.choice(["news", "briefs", "topics"]))
        with path.open("a") as file:
            file.write(f"\n[{self.words(2)}](/{target.parent.name}/{target.stem}/).\n")
        return f"link from {self.name(path)} to the URL of {self.name(target)}"

    def add_alias(self) -> str:
        path = self.any_document("news")
        if "aliases:" not in path.read_text():
            path.write_text(path.read_text().replace("---\n", f"---\naliases: [/old/{self.count}/]\n", 1))
        return f"alias of {self.name(path)}"

    def link_to_another(self) -> str:
        path, target = self.any_document(), self.any_document()
        relative = os.path.relpath(target, path.parent)
        with path.open("a") as file:
            file.write(f"\n[{self.words(2)}]({relative}).\n")
        return f"link from {self.name(path)} to {self.name(target)}"

    def use_component(self) -> str:
        path = self.any_document(self.random.choice(["news", "briefs"]))
        with path.open("a") as file:
            file.write(f'\n:::quote{{by="{self.words(2)}"}}\n{self.words(8)}\n:::\n')
        return f"component in {self.name(path)}"

    def change_table(self) -> str:
        path = self.content / "adoptions" / "adoptions.csv"
        lines = path.read_text().splitlines()
        if len(lines) > 2 and self.random.random() < 0.4:
            del lines[self.random.randrange(1, len(lines))]
        else:
            lines.append(lines[1])
            lines[-1] = re.sub(r"\d{4}-\d\d-\d\d", f"2025-0{self.random.randint(1, 9)}-11", lines[-1])
        path.write_text("\n".join(lines) + "\n")
        return "rows of the table"

    # Files, as machines change them

    def touch(self) -> str:
        path = self.any_document()
        path.touch()
        return f"touch {self.name(path)}"

    def copy_all(self) -> str:
        copy = self.content.with_name("copy")
        shutil.copytree(self.content, copy)
        shutil.rmtree(self.content)
        copy.rename(self.content)
        return "copy of everything"

    def add_file(self) -> str:
        path = self.content / self.random.choice(["", "briefs", "files"]) / f"file-{self.random.randint(1, 4)}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(self.words(self.random.randint(1, 400)))
        return f"write {self.name(path)}"

    def remove_file(self) -> str:
        files = sorted(self.content.rglob("file-*.txt"))
        if not files:
            return self.add_file()
        files[0].unlink()
        return f"remove {self.name(files[0])}"

    def tamper_with_output(self) -> str:
        files = sorted(path for path in self.output.rglob("*") if path.is_file())
        if not files:
            return "nothing to tamper with"
        path = self.random.choice(files)
        if self.random.random() < 0.5:
            path.unlink()
        else:
            path.write_text("tampered")
        return f"tamper with {self.name(path)}"

    def record(self) -> pathlib.Path:
        return self.output.parent / ".broadside" / "output" / "record"

    def damage_record(self) -> str:
        if self.record().is_file():
            data = bytearray(self.record().read_bytes())
            if self.random.random() < 0.5:
                data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
            else:
                del data[self.random.randrange(len(data)) :]
            self.record().write_bytes(data)
        return "damage the record"

    def delete_record(self) -> str:
        self.record().unlink(missing_ok=True)
        return "delete the record"

    # Theme, types, settings

    def change_template(self) -> str:
        path = self.random.choice(sorted(self.themes.rglob("templates/**/*.html")) + sorted(self.themes.rglob("templates/**/*.xml")))
        text = path.read_text()
        places = [match.end() for match in re.finditer(r"</(p|h1|h2|li|section|title|item|channel)>", text)]
        if not places:
            return self.change_static()
        at = self.random.choice(places)
        if path.suffix == ".html":
            added = self.random.choice(["<i>{{ site.title }}</i>", f"<b>{self.count}</b>", "{# nothing #}", "<u>{{ collections.topic.items|length }}</u>", DATA])
        else:
            added = "{# nothing #}"
        path.write_text(text[:at] + added + text[at:])
        return f"{self.name(path)}: {added}"

    def change_component(self) -> str:
        path = self.random.choice(sorted(self.themes.rglob("components/*.html")))
        path.write_text(path.read_text() + self.random.choice([f"<!-- {self.count} --><span>{self.count}</span>", DATA]))
        return self.name(path)

    def change_static(self) -> str:
        path = self.random.choice(sorted(p for p in self.themes.rglob("static/**/*") if p.is_file()))
        if self.random.random() < 0.3:
            path = path.with_name(f"static-{self.random.randint(1, 3)}.css{self.random.choice(['', '.jinja'])}")
        path.write_text(f"/* {self.count} */\n")
        return self.name(path)

    def change_strings(self) -> str:
        path = self.random.choice(sorted(self.themes.rglob("i18n/*.yml")))
        lines = path.read_text().splitlines()
        at = self.random.randrange(1, len(lines))
        if "{" not in lines[at]:
            lines[at] = lines[at].split(":")[0] + f": {self.words(2)}"
        path.write_text("\n".join(lines) + "\n")
        return f"{self.name(path)}: {lines[at]}"

    def add_theme_data(self) -> str:
        path = self.themes / "civic" / "data" / "numbers.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"count: {self.count}\n")
        return self.name(path)

    def change_type(self) -> str:
        path = self.content / self.random.choice(["news", "briefs", "chapters", "topics"]) / "_type.yml"
        return self.random.choice(
            [
                lambda: self.change(path, r"page-size: \d+", f"page-size: {self.random.randint(2, 40)}"),
                lambda: self.change(path, r"^label: .*$", f"label: {self.words(1)}"),
                lambda: self.change(path, r"^fields:$", f"fields:\n  made-up-{self.count}: {{ type: text }}"),
                lambda: self.change(path, r"^sort: .*$", f"sort: [{self.random.choice(['title', '-title', 'slug'])}]"),
                lambda: self.change(path, r"limit: \d+", f"limit: {self.random.randint(1, 30)}"),
            ]
        )()

    def change_settings(self) -> str:
        path = self.content / "site.yml"
        return self.random.choice(
            [
                lambda: self.change(path, r"^title: .*$", f"title: {self.words(2)}"),
                lambda: self.change(path, r"^description: .*$", f"description: {self.words(6)}"),
                lambda: self.change(path, r"A made-up banner[^,]*", f"A made-up banner {self.count}"),
                lambda: self.change(path, r"until: 2026-02-\d+", f"until: 2026-02-{self.random.randint(11, 28)}"),
                lambda: self.change(path, r"label: \w+", f"label: {self.words(1)}"),
                lambda: self.change(path, r"^language: \w+", f"language: {self.random.choice(['en', 'es', 'es-MX'])}"),
                lambda: self.change(path, r"^  join:", f"  accent: '#{self.random.randint(100, 999)}'\n  join:"),
                lambda: self.change(path, r"^social:", "edit-url: 'https://example.org/{path}'\nsocial:"),
            ]
        )()

    # Arguments of the build

    def change_date_of_build(self) -> str:
        day = datetime.date(2026, 2, 10) + datetime.timedelta(days=self.random.randint(-60, 400))
        self.arguments[1] = str(day)
        return f"build on {day}"

    def toggle_drafts(self) -> str:
        self.arguments = [a for a in self.arguments if a != "--drafts"] if "--drafts" in self.arguments else [*self.arguments, "--drafts"]
        return f"with {self.arguments}"

    def change_base_url(self) -> str:
        self.arguments = self.arguments[:2] + self.random.choice([[], ["--base-url", "https://example.org/sub"], ["--base-url", "https://example.net"]])
        return f"with {self.arguments}"
