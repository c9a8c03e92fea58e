/** How many passed and failed; `output` is shown if any failed. */
export interface Outcome {
  passed: number;
  failed: number;
  output: string;
}

/** One line of `npm test`. */
export interface Gate {
  title: string;
  run: () => Promise<Outcome>;
}

/** Runs gates one after the other and prints one line for each, below the output of those that failed. */
export const runInTurn = async (gates: Gate[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const { title, run } of gates) {
    const started = performance.now();
    const outcome = await run().catch(crashed);
    const { passed, failed, output } = outcome;
    const counts = passed + failed > 1 ? `: ${passed} passed, ${failed} failed` : '';
    const line = `${failed === 0 ? 'ok    ' : 'FAILED'} ${title}${counts} (${secondsSince(started)})\n`;
    process.stdout.write(failed === 0 ? line : `${output.trimEnd()}\n${line}`);
    outcomes.push(outcome);
  }
  return outcomes;
};

const crashed = (error: unknown): Outcome => ({
  passed: 0,
  failed: 1,
  output: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

export const secondsSince = (started: number): string =>
  `${((performance.now() - started) / 1000).toFixed(1)} s`;
