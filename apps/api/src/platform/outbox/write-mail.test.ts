import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeMail } from './write-mail.ts';

const URL = 'https://portal.example/link#token';

/** What mail programs make links of: with a scheme, or a host name by itself. */
const LINK = /\w:\/\/|[\p{L}\p{N}-]\.[\p{L}\p{N}]{2,}/u;

const mailFrom = (name: string) =>
  writeMail('somebody@example.com', 'en', {
    subject: `${name} invites you`,
    paragraphs: [`${name} invites you to Laadpoort.`],
    action: { label: 'Accept', url: URL },
    footer: `You get this because ${name} typed your address.`,
  });

const words = fc.oneof(
  fc.constantFrom(
    'Go',
    'to',
    'https://evil.example/x',
    'evil.example',
    'www.evil.example',
    'x@y.z/evil.example',
    '…',
  ),
  fc.webUrl(),
  fc.domain(),
);

test('no name becomes a link, in the subject, the text or the page; our own address does', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1 }), (typed) => {
      const { subject, content } = mailFrom(typed.join(' '));
      const text = content.text.replace(URL, '');
      const html = content.html.replaceAll(/<[^>]*>/g, ' ').replace(URL, '');
      for (const shown of [subject, text, html]) expect(shown).not.toMatch(LINK);
      expect(content.text).toContain(URL);
      expect(content.html).toContain(`href="${URL}"`);
    }),
  );
});

test('names and addresses read as they were typed', () => {
  const { subject, content } = mailFrom('J.P. de Vries (B.V.)');
  expect(subject.replaceAll('\u2060', '')).toBe('J.P. de Vries (B.V.) invites you');
  expect(
    writeMail('a@b.nl', 'en', { subject: 'For bea@example.com.', paragraphs: [], footer: '' }).subject,
  ).toBe('For bea@example.com.');
  expect(content.text).toContain('de Vries');
});
