// Where the data is: in the page itself, or on the server that gave the page. Both answer the same questions.

import { characters, part, quotesOf, unflat } from "./quotes.js";
import { say } from "./words.js";

const POST_SENTENCES = ["first_sentence", "last_sentence"];

/** Open what the page came with; a server may want a token first. */
export async function open(token) {
  return document.getElementById("part-about") ? new Held().open() : new Served(token).open();
}

function undone(numbers) {
  let sum = 0;
  return numbers.map((step) => (sum += step));
}

function networkOf(part) {
  const { edges } = part;
  return { nodes: part.nodes, edges: { ...edges, head: undone(edges.head), months: unflat(edges.months) } };
}

class Held {
  async open() {
    this.about = await this.part("about");
    this.network = networkOf(await this.part("network"));
    return this;
  }

  async part(name) {
    const held = document.getElementById(`part-${name}`);
    if (!held) return null;
    const bytes = Uint8Array.from(atob(held.textContent), (character) => character.charCodeAt(0));
    held.remove();
    const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(opened).json();
  }

  /** Read what is quoted, once. */
  quotations() {
    this.reading ??= this.read();
    return this.reading;
  }

  async read() {
    const sentences = await this.part("sentences");
    if (!sentences) return null;
    this.kinds = await this.part("kinds");
    this.texts = (await this.part("texts")) ?? {};
    const articles = await this.part("articles");
    articles.readable = articles.title.map((_, i) => i in this.texts);
    this.quotes = quotesOf(sentences, articles, this.about.months);
    this.behind = unflat(await this.part("edges"));
    this.relationRows = await this.part("relations");
    this.postRows = await this.part("posts");
    this.topicRows = await this.part("topics");
    return this;
  }

  async edge(i, state) {
    if (!(await this.quotations())) return null;
    return { quotes: this.behind[i].map((n) => this.quotes[n]).filter((quote) => state.includes(quote.article.month)), next: null };
  }

  async node(i, state) {
    if (!(await this.quotations())) return null;
    const quotes = this.quotes.filter((quote) => state.includes(quote.article.month) && quote.marks.some((mark) => mark.node === i));
    return { quotes: quotes.sort(newest), next: null };
  }

  /** What answers the questions of a table; asking() makes it of rows that are here. */
  async relations(state, chosen, asking) {
    await this.quotations();
    return { ask: asking(rowsOf(this.relationRows, this.quotes, ["sentence"])), leftOut: this.relationRows.left_out };
  }

  async posts(state, asking) {
    await this.quotations();
    return { ask: asking(rowsOf(this.postRows, this.quotes, POST_SENTENCES)), leftOut: this.postRows.left_out };
  }

  async topics() {
    const held = (await this.quotations()) && this.topicRows;
    return held ? { ...held, sentences: held.sentences.map((numbers) => numbers.map((n) => this.quotes[n])) } : null;
  }

  async search(query, state) {
    if (!(await this.quotations())) return null;
    const wanted = query.normalize("NFC").toLowerCase();
    const hits = [];
    for (const quote of this.quotes) {
      if (!state.includes(quote.article.month)) continue;
      const lowered = quote.text.toLowerCase();
      // Some letters get longer in lower case, and places would be others.
      const low = lowered.length === quote.text.length ? lowered : quote.text;
      for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
        const end = at + wanted.length;
        hits.push({ left: quote.text.slice(0, at), keyword: quote.text.slice(at, end), right: quote.text.slice(end), article: quote.article });
      }
    }
    return { hits: hits.sort((one, other) => newest({ article: one.article }, { article: other.article })), said: say("hits", hits.length), next: null };
  }

  get scope() {
    return ["inQuoted", this.quotes?.length ?? 0];
  }

  async text(article) {
    return this.texts[article.number];
  }
}

/** Asks the server that gave the page; it answers with the same parts, a page at a time. */
class Served {
  constructor(token) {
    this.token = token;
  }

  async open() {
    [this.about, this.network] = await Promise.all([this.ask("about"), this.ask("network").then(networkOf)]);
    this.kinds = this.about.kinds;
    return this;
  }

  async ask(name, parameters = {}) {
    const url = new URL(`data/${name}`, location.href);
    for (const [key, value] of Object.entries(parameters)) if (value !== undefined && value !== null) url.searchParams.set(key, value);
    const headers = { Accept: "application/json", ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}) };
    const answer = await fetch(url, { headers });
    const body = await answer.json();
    if (answer.ok) return body;
    const error = new Error(`${body.error?.message ?? answer.status}; ${body.error?.way_out ?? ""}`);
    throw Object.assign(error, { needsToken: answer.status === 401 });
  }

  quoted(answer) {
    return quotesOf(answer.sentences, answer.articles, this.about.months);
  }

  period(state) {
    const period = state.get("period");
    const { months } = this.about;
    return period ? { since: months[period[0]], until: months[period[1]] } : {};
  }

  async edge(i, state, skip) {
    const { head, tail } = this.network.edges;
    return this.page(await this.ask("edge", { head: head[i], tail: tail[i], skip, ...this.period(state) }));
  }

  async node(i, state, skip) {
    return this.page(await this.ask("node", { node: i, skip, ...this.period(state) }));
  }

  page(answer) {
    const quotes = this.quoted(answer);
    return { quotes: answer.order.map((n) => quotes[n]), next: answer.next };
  }

  async relations(state, chosen) {
    const ask = async (question) => {
      const answer = await this.ask("relations", { ...question, ...chosen, ...this.period(state) });
      return { rows: rowsOf(answer, this.quoted(answer), ["sentence"]), total: answer.total };
    };
    return { ask, leftOut: 0 };
  }

  async posts(state) {
    const ask = async (question) => {
      const answer = await this.ask("posts", { ...question, ...this.period(state) });
      return { rows: rowsOf(answer, this.quoted(answer), POST_SENTENCES), total: answer.total };
    };
    return { ask, leftOut: 0 };
  }

  async topics() {
    this.topicRows ??= this.ask("topics").then((answer) => {
      if (!answer.topics) return null;
      const quotes = this.quoted(answer);
      return { ...answer.topics, sentences: answer.topics.sentences.map((numbers) => numbers.map((n) => quotes[n])) };
    });
    return this.topicRows;
  }

  async search(query, state, skip) {
    const answer = await this.ask("search", { query, skip, ...this.period(state) });
    const quotes = this.quoted(answer);
    const hits = answer.hits.map(([n, start, end]) => {
      const text = characters(quotes[n].text);
      return { left: part(text, 0, start), keyword: part(text, start, end), right: part(text, end), article: quotes[n].article };
    });
    return { hits, said: say("articlesFound", answer.total), next: answer.next };
  }

  get scope() {
    return ["inCorpus", this.about.articles];
  }

  async text(article) {
    return (await this.ask("text", { article: article.id })).text;
  }
}

function newest(one, other) {
  return other.article.day.localeCompare(one.article.day);
}

/** Objects of columns, with quotations in place of their numbers; what is no column is left out. */
function rowsOf(columns, quotes, quoted) {
  const names = Object.keys(columns).filter((name) => Array.isArray(columns[name]));
  return columns[names[0]].map((_, i) => {
    const row = Object.fromEntries(names.map((name) => [name, columns[name][i]]));
    for (const name of quoted) row[name] = quotes[row[name]] ?? null;
    return row;
  });
}
