import { afterAll, beforeAll, test } from 'vitest';
import { titleOf, type OcttCase } from './octt-cases.ts';
import { openCentralSystem, type CentralSystemUnderTest } from './central-system-under-test.ts';
import { openTool, type Tool } from './tool.ts';

/**
 * One product and database for the cases in a file; every case has its own charge point, played by the tool. As in
 * OCTT, a call of the product that the case did not ask for fails it.
 */
export const conformance = (options: Parameters<typeof openCentralSystem>[0] = {}) => {
  let central: CentralSystemUnderTest;
  beforeAll(async () => {
    central = await openCentralSystem(options);
  });
  afterAll(() => central.close());

  const run = (title: string, play: (tool: Tool) => Promise<void>) =>
    test(title, { timeout: 60_000 }, async () => {
      const tool = await openTool(central);
      try {
        await play(tool);
        tool.expectNothingUnasked();
      } finally {
        await tool.close();
      }
    });

  return {
    /** A case from OCTT. */
    octt: (id: OcttCase, play: (tool: Tool) => Promise<void>): void => run(titleOf(id), play),
    /** One of our own cases; its title begins with its id (D01 …). */
    derived: (title: `D${string}`, play: (tool: Tool) => Promise<void>): void => run(title, play),
  };
};
