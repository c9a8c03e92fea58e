/** Runs jobs of the same key one after another, in the order they were asked for. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<R>(key: string, job: () => R | Promise<R>): Promise<R> {
    const turn = this.#inTurn(key, job);
    this.#last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }

  async #inTurn<R>(key: string, job: () => R | Promise<R>): Promise<R> {
    await Promise.allSettled([this.#last.get(key)]);
    return job();
  }
}
