import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const contract = join(import.meta.dirname, '../../../packages/contract/src');

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'scope' in value;

const modules = await Promise.all(
  globSync('**/*.ts', { cwd: contract, exclude: ['**/*.test.ts'] })
    .toSorted()
    .map((file) => import(join(contract, file)) as Promise<object>),
);

/** Every endpoint of the contract by its exported name. */
export const endpoints: readonly (readonly [string, Endpoint])[] = modules.flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => (isEndpoint(value) ? [[name, value] as const] : [])),
);
