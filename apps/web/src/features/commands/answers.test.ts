import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import { answerState } from '@laadpoort/domain/commands/answer-state';
import { describe, expect, it } from 'vitest';
import { answersEn } from './answers.en.ts';
import { expertActions } from './expert/expert-fields.ts';

interface Statuses {
  readonly enum?: readonly string[];
  readonly $ref?: string;
}

interface ResponseSchema {
  readonly properties?: { readonly status?: Statuses };
  /** The security extension names its statuses. */
  readonly definitions?: Readonly<Record<string, Statuses>>;
}

/** Every status that a response can have according to the specification; one word for responses without one. */
const statusesOf = (action: string): readonly string[] => {
  const schema = schemas.find(({ $id }) => $id === `urn:${action}.conf`);
  if (!schema) throw new Error(`No schema of the response to ${action}`);
  const { properties, definitions = {} } = schema as ResponseSchema;
  const { status } = properties ?? {};
  const named = definitions[status?.$ref?.split('/').at(-1) ?? ''];
  return (named ?? status)?.enum ?? ['Answered'];
};

describe.each(expertActions)('the answers to %s', (action) => {
  it('each have words, and nothing else has', () => {
    expect(Object.keys(answersEn[action]).toSorted()).toEqual([...statusesOf(action)].toSorted());
  });

  it('each lead to an outcome that is known', () => {
    for (const status of statusesOf(action)) expect(answerState(action, status)).not.toBe('unknown');
  });
});

it('has words for the answers of no other call', () => {
  expect(Object.keys(answersEn).toSorted()).toEqual([...expertActions].toSorted());
});
