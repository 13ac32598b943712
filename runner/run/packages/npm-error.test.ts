import { describe, expect, it } from 'vitest';
import { NpmError, npmComplaint } from './npm-error.ts';

const json = (error: object): string => JSON.stringify({ error });

describe("npm's complaint", () => {
  it('is the summary of its JSON, in one line', () => {
    expect(npmComplaint(json({ code: 'E404', summary: 'No match\n  found' }), 'npm warn x')).toEqual({
      code: 'E404',
      said: 'No match found',
    });
  });

  it.each(['npm error', 'npm ERR!'])('is else the last non-empty line of stderr (%s)', (prefix) => {
    const lines = ['code ENOTFOUND', 'request failed', 'A complete log of this run can be found in: /x.log'];
    const stderr = ['npm warn deprecated', ...lines.map((line) => `${prefix} ${line}`)].join('\n');
    expect(npmComplaint('', stderr)).toEqual({ code: 'ENOTFOUND', said: 'request failed' });
  });

  it('is bounded, and never empty', () => {
    expect(npmComplaint(json({ summary: 'x'.repeat(1000) }), '').said).toHaveLength(301);
    expect(npmComplaint('', '').said).toBe('it did not say why');
  });
});

describe('an error of npm', () => {
  it.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ETIMEDOUT',
    'ENOTCACHED',
    'E503',
    'ERR_SOCKET_TIMEOUT',
  ])('with %s means that the registry was out of reach', (code) => {
    expect(new NpmError('view x', { code, said: '' }).isNetwork).toBe(true);
  });

  it.each(['E404', 'E401', 'ETARGET', 'ENOSPC', null])('with %s does not', (code) => {
    expect(new NpmError('view x', { code, said: '' }).isNetwork).toBe(false);
  });
});
