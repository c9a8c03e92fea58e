import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { node, root, runQuietly } from '../child-process.ts';

/*
 * Each dependency rule proven once: a file that breaks it is put into a copy of the sources, and the tool that enforces
 * the rule must object to that file. Next to it is an allowed example, to which no tool may object.
 */
const from = (module: string): string => `import * as other from '${module}';\nexport { other };\n`;

const refusedByCompiler = [
  [
    'domain reads the environment',
    'packages/domain/src/offence-process.ts',
    'export const it = process.env;',
  ],
  ['domain fetches', 'packages/domain/src/offence-fetch.ts', `export const it = fetch('/');`],
  ['domain sets a timer', 'packages/domain/src/offence-timer.ts', 'setTimeout(String, 1);'],
  ['domain reads files', 'packages/domain/src/offence-fs.ts', from('node:fs')],
  ['domain imports the database', 'packages/domain/src/offence-pg.ts', from('pg')],
  [
    'domain imports the contract',
    'packages/domain/src/offence-contract.ts',
    from('@laadpoort/contract/allowed'),
  ],
  ['contract imports the database', 'packages/contract/src/offence-pg.ts', from('pg')],
  ['contract imports ocpp', 'packages/contract/src/offence-ocpp.ts', from('@laadpoort/ocpp/allowed')],
  ['ocpp imports the database', 'packages/ocpp/src/offence-pg.ts', from('pg')],
  ['ocpp imports the domain', 'packages/ocpp/src/offence-domain.ts', from('@laadpoort/domain/allowed')],
  [
    'simulator imports the contract',
    'apps/simulator/src/offence-contract.ts',
    from('@laadpoort/contract/allowed'),
  ],
  ['simulator imports the database', 'apps/simulator/src/offence-pg.ts', from('pg')],
  ['web reads the environment', 'apps/web/src/ui/offence-process.ts', 'export const it = process.env;'],
  ['web imports the database', 'apps/web/src/ui/offence-pg.ts', from('pg')],
  ['web imports ocpp', 'apps/web/src/ui/offence-ocpp.ts', from('@laadpoort/ocpp/allowed')],
] as const;

const refusedByLint = [
  ['domain reads the clock', 'packages/domain/src/offence-now.ts', 'export const it = Date.now();'],
  ['domain rolls dice', 'packages/domain/src/offence-random.ts', 'export const it = Math.random();'],
  ['a capability imports another', 'apps/api/src/sessions/offence.ts', from('../whitelist/store.ts')],
  [
    'a subfolder of a capability imports another',
    'apps/api/src/sessions/start/offence.ts',
    from('../../whitelist/store.ts'),
  ],
  [
    'a folder two levels down imports another',
    'apps/api/src/sessions/stop/rows/offence.ts',
    from('../../../whitelist/store.ts'),
  ],
  [
    'chargers imports a capability',
    'apps/api/src/chargers/commands/offence.ts',
    from('../../whitelist/store.ts'),
  ],
  [
    'chargers imports a capability from its root',
    'apps/api/src/chargers/offence.ts',
    from('../whitelist/store.ts'),
  ],
  ['platform imports chargers', 'apps/api/src/platform/http/offence.ts', from('#chargers/kernel.ts')],
  ['platform imports a capability', 'apps/api/src/platform/offence.ts', from('../whitelist/store.ts')],
  ['a feature imports another', 'apps/web/src/features/sessions/offence.ts', from('../stations/queries.ts')],
  [
    "a feature's folder imports another feature",
    'apps/web/src/features/sessions/session/offence.ts',
    from('../../stations/queries.ts'),
  ],
  [
    'a feature imports another by its name',
    'apps/web/src/features/sessions/session/offence-name.ts',
    from('#features/stations/queries.ts'),
  ],
  [
    "ui's folder imports a feature",
    'apps/web/src/ui/page/offence.ts',
    from('../../features/stations/queries.ts'),
  ],
  ['ui imports a feature', 'apps/web/src/ui/offence-feature.ts', from('../features/stations/queries.ts')],
  ['lib imports a feature', 'apps/web/src/lib/offence-feature.ts', from('../features/stations/queries.ts')],
] as const;

const tooLong = [
  [
    'a file of 251 lines',
    'apps/api/src/platform/offence-file.ts',
    `export const it = 1;${'\n//'.repeat(250)}`,
  ],
  [
    'a function of 81 lines',
    'packages/domain/src/offence-function.ts',
    `export const it = () => {\n${'  //\n'.repeat(79)}};`,
  ],
] as const;

const otherStyle = [
  ['a declared function', 'packages/domain/src/offence-declared.ts', 'export function it() {}', 'func-style'],
  [
    'a shape that is a `type`',
    'packages/domain/src/offence-shape.ts',
    'export type It = { readonly it: string };',
    'consistent-type-definitions',
  ],
] as const;

/** Two files that name each other, once by a value and once by a type alone. */
const circle = [
  [
    'a circle of imports',
    'packages/domain/src/offence-circle.ts',
    `import { other } from './offence-circle-other.ts';\nexport const it = 1;\nexport { other };`,
  ],
  [
    'a circle of types',
    'packages/domain/src/offence-circle-other.ts',
    `import type { it } from './offence-circle.ts';\nexport const other: typeof it = 1;`,
  ],
] as const;

