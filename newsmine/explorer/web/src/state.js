// What the reader has chosen, and who wants to know of it.

export class State extends EventTarget {
  constructor(values) {
    super();
    this.values = values;
  }

  get(name) {
    return this.values[name];
  }

  /** Take choices over, and tell those who listen to any that is another now. */
  set(changes) {
    const changed = Object.keys(changes).filter((name) => this.values[name] !== changes[name]);
    Object.assign(this.values, changes);
    if (changed.length) this.dispatchEvent(new CustomEvent("change", { detail: new Set(changed) }));
  }

  /** Call back when one of the names changes. */
  on(names, call) {
    this.addEventListener("change", (event) => {
      if (names.some((name) => event.detail.has(name))) call();
    });
  }

  /** Whether a month lies in the chosen period; what has no month does only while no period is chosen. */
  includes(month) {
    const period = this.values.period;
    return !period || (month >= period[0] && month <= period[1]);
  }
}
