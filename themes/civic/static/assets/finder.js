// Filters the list of members as the reader types. The page works without it. The URL keeps the query, so a search can be shared.
const form = document.querySelector("form.finder");
const list = form && document.getElementById(form.dataset.list);
const facts = form && document.querySelector(".list-facts");
const fields = ["state", "level", "chapter", "topic"].filter((field) => form?.elements[field]);
const most = 200;
let entries;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// A lowercase value is a choice from a content type. Lists show choices with a capital letter.
const label = (text) => (text === text.toLowerCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text);

async function load() {
  if (entries) return;
  const response = await fetch(form.dataset.source);
  entries = await response.json();
  for (const entry of entries) entry.plain = plain(entry.title);
  for (const field of fields) {
    const values = [...new Set(entries.flatMap((entry) => entry[field]))];
    values.sort((first, second) => first.localeCompare(second, document.documentElement.lang));
    const select = form.elements[field];
    const chosen = select.value || new URLSearchParams(location.search).get(field) || "";
    for (const value of values) select.add(new Option(label(value), value, false, value === chosen));
  }
}

function found() {
  const words = plain(form.elements.name.value).split(/\s+/).filter(Boolean);
  const chosen = fields.filter((field) => form.elements[field].value);
  if (words.length + chosen.length === 0) return null;
  return entries.filter(
    (entry) =>
      words.every((word) => entry.plain.includes(word)) &&
      chosen.every((field) => entry[field].includes(form.elements[field].value)),
  );
}

function item(entry) {
  const element = document.createElement("li");
  const link = document.createElement("a");
  link.href = entry.url;
  link.textContent = entry.title;
  const about = document.createElement("span");
  about.textContent = entry.about;
  element.append(link, " ", about);
  return element;
}

function said(count) {
  const { none, one, more, found } = form.dataset;
  if (count === 0) return none;
  if (count === 1) return one;
  return (count > most ? more : found).replace("#", count.toLocaleString(document.documentElement.lang));
}

function show() {
  const results = found();
  const address = new URL(location.href);
  for (const field of ["name", ...fields]) {
    const { value } = form.elements[field];
    if (value) address.searchParams.set(field, value);
    else address.searchParams.delete(field);
  }
  history.replaceState(null, "", address);
  let roll = document.getElementById("theme:found");
  if (!roll) {
    roll = document.createElement("ul");
    roll.id = "theme:found";
    roll.className = "roll";
    list.before(roll);
  }
  list.hidden = results !== null;
  facts.hidden = list.hidden;
  roll.replaceChildren(...(results ?? []).slice(0, most).map(item));
  form.querySelector("[role=status]").textContent = results ? said(results.length) : "";
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", load, { once: true });
  form.addEventListener("input", async () => {
    await load();
    show();
  });
  const asked = new URLSearchParams(location.search);
  if (["name", ...fields].some((field) => asked.get(field))) {
    form.elements.name.value = asked.get("name") ?? "";
    load().then(show);
  }
}
