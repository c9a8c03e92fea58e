import { CsvError, parse } from 'csv-parse';
import { pipeline } from 'node:stream/promises';
import type { importNetworkCards } from '@laadpoort/contract/settlement/network-cards';
import {
  MAX_CARDS_IN_FILE,
  networkCardBodySchema,
  type NetworkCardBody,
} from '@laadpoort/contract/settlement/network-cards';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { isUnusual, parseIdTag } from '@laadpoort/domain/cards/id-tag';

export type CardProblem = EndpointAnswer<typeof importNetworkCards>['problems'][number];

/** A card of a file; its number is canonical. */
export interface FileCard extends NetworkCardBody {
  readonly line: number;
}

export interface CardFile {
  readonly cards: readonly FileCard[];
  readonly problems: readonly CardProblem[];
}

const COLUMNS = ['uid', 'visual_number', 'contract_id', 'expires_on', 'blocked'] as const;
const MAX_BYTES = 10_000_000;
const MAX_PROBLEMS = 100;
const MAX_RECORD_CHARACTERS = 1_000;
const BLOCKED: Readonly<Record<string, boolean>> = { '': false, no: false, yes: true };

/** Reads a file of cards, all of it before anything is stored. `too-large`: it has more bytes than are read. */
export const readCardFile = async (content: AsyncIterable<Uint8Array>): Promise<CardFile | 'too-large'> => {
  const cards = new Map<string, FileCard>();
  const problems: CardProblem[] = [];
  let isTooLarge = false;
  const limited = async function* () {
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      isTooLarge ||= bytes > MAX_BYTES;
      if (!isTooLarge) yield chunk;
    }
  };
  const parser = parse({
    bom: true,
    delimiter: [',', ';', '\t'],
    trim: true,
    skip_empty_lines: true,
    info: true,
    to: MAX_CARDS_IN_FILE + 2,
    max_record_size: MAX_RECORD_CHARACTERS,
    columns: (header: string[]) => columnsOf(header, problems),
  });
  try {
    await pipeline(limited, parser, async (records: AsyncIterable<Line>) => {
      for await (const { record, info } of records)
        if (problems.length < MAX_PROBLEMS) take({ record, line: info.lines }, cards, problems);
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (problems.length === 0) problems.push({ line: lineOf(error), field: '', code: 'csv' });
  }
  if (isTooLarge) return 'too-large';
  if (cards.size > MAX_CARDS_IN_FILE) problems.push({ line: 0, field: '', code: 'too-many-lines' });
  if (cards.size === 0 && problems.length === 0) problems.push({ line: 0, field: '', code: 'required' });
  return { cards: [...cards.values()], problems };
};

interface Line {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

const lineOf = (error: CsvError): number => Number(error['lines'] ?? 0);

/** The names of the first line; what is unknown or missing is a problem of the file. */
const columnsOf = (header: readonly string[], problems: CardProblem[]): string[] => {
  const names = header.map((name) => name.toLowerCase());
  const isKnown = names.every((name) => COLUMNS.some((column) => column === name));
  if (!isKnown || !names.includes('uid') || new Set(names).size < names.length)
    problems.push({ line: 1, field: '', code: 'csv-columns' });
  return names;
};

const take = (
  { record, line }: { readonly record: Line['record']; readonly line: number },
  cards: Map<string, FileCard>,
  problems: CardProblem[],
): void => {
  if (problems.some((problem) => problem.code === 'csv-columns')) return;
  const parsed = networkCardBodySchema.safeParse({
    uid: record['uid'] ?? '',
    visualNumber: record['visual_number'] ?? '',
    contractId: record['contract_id'] ?? '',
    expiresOn: record['expires_on'] ?? '',
    blocked: BLOCKED[(record['blocked'] ?? '').toLowerCase()],
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    problems.push({ line, field: columnOf(issue?.path[0]), code: codeOf(issue) });
    return;
  }
  const uid = parseIdTag(parsed.data.uid);
  if (!uid.ok || isUnusual(uid.idTag)) problems.push({ line, field: 'uid', code: 'not-a-card' });
  else if (cards.has(uid.idTag.canonical)) problems.push({ line, field: 'uid', code: 'card-twice' });
  else cards.set(uid.idTag.canonical, { ...parsed.data, uid: uid.idTag.canonical, line });
};

const columnOf = (field: PropertyKey | undefined): string =>
  String(field ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Codes of our own are the messages of issues; others say only their kind. */
const codeOf = (issue: { readonly code?: string; readonly message: string } | undefined): string =>
  issue !== undefined && /^[a-z-]+$/.test(issue.message) ? issue.message : 'invalid_format';
