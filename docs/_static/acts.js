/* Filters the acts of a decree's page: by words with or without marks, place, amount and day. Fetches nothing, keeps nothing but the
   address of the page, so that what one sees can be handed on. */
"use strict";
(() => {
  const form = document.querySelector("form.acts");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  const fields = form.elements;

  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  /** A syllable with its tone at the end, wherever it was typed: hoà and hòa are one word. */
  const toned = (syllable) => {
    const parts = syllable.normalize("NFD");
    return parts.replace(TONES, "") + (parts.match(TONES) || []).join("");
  };
  const unmarked = (syllable) => syllable.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  /** What was typed, however its marks and its đ were. */
  const typed = (text) => text.normalize("NFC").trim().toLowerCase().replace(/ð/g, "đ");
  const syllables = (text) => typed(text).match(/[\p{L}\p{N}]+/gu) || [];

  const rows = [...document.querySelectorAll("table.acts tbody tr")].map((row) => {
    const words = syllables([...row.cells[1].children].map((part) => part.textContent).join(" "));
    const span = (of) => (row.dataset[of] || "").split(" ").filter(Boolean).map(Number);
    return {
      row,
      marked: ` ${words.map(toned).join(" ")} `,
      plain: ` ${words.map(unmarked).join(" ")} `,
      individual: span("individual"),
      organization: span("organization"),
    };
  });

  /* Every reader gives a test of a row, null where its box is empty, undefined where what stands in it cannot be read. */
  const readWords = (text) => {
    const asked = syllables(text);
    if (!asked.length) return text.trim() ? undefined : null;
    const open = !/\s$/.test(text);
    return (one) =>
      asked.every((word, at) => {
        const plain = unmarked(word) === word;
        const sought = ` ${plain ? word : toned(word)}`;
        const ends = open && at === asked.length - 1 ? "" : " ";
        return (plain ? one.plain : one.marked).includes(sought + ends);
      });
  };
  const readPlace = (text) => {
    const told = typed(text);
    if (!told) return null;
    const named = (pattern) => (told.match(pattern) || [])[1];
    const article = named(/(?:điều|dieu|article)\s*(\d+\p{L}?)/u);
    const parts = article
      ? [article, named(/(?:khoản|khoan|clause)\s*(\d+\p{L}?)/u), named(/(?:điểm|diem|point)\s*(\p{L}+)/u)].filter(Boolean)
      : told.replace(/^[đd]\s*(?=\d)/, "").split(".").map((part) => part.trim());
    if (!/^\d+\p{L}?$/u.test(parts[0]) || parts.some((part) => !part)) return undefined;
    const place = parts.join(".");
    return (one) => `${one.row.dataset.place}.`.startsWith(`${place}.`);
  };
  const readAmount = (text) => {
    const told = typed(text).replace(/\s*(đồng|dong|vnđ|vnd|đ)$/, "");
    if (!told) return null;
    const [, count, unit] = told.match(/^([\d., ]*\d)\s*(triệu|trieu|tr|million)?$/) || [];
    if (!count) return undefined;
    const whole = /^\d+$|^[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*$/.test(count); // three figures behind a mark are thousands: 1.000 triệu
    const part = unit && /^\d+[.,]\d+$/.test(count);
    if (!whole && !part) return undefined;
    const amount = Math.round((whole ? Number(count.replace(/\D/g, "")) : Number(count.replace(",", "."))) * (unit ? 1e6 : 1));
    const whose = fields.whose.value === "either" ? ["individual", "organization"] : [fields.whose.value];
    return (one) => whose.some((of) => one[of].length && one[of][0] <= amount && amount <= one[of][1]);
  };
  const readDay = (text) => {
    const told = typed(text);
    if (!told) return null;
    const here = told.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
    const iso = told.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
    if (!here && !iso) return undefined;
    const [year, month, day] = (here ? [here[3], here[2], here[1]] : iso.slice(1)).map(Number);
    const made = new Date(Date.UTC(year, month - 1, day));
    if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
    const on = made.toISOString().slice(0, 10);
    return (one) => one.row.dataset.from <= on && on <= (one.row.dataset.to || "9999");
  };
  const readers = { words: readWords, place: readPlace, amount: readAmount, day: readDay };

  const show = () => {
    const tests = [];
    const unread = [];
    for (const [name, read] of Object.entries(readers)) {
      const test = read(fields[name].value);
      fields[name].setAttribute("aria-invalid", String(test === undefined));
      if (test) tests.push(test);
      if (test === undefined) unread.push(fields[name].labels[0].textContent);
    }
    let shown = 0;
    for (const one of rows) {
      const fits = !unread.length && tests.every((test) => test(one));
      one.row.hidden = !fits;
      shown += fits;
    }
    const count = status.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
    const why = unread.length ? status.dataset.unread.replace("{what}", unread.join("; ")) : shown ? "" : status.dataset.none;
    status.textContent = `${count} ${why}`.trim();
  };
  const keep = () => {
    const filled = [...new FormData(form)].filter(([name, value]) => value && value !== "either");
    history.replaceState(null, "", `#${new URLSearchParams(filled)}`);
  };

  const given = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(readers)) if (given.get(name)) fields[name].value = given.get(name);
  if ([...fields.whose.options].some((one) => one.value === given.get("whose"))) fields.whose.value = given.get("whose");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const told of ["input", "change"]) form.addEventListener(told, () => { show(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); keep(); fields.words.focus(); }));
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") form.reset(); });
  show();
})();
