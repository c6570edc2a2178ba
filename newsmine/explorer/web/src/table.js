// A table that is sorted by a click on its heads, filtered by words, and taken along as CSV.

import { download, h, labelled } from "./dom.js";
import { block } from "./quotes.js";
import { say } from "./words.js";

const PAGE = 100;

/**
 * A table of rows. columns: {key, words, text(row), cell?(row), csvOnly?}; quotes(row) are the sentences that a row opens;
 * controls are further elements above it; keep(row) says which rows pass.
 */
export function table(app, { name, columns: all, rows, quotes, keep = () => true, controls = [], note = "", sort = null }) {
  const columns = all.filter((column) => !column.csvOnly);
  let order = sort;
  let limit = PAGE;
  let wanted = "";
  const body = h("tbody");
  const said = h("output", { class: "note" });
  const more = h("button", { type: "button", class: "more", onclick: () => draw((limit += PAGE)) });
  const heads = columns.map((column) =>
    h("th", { scope: "col" }, h("button", { type: "button", onclick: () => sortBy(column) }, column.words, h("span", { class: "arrow", "aria-hidden": "true" }))),
  );
  const texts = new Map(rows.map((row) => [row, columns.map((column) => column.text(row)).join("\n").toLowerCase()]));
  const found = () => {
    const kept = rows.filter((row) => keep(row) && texts.get(row).includes(wanted));
    if (!order) return kept;
    const { text } = columns.find((column) => column.key === order.key);
    return kept.sort((one, other) => order.way * compared(text(one), text(other)));
  };
  const sortBy = (column) => {
    order = { key: column.key, way: order?.key === column.key ? -order.way : 1 };
    draw();
  };
  const draw = () => {
    const kept = found();
    heads.forEach((head, i) => {
      const own = order?.key === columns[i].key ? order.way : 0;
      head.setAttribute("aria-sort", own === 1 ? "ascending" : own === -1 ? "descending" : "none");
      head.querySelector(".arrow").textContent = own === 1 ? " ▲" : own === -1 ? " ▼" : "";
    });
    body.replaceChildren(...kept.slice(0, limit).flatMap((row) => drawnRow(app, columns, row, quotes)));
    said.textContent = say("rows", kept.length);
    more.hidden = kept.length <= limit;
    more.textContent = say("more", kept.length - limit);
  };
  const filter = h("input", { type: "search", oninput: () => draw((wanted = filter.value.normalize("NFC").toLowerCase())) });
  const csv = h("button", { type: "button", class: "csv", onclick: () => download(`${name}.csv`, asCsv(all, found())) }, say("csv"));
  draw();
  const room = h(
    "div",
    {},
    h("div", { class: "controls" }, labelled(say("filter"), filter), ...controls, csv, said),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say(name) }, h("table", {}, h("thead", {}, h("tr", {}, ...heads, quotes ? h("th", { scope: "col" }, say("evidence")) : null)), body)),
    more,
    note ? h("p", { class: "note" }, note) : null,
  );
  return { room, draw };
}

function compared(one, other) {
  const numbers = [Number(one), Number(other)];
  return one !== "" && other !== "" && numbers.every(Number.isFinite) ? numbers[0] - numbers[1] : one.localeCompare(other, "ko");
}

function drawnRow(app, columns, row, quotes) {
  const cells = columns.map((column) => h("td", {}, column.cell ? column.cell(row) : column.text(row)));
  const line = h("tr", {}, ...cells);
  const behind = quotes?.(row).filter(Boolean) ?? [];
  if (!quotes) return [line];
  if (!behind.length) return [h("tr", {}, ...cells, h("td"))];
  const below = h("tr", { class: "below", hidden: true }, h("td", { colspan: columns.length + 1 }));
  const button = h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      onclick: () => {
        below.hidden = !below.hidden;
        button.setAttribute("aria-expanded", String(!below.hidden));
        if (!below.firstChild.childElementCount) below.firstChild.append(...behind.map((quote) => block(quote, app)));
      },
    },
    say("sentence"),
  );
  line.append(h("td", {}, button));
  return [line, below];
}

/** CSV as Excel opens it right: UTF-8 with its mark; what a program would take for a formula is text. */
export function asCsv(columns, rows) {
  const lines = [columns.map((column) => column.words), ...rows.map((row) => columns.map((column) => column.text(row)))];
  return new Blob(["\ufeff", lines.map((line) => line.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
