import { afterAll, beforeAll, test } from 'vitest';
import { titleOf, type OcttCase } from './octt-cases.ts';
import { openCentralSystem, type CentralSystemUnderTest } from './central-system-under-test.ts';
import { openTool, type Tool } from './tool.ts';

/**
 * One product and database for the cases of a file; every case has a charge point of its own, played by the tool. As in
 * OCTT, a call of the product that the case did not ask for fails it.
 */
export const conformance = () => {
  let central: CentralSystemUnderTest;
  beforeAll(async () => {
    central = await openCentralSystem();
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
    /** A case of OCTT. */
    octt: (id: OcttCase, play: (tool: Tool) => Promise<void>): void => run(titleOf(id), play),
    /** A case of ours that OCTT has not; its title begins with its id (D01 …). */
    derived: (title: `D${string}`, play: (tool: Tool) => Promise<void>): void => run(title, play),
  };
};
