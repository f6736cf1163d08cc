(() => {
  const panel = document.createElement("section");
  panel.id = "launchbook-preview";
  panel.setAttribute("aria-label", "launchbook findings");
  panel.hidden = true;
  document.body.append(panel);

  const add = (parent, tag, text, name) => {
    const el = document.createElement(tag);
    if (text) el.textContent = text;
    if (name) el.className = name;
    parent.append(el);
    return el;
  };

  let open = sessionStorage.getItem("launchbook-preview") === "open";

  function show(status) {
    panel.replaceChildren();
    const { count, errors } = status;
    panel.hidden = !status.error && count === 0;
    const serious = Boolean(status.error) || errors > 0;
    panel.className = serious ? "bad" : "";
    const details = add(panel, "details");
    details.open = serious || open;
    details.addEventListener("toggle", () => sessionStorage.setItem("launchbook-preview", details.open ? "open" : ""));
    add(details, "summary", (status.error ? "The build failed" : `${count} finding${count === 1 ? "" : "s"}${errors ? `, ${errors} of them errors` : ""}`) + (status.stale ? " - this is the last good portal" : ""));
    if (status.error) add(details, "p", status.error);
    status.findings.forEach((f, i) => {
      const item = add(details, "div", "", f.level);
      const head = add(item, "p");
      add(head, "strong", f.path ? `${f.path}:${f.start.line}:${f.start.column} ` : "");
      add(head, "span", `${f.level}: ${f.message} [${f.rule}]`);
      if (status.lines[i]) add(item, "pre", status.lines[i]);
      if (f.help) add(item, "p", `help: ${f.help}`);
    });
    const left = count - status.findings.length;
    if (left > 0) add(details, "p", `${left} more findings are not shown here: launchbook lint lists them all`);
  }

  const refresh = () => fetch("/_launchbook/status.json").then((r) => r.json()).then(show).catch(() => {});
  addEventListener("keydown", (e) => {
    if (e.key === "Escape") panel.hidden = true;
  });

  let build = null;
  const source = new EventSource("/_launchbook/events");
  source.addEventListener("hello", (e) => {
    if (build !== null && build !== e.data) location.reload();
    build = e.data;
  });
  source.addEventListener("reload", () => location.reload());
  source.addEventListener("status", (e) => {
    build = e.data;
    refresh();
  });
  refresh();
})();
