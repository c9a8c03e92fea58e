import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { maskIdTag, canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { redactJson } from '@laadpoort/ocpp/messages/redact';

const MAX_TEXT_LENGTH = 120;

/** The parameters of a command as shown to people: nested members by path, lists by length, no secrets. */
export const shownParams = (request: CommandRequest): Command['params'] => {
  const { action: _, ...params } = JSON.parse(redactJson(JSON.stringify(request))) as CommandRequest;
  return Object.fromEntries(flatten('', params));
};

const flatten = (path: string, value: unknown): [string, string | number][] => {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [[path, shownText(path, String(value))]];
  if (Array.isArray(value)) {
    return value.every((each) => typeof each === 'string')
      ? [[path, shownText(path, value.join(', '))]]
      : [[path, `× ${value.length}`]];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    flatten(path === '' ? name : `${path}.${name}`, member),
  );
};

const shownText = (path: string, text: string): string => {
  if (/(?:^|\.)(?:parentI|i)dTag$/.test(path)) return maskIdTag(canonicalIdTag(text));
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
};
