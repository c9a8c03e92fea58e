import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DERIVED_CASES } from '../apps/api/test/conformance/derived-cases.ts';
import { OCTT_CASES } from '../apps/api/test/conformance/octt-cases.ts';
import { NOT_BEHAVIOUR, QUIRK_ROWS } from '../apps/api/test/conformance/quirk-rows.ts';
import { root } from './child-process.ts';

/*
 * docs/conformance.md, made from what vitest reports of a whole run. A case passes when every test whose title begins
 * with its id passes, and there is one.
 */

const file = join(root, 'docs/conformance.md');

interface VitestReport {
  testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[];
}
type Verdict = 'passes' | 'FAILS' | 'NOT TESTED';
type Cases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Verdict by id of case; ids stand at the beginning of titles: `TC_001 Cold boot`, `W6 …`, `row 27 Huawei …`. */
const verdicts = (json: string): Map<string, { verdict: Verdict; tests: number }> => {
  const found = new Map<string, { verdict: Verdict; tests: number }>();
  for (const { assertionResults } of (JSON.parse(json) as VitestReport).testResults)
    for (const { ancestorTitles, title, status } of assertionResults) {
      for (const id of new Set([...ancestorTitles, title].flatMap(idsOf))) {
        const before = found.get(id);
        const failed = status !== 'passed' || before?.verdict === 'FAILS';
        found.set(id, { verdict: failed ? 'FAILS' : 'passes', tests: (before?.tests ?? 0) + 1 });
      }
    }
  return found;
};

/** A test may be of several cases: `W11 D01 …`, `S1, S2: …`. */
const idsOf = (title: string): string[] => {
  const ids = /^(?:(?:TC_\d+(?:_\d)?|[A-Z]\d+|row \d+)[\s,:]+)+/.exec(`${title} `)?.[0] ?? '';
  return ids.match(/TC_\d+(?:_\d)?|[DSPW]\d+|row \d+/g) ?? [];
};

const tableOf = (cases: Cases, found: ReturnType<typeof verdicts>): string =>
  Object.entries(cases)
    .map(([section, names]) => {
      const rows = Object.entries(names).map(([id, name]) => {
        const { verdict = 'NOT TESTED', tests = 0 } = found.get(id) ?? {};
        return `| ${id} | ${name} | ${tests} | ${verdict} |`;
      });
      return `### ${section}\n\n| Case | What | Tests | Verdict |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
    })
    .join('\n');

const passing = (cases: Cases, found: ReturnType<typeof verdicts>): string => {
  const ids = Object.values(cases).flatMap((names) => Object.keys(names));
  return `${ids.filter((id) => found.get(id)?.verdict === 'passes').length} of ${ids.length}`;
};

const played = Object.fromEntries(Object.entries(QUIRK_ROWS).filter(([id]) => !(id in NOT_BEHAVIOUR)));

const quirkRows = (found: ReturnType<typeof verdicts>): string =>
  Object.entries(QUIRK_ROWS)
    .map(([id, name]) => {
      const { verdict = NOT_BEHAVIOUR[id] ?? 'NOT TESTED', tests = 0 } = found.get(id) ?? {};
      return `| ${id.slice(4)} | ${name} | ${tests} | ${verdict} |`;
    })
    .join('\n');

/** The report on a run: `json` is what vitest's JSON reporter wrote of it. */
const conformanceReport = (json: string): string => {
  const found = verdicts(json);
  return `# Conformance

Made by \`npm run conformance\` from the tests of this repository; \`npm test\` fails when it is not true any more.

- OCTT, the OCA's cases for a central system of OCPP 1.6: **${passing(OCTT_CASES, found)}** pass.
- Our own cases: **${passing(DERIVED_CASES, found)}** pass.
- Rows of behaviour of real chargers: **${passing({ played }, found)}** pass.

The cases are played by a charge point of ours over real sockets against the whole product on a real PostgreSQL
(\`apps/api/test/conformance\`). They are our reading of the public material on OCTT; this is no certificate of the OCA.

## OCTT cases

${tableOf(OCTT_CASES, found)}
## Our own cases

${tableOf(DERIVED_CASES, found)}
## Behaviour of real chargers

What was reported of chargers in the field, none of it seen by us on hardware. The simulator plays it against the
product (\`apps/simulator/src/quirks\`, \`apps/api/test/quirks\`).

| Row | What | Tests | Verdict |
| --- | --- | --- | --- |
${quirkRows(found)}
`;
};

export const writeConformance = (json: string): Promise<void> => writeFile(file, conformanceReport(json));

/** Whether docs/conformance.md says what the run showed. */
export const isConformanceTrue = (json: string): boolean =>
  readFileSync(file, 'utf8') === conformanceReport(json);
