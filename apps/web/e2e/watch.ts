import type { BrowserContext } from '@playwright/test';

/** Everything that a page must not do: write to the console, throw, or request something it does not get. */
export const watch = (context: BrowserContext, expected?: RegExp): readonly string[] => {
  const noise: string[] = [];
  const note = (line: string) => {
    if (!expected?.test(line)) noise.push(line);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => note(`unhandled: ${error.error().stack ?? error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 400)
      note(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page aborts its pending requests.
    if (reason !== 'net::ERR_ABORTED') note(`${reason} ${request.method()} ${request.url()}`);
  });
  return noise;
};
