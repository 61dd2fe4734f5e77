/* Small comforts. Everything a reader needs works without this file. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];

  const showToday = () => {
    for (const place of all("[data-today]")) {
      const options = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: place.dataset.today };
      place.textContent = new Intl.DateTimeFormat(root.lang, options).format(new Date());
    }
  };

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

  showToday();
  // A page left open over night, or taken out of the browser's memory, shows the day it is.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) showToday(); });
})();
