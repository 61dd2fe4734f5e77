/* Small comforts. Everything a reader needs works without this file. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];

  // What changes often is not in the page: each edition has one small page of it (docs/explanation/press.md).
  const EVERY = 60_000, AGAIN = 5_000;
  const live = document.querySelector("[data-live]");
  const places = { today: document.querySelector(".today"), breaking: live };
  let looked = 0, ending = 0;

  const show = (page, now) => {
    const ends = [];
    for (const [name, place] of Object.entries(places)) {
      const found = page.querySelector(`[data-part="${name}"]`), until = found ? Date.parse(found.dataset.until) : 0;
      if (until > now) ends.push(until - now);
      const wanted = until > now ? found.outerHTML : "";
      // What stands there already is left alone: it would be read aloud again.
      if (place && place.innerHTML !== wanted) place.replaceChildren(...(wanted ? [found.cloneNode(true)] : []));
    }
    clearTimeout(ending);
    const next = Math.min(...ends, 86_400_000);
    if (ends.length) ending = setTimeout(() => show(page, now + next), next);
  };
  const look = async () => {
    looked = Date.now();
    try {
      const answer = await fetch(live.dataset.live, { cache: "no-cache" });
      if (!answer.ok) return;
      const { headers } = answer, sent = Date.parse(headers.get("date"));
      // By the newspaper's clock: a reader's may be wrong.
      const now = sent ? sent + 1000 * (headers.get("age") || 0) : Date.now();
      show(new DOMParser().parseFromString(await answer.text(), "text/html"), now);
    } catch { /* Without a connection what is shown stays until its own end. */ }
  };
  if (live) {
    look();
    setInterval(() => { if (!document.hidden) look(); }, EVERY);
    // A page that was left open, or is taken out of the browser's memory, does not wait.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && Date.now() - looked > AGAIN) look();
    });
  }

  const closeMenus = (except) => {
    for (const menu of all(".main-menu details[open], .phone-menu[open]")) {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest(".main-menu details, .phone-menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.activeElement.closest(".main-menu details[open], .phone-menu[open]");
    closeMenus(null);
    if (open) open.querySelector("summary").focus();
  });

  const mayFrame = (address) => {
    const hosts = (root.dataset.embedHosts || "").split(" ");
    const url = new URL(address, location.href);
    return url.protocol === "https:" && hosts.includes(url.host);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-frame]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !mayFrame(link.dataset.frame)) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = link.dataset.frame;
    frame.title = link.dataset.title;
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    link.replaceWith(frame);
    frame.focus();
  });

  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
    });
  }
  for (const button of all("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.share({ url: button.dataset.share, title: button.dataset.title }).catch(() => {});
    });
  }

  // A browser fetches a poster at once, however far down it is.
  const posters = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      target.poster = target.dataset.poster;
      posters.unobserve(target);
    }
  }, { rootMargin: "400px" });
  all("video[data-poster]").forEach((video) => posters.observe(video));
})();