const allowed = [
  ['domain computes', 'packages/domain/src/allowed.ts', from('decimal.js')],
  ['contract uses the domain', 'packages/contract/src/allowed.ts', from('@laadpoort/domain/allowed')],
  ['ocpp uses ocpp-rpc', 'packages/ocpp/src/allowed.ts', from('ocpp-rpc')],
  ['simulator uses ocpp', 'apps/simulator/src/allowed.ts', from('@laadpoort/ocpp/allowed')],
  ['web uses the contract', 'apps/web/src/ui/allowed.ts', from('@laadpoort/contract/allowed')],
  [
    "a feature's folder uses its feature",
    'apps/web/src/features/sessions/session/allowed.ts',
    from('../queries.ts'),
  ],
  ['a feature uses the ui', 'apps/web/src/features/sessions/allowed.ts', from('#ui/allowed.ts')],
  ['app uses a feature', 'apps/web/src/app/support/allowed.ts', from('#features/sessions/allowed.ts')],
  ['a capability uses chargers', 'apps/api/src/sessions/start/allowed.ts', from('#chargers/allowed.ts')],
  ['a capability uses its own root', 'apps/api/src/sessions/stop/allowed.ts', from('../allowed.ts')],
  [
    'a folder two levels down uses its own root',
    'apps/api/src/sessions/stop/rows/allowed.ts',
    from('../../allowed.ts'),
  ],
  ['chargers uses the platform', 'apps/api/src/chargers/allowed.ts', from('#platform/allowed.ts')],
  ['a capability uses the platform', 'apps/api/src/sessions/allowed.ts', from('#platform/allowed.ts')],
  ['platform uses the database', 'apps/api/src/platform/allowed.ts', from('pg')],
] as const;

const every = [...refusedByCompiler, ...refusedByLint, ...tooLong, ...otherStyle, ...circle, ...allowed];
const projects = [
  'packages/domain',
  'packages/contract',
  'packages/ocpp',
  'apps/simulator',
  'apps/web',
  'apps/api',
];
// Compiled as a whole: the types of a test or a library must not bring in Node's indirectly.
const whole = new Set(['packages/domain', 'apps/web']);

const copy = mkdtempSync(join(tmpdir(), 'laadpoort-boundaries-'));
let compiler: string[];
let lint: string[];

beforeAll(async () => {
  copySources();
  for (const [, file, code] of every) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${code}\n`);
  }
  compiler = await Promise.all(projects.map(compile)).then((lines) => lines.flat());
  lint = await run('node_modules/oxlint/bin/oxlint', ['--format=unix', ...every.map(([, file]) => file)]);
}, 240_000);

afterAll(() => rmSync(copy, { recursive: true }));

// As in checks.ts: more checkers would each work out the same types.
const compile = (project: string): Promise<string[]> =>
  run('node_modules/typescript/bin/tsc', ['--project', project, '--pretty', 'false', '--checkers', '1']);

/** What a tool of the workspace reports in the copy, by line. */
const run = async (tool: string, args: string[]): Promise<string[]> => {
  const { output } = await runQuietly({ ...node(join(root, tool), args), cwd: copy });
  return output.split('\n');
};

/**
 * Sources and settings, with the packages' real node_modules behind links; a package finds its siblings in the copy.
 */
const copySources = (): void => {
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const project of projects) {
    const parts = whole.has(project) ? '{src,package.json,tsconfig.json}' : '{package.json,tsconfig.json}';
    for (const part of globSync(parts, { cwd: join(root, project) }))
      cpSync(join(root, project, part), join(copy, project, part), { recursive: true });
    for (const file of globSync('src/**/*.{ts,tsx}', { cwd: join(copy, project) }))
      leaveUnchecked(join(copy, project, file));
    linkDependencies(project);
  }
};

/** What a source brings in counts here; whether its own types are right is another gate's. */
const leaveUnchecked = (file: string): void =>
  writeFileSync(file, `// @ts-nocheck\n${readFileSync(file, 'utf8')}`);

const linkDependencies = (project: string): void => {
  for (const name of globSync('{[^@.]*,@*/*}', { cwd: join(root, project, 'node_modules') })) {
    const link = join(copy, project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    const sibling = projects.find((other) => name === `@laadpoort/${other.split('/')[1]}`);
    symlinkSync(join(sibling ? copy : root, sibling ?? join(project, 'node_modules', name)), link);
  }
};

const about = (lines: string[], file: string): string[] => lines.filter((line) => line.includes(file));

describe('the compiler refuses that', () => {
  test.each(refusedByCompiler)('%s', (_name, file) => expect(about(compiler, file)).not.toEqual([]));
});

describe('lint refuses that', () => {
  test.each(refusedByLint)('%s', (_name, file) => {
    expect(about(lint, file)).toEqual([expect.stringContaining('no-restricted')]);
  });
});

describe('lint refuses', () => {
  test.each(circle)('%s', (_name, file) => {
    expect(about(lint, `${file}:`)).toEqual([expect.stringContaining('no-cycle')]);
  });
  test.each(tooLong)('%s', (_name, file) => {
    expect(about(lint, file)).toEqual([expect.stringContaining('too many lines')]);
  });
});

describe('lint refuses the style of', () => {
  test.each(otherStyle)('%s', (_name, file, _code, rule) => {
    expect(about(lint, file)).toEqual([expect.stringContaining(rule)]);
  });
});

describe('nobody refuses that', () => {
  test.each(allowed)('%s', (_name, file) => expect(about([...compiler, ...lint], file)).toEqual([]));
});
