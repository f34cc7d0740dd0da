// What the audit asks inside a page. Every probe returns a list of short descriptions.
(() => {
  const TOOLS = "form, button, select, label, output, dialog, kbd, .scripted, [role=search], [role=status], [aria-live]";
  const name = (e) => {
    const words = (e.getAttribute("aria-label") || e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const id = e.closest("[id]")?.id;
    return `<${e.localName}${e.className && e.className.baseVal === undefined ? "." + e.className : ""}> "${words}"${id ? " in #" + id : ""}`;
  };
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  // Whether a reader can scroll to what a box cuts off, also with the keyboard.
  const scrolls = (e) => {
    const box = e.closest('[tabindex="0"], textarea, input');
    return box && (/^(textarea|input)$/.test(box.localName) || /auto|scroll/.test(getComputedStyle(box).overflowX));
  };
  const texts = () => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.data.trim() && !node.parentElement.closest("svg, script, style, noscript, template")) found.push(node);
    }
    return found;
  };
  const box = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const controls = () =>
    [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]')].filter(
      (e) => seen(e) && !e.disabled,
    );
  window.audit = {
    // Everything folded away is opened, and what is laid out only when it is near the screen is laid out.
    open: () => {
      document.querySelectorAll("details").forEach((e) => (e.open = true));
      const style = document.createElement("style");
      style.textContent = "* { content-visibility: visible !important }";
      document.head.append(style);
    },

    // Links and controls less than 24 by 24 px. A control's label is part of its target.
    small: () =>
      controls()
        .map((e) => {
          const all = [e, ...(e.labels || [])].map((each) => each.getBoundingClientRect());
          return [e, Math.max(...all.map((r) => r.width)), Math.max(...all.map((r) => r.height))];
        })
        .filter(([, width, height]) => width < 23.95 || height < 23.95)
        .map(([e, width, height]) => `${width.toFixed(1)} x ${height.toFixed(1)} ${name(e)}`),

    // Text that sticks out of the screen or is cut off by its box, and a page that scrolls sideways.
    cut: () => {
      const found = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) found.push(`page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth} px`);
      for (const node of texts()) {
        const e = node.parentElement;
        if (seen(e) && !scrolls(e) && box(node).right > root.clientWidth + 1) found.push(`beyond the edge: ${name(e)}`);
      }
      for (const e of document.querySelectorAll("body *")) {
        const style = getComputedStyle(e);
        const wide = style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1;
        const high = /hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
        if ((wide || high) && seen(e) && !scrolls(e) && !e.closest("svg"))
          found.push(`cut off: ${name(e)}`);
      }
      return [...new Set(found)];
    },

    // Each piece of text in order, and whether it can be seen somewhere on the page.
    shown: () =>
      texts().map((node) => {
        const at = box(node);
        return [node.data.trim().slice(0, 60), seen(node.parentElement) && at.right > 0 && at.bottom + scrollY > 0];
      }),

    // Text to read that can be seen; what belongs to a tool is not content.
    content: () =>
      texts()
        .filter((node) => seen(node.parentElement) && !node.parentElement.closest(TOOLS))
        .map((node) => node.data.trim().replace(/\s+/g, " ").slice(0, 60)),

    stops: () => {
      const found = controls().filter((e) => e.tabIndex >= 0);
      found.forEach((e, number) => (e.dataset.stop = number));
      return found.map(name);
    },

    // The control that has the focus, and what is wrong with its outline.
    focus: () => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      const rgb = (value) => (value.match(/[\d.]+/g) || []).map(Number);
      const light = (value) =>
        rgb(value).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      let ground = e;
      while (ground.parentElement && (rgb(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
      const [a, b] = [light(style.outlineColor), light(getComputedStyle(ground).backgroundColor)].sort((x, y) => y - x);
      const at = e.getBoundingClientRect();
      const wrong =
        style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "no outline"
        : (a + 0.05) / (b + 0.05) < 3 ? `outline of contrast ${((a + 0.05) / (b + 0.05)).toFixed(2)}`
        : at.right <= 0 || at.bottom <= 0 || at.top >= innerHeight ? "out of sight" : "";
      return [e.dataset.stop ?? null, wrong && `${wrong}: ${name(e)}`];
    },
  };
})();
