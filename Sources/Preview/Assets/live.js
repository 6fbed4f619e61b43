// Listens for changes to the page that includes it, and shows the site's errors and warnings.
(() => {
  const script = document.currentScript;
  const folder = new URL(".", script.src);
  let events;
  let host;

  const showProblems = (html) => {
    if (!html) {
      host?.remove();
      host = undefined;
      return;
    }
    if (!host) {
      host = document.createElement("broadside-problems");
      const root = host.attachShadow({ mode: "open" });
      const styles = document.createElement("link");
      styles.rel = "stylesheet";
      styles.href = new URL("problems.css", folder);
      root.append(styles, document.createElement("div"));
      document.documentElement.append(host);
    }
    const place = host.shadowRoot.querySelector("div");
    const isOpen = place.querySelector("details")?.open;
    place.innerHTML = html;
    if (isOpen) place.querySelector("details")?.setAttribute("open", "");
  };

  // Old style sheets stay until the new ones have loaded, so that the page is never unstyled.
  const swapStyles = (tags) => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet" i]')].filter((link) => !link.href.startsWith(folder));
    const old = links.filter((link) => !link.dataset.pending);
    links.filter((link) => link.dataset.pending).forEach((link) => link.remove());
    const template = document.createElement("template");
    template.innerHTML = tags.join("");
    [...template.content.querySelectorAll('link[rel~="stylesheet" i]')].forEach((link, position) => {
      const before = old[position];
      const url = new URL(link.getAttribute("href"), location);
      url.searchParams.set("broadside", Date.now());
      link.href = url;
      link.dataset.pending = "yes";
      for (const end of ["load", "error"]) {
        link.addEventListener(end, () => {
          before?.remove();
          delete link.dataset.pending;
        });
      }
      (before ?? document.head.lastElementChild).after(link);
    });
  };

  const question = new URLSearchParams({ page: location.pathname, version: script.dataset.version });
  const listen = () => {
    if (events) return;
    events = new EventSource(new URL(`events?${question}`, folder));
    events.addEventListener("reload", () => location.reload());
    events.addEventListener("styles", (event) => swapStyles(JSON.parse(event.data)));
    events.addEventListener("problems", (event) => showProblems(event.data));
  };
  const rest = () => {
    events?.close();
    events = undefined;
  };

  // Browsers allow six connections per host, so only a visible page keeps one. A page that returns learns if it is outdated.
  const listenIfSeen = () => (document.visibilityState === "visible" ? listen() : rest());
  document.addEventListener("visibilitychange", listenIfSeen);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listenIfSeen);
  listenIfSeen();
})();
