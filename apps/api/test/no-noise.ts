import { afterEach, vi } from 'vitest';

// Anything the product prints to the console is a defect, in tests too.
const error = vi.spyOn(console, 'error');
const warn = vi.spyOn(console, 'warn');

afterEach(() => {
  const noise = [...error.mock.calls, ...warn.mock.calls];
  error.mockClear();
  warn.mockClear();
  if (noise.length > 0) throw new Error(`console noise: ${JSON.stringify(noise)}`);
});
