import { expect, test } from 'vitest';
import { parseCommandLine } from '../src/fleet/command-line.ts';
import { parseFleet } from '../src/fleet/fleet-file.ts';

const url = ['--url', 'ws://localhost:3000/ocpp'];

test('stations by number, with their identities', () => {
  const command = parseCommandLine([
    ...url,
    '--stations',
    '2',
    '--scenario',
    'busy-office',
    '--time-scale',
    '60',
  ]);
  expect(command).toMatchObject({ url: 'ws://localhost:3000/ocpp', timeScale: 60 });
  expect(command?.fleet).toEqual([
    { identity: 'SIM-0001', scenario: 'busy-office' },
    { identity: 'SIM-0002', scenario: 'busy-office' },
  ]);
  const named = parseCommandLine([...url, '--identity', 'CP-9', '--password', 'secret']);
  expect(named?.fleet).toEqual([{ identity: 'CP-9', password: 'secret', scenario: 'demo' }]);
});

test.for([
  { args: [], says: '--url' },
  { args: ['--url', 'http://localhost'], says: '--url' },
  { args: [...url, '--stations', 'many'], says: '--stations' },
  { args: [...url, '--stations', '1.5'], says: '--stations' },
  { args: [...url, '--time-scale', '0'], says: '--time-scale' },
  { args: [...url, '--scenario', 'rush'], says: '--scenario must be one of home' },
  { args: [...url, '--fleet', '/nowhere.json'], says: '--fleet /nowhere.json' },
  { args: [...url, '--memory', import.meta.filename], says: '--memory' },
  { args: [...url, '--colour', 'red'], says: '--colour' },
])('$args is refused with $says', ({ args, says }) => {
  expect(() => parseCommandLine(args)).toThrow(says);
});

test('a fleet file with every member', () => {
  const station = {
    identity: 'NL-OFFICE-1',
    password: 'secret',
    scenario: 'busy-office',
    idTags: ['04A1'],
    refusedIdTags: ['04B2'],
    connectors: [{ socketType: 'Type 2', fixedCable: true, phases: 3, maxCurrentA: 16 }],
    vendor: 'Maker',
    model: 'Wall 2',
    serialNumber: 'S1',
    firmwareVersion: '3.2',
  };
  expect(parseFleet(JSON.stringify([station]))).toEqual([station]);
});

test.for([
  { fleet: {}, says: 'JSON list' },
  { fleet: [], says: 'at least one station' },
  { fleet: ['A'], says: 'station 1: is not an object' },
  { fleet: [{ identity: 'A' }, { password: 'x' }], says: 'station 2: identity is missing' },
  { fleet: [{ identity: 7 }], says: 'identity is not a text' },
  { fleet: [{ identity: 'A', idTags: '04A1' }], says: 'idTags is not a list' },
  { fleet: [{ identity: 'A', scenario: 'rush' }], says: 'scenario is not one of' },
  { fleet: [{ identity: 'A', connectors: [{ phases: 2 }] }], says: 'connectors is not a list like' },
  { fleet: [{ identity: 'A', connectors: [] }], says: 'connectors is not a list like' },
  { fleet: [{ identity: 'A', colour: 'red' }], says: 'colour is not known' },
])('a fleet that says $fleet: $says', ({ fleet, says }) => {
  expect(() => parseFleet(JSON.stringify(fleet))).toThrow(says);
});
