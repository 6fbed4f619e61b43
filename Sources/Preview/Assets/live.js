// Listens for changes of the page it stands in, and shows what is wrong with the site.
(() => {
  const script = document.currentScript;
  const folder = new URL(".", script.src);
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
      root.append(styles, Object.assign(document.createElement("section"), { role: "alert", tabIndex: -1 }));
      document.documentElement.append(host);
    }
    host.shadowRoot.querySelector("section").innerHTML = html;
  };

  // The new sheet stands beside the old one until it is there, so that the page is never bare.
  const swapStyles = (tags) => {
    const old = [...document.querySelectorAll('link[rel~="stylesheet" i]')].filter((link) => !link.href.startsWith(folder));
    const template = document.createElement("template");
    template.innerHTML = tags.join("");
    [...template.content.children].forEach((link, position) => {
      const before = old[position];
      const url = new URL(link.getAttribute("href"), location);
      url.searchParams.set("broadside", Date.now());
      link.href = url;
      link.addEventListener("load", () => before?.remove());
      link.addEventListener("error", () => before?.remove());
      (before ?? document.head.lastElementChild).after(link);
    });
  };

  const question = new URLSearchParams({ page: location.pathname, version: script.dataset.version });
  const events = new EventSource(new URL(`events?${question}`, folder));
  events.addEventListener("reload", () => location.reload());
  events.addEventListener("styles", (event) => swapStyles(JSON.parse(event.data)));
  events.addEventListener("problems", (event) => showProblems(event.data));
  // A page kept for the back button must not hold a connection: browsers allow six to a host.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
