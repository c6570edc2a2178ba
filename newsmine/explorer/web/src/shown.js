// Which nodes and edges are seen under the reader's choices.

/** The choices that change what is seen. */
export const FILTERS = ["period", "least", "lightest", "off", "ego", "node"];

/** Counts of edges in the chosen period, and what passes the filters. */
export class Shown {
  constructor(network) {
    this.network = network;
    const { head, tail } = network.edges;
    this.neighbours = network.nodes.name.map(() => []);
    head.forEach((one, i) => {
      this.neighbours[one].push(i);
      this.neighbours[tail[i]].push(i);
    });
    this.counts = Int32Array.from(network.edges.count);
    this.edges = new Uint8Array(head.length).fill(1);
    this.nodes = new Uint8Array(network.nodes.name.length).fill(1);
  }

  /** The other end of an edge. */
  other(edge, node) {
    const { head, tail } = this.network.edges;
    return head[edge] === node ? tail[edge] : head[edge];
  }

  update(state) {
    const { head, tail, count, weight, months } = this.network.edges;
    const { label } = this.network.nodes;
    const [period, least, off, lightest] = [state.get("period"), state.get("least"), state.get("off"), state.get("lightest")];
    const center = state.get("ego") ? state.get("node") : null;
    const near = center === null ? null : new Set([center, ...this.neighbours[center].map((edge) => this.other(edge, center))]);
    this.nodes.fill(0);
    for (let i = 0; i < head.length; i += 1) {
      this.counts[i] = period ? within(months[i], period) : count[i];
      const passes =
        this.counts[i] >= Math.max(1, least) &&
        (lightest === null || weight[i] >= lightest) &&
        !off.has(label[head[i]]) &&
        !off.has(label[tail[i]]) &&
        (!near || (near.has(head[i]) && near.has(tail[i])));
      this.edges[i] = passes ? 1 : 0;
      if (passes) this.nodes[head[i]] = this.nodes[tail[i]] = 1;
    }
    if (center !== null) this.nodes[center] = 1;
    return this;
  }

  /** The edges of a node that are seen, the strongest first. */
  edgesOf(node) {
    return this.neighbours[node].filter((edge) => this.edges[edge]).sort((one, other) => this.counts[other] - this.counts[one] || one - other);
  }
}

function within(months, [first, last]) {
  let sum = 0;
  for (let i = 0; i < months.length; i += 2) if (months[i] >= first && months[i] <= last) sum += months[i + 1];
  return sum;
}
