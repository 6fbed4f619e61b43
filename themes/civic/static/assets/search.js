// Adds Pagefind's search interface to the page and runs the query in the URL, such as /search/?q=transit
const place = document.getElementById("theme:search");
const ui = new PagefindUI({
  element: place,
  bundlePath: place.dataset.bundle,
  showImages: false,
  showSubResults: true,
  resetStyles: false,
  autofocus: false,
});
const input = place.querySelector("input");
input.setAttribute("aria-label", input.title || input.placeholder);
const query = new URLSearchParams(location.search).get("q");
if (query) ui.triggerSearch(query);
place.addEventListener("input", (event) => {
  if (event.target.type !== "text" && event.target.type !== "search") return;
  const address = new URL(location.href);
  if (event.target.value) address.searchParams.set("q", event.target.value);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
});
