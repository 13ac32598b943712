import { describe, expect, it } from 'vitest';
import { expectView, openReport } from './browser.ts';
import { SAMPLE } from './sample-report.ts';

const DIES = 'load/too-new@10#node@18.20.8';

describe('the first screen', () => {
  it('shows what was tested, when, and the result', async () => {
    const page = await openReport(SAMPLE, { extras: { startedAt: '2026-11-21T13:01:05.000Z' } });
    const head = await page.locator('header.page').innerText();
    expect(head).toContain('21 Nov 2026, 13:01 UTC');
    expect(head).toContain('22 cells: 4 rules for 2 to 3 declared versions each, in 3 runtimes');
    const verdict = page.getByRole('region', { name: 'Result' });
    expect(await verdict.locator('.sentence').innerText()).toBe(
      '1 new deviation: reference/create-string in Node.js',
    );
    expect(await verdict.locator('.chip').allInnerTexts()).toEqual([
      '! 1 new',
      '~ 5 known',
      '✕ 3 died Node.js 3',
      '✓ 15 conform',
      '– 1 not run',
    ]);
  });

  it('its counts are links to the cells they count', async () => {
    const page = await openReport(SAMPLE);
    await page.getByRole('link', { name: '3 died' }).click();
    await expectView(page, 'outcome=died');
    expect(await page.locator('.found').innerText()).toBe('3 cells of 1 rule: 3 died');
  });

  it('shows the last change and its date, with a history', async () => {
    const history = (rule: string) => ({
      date: rule === 'load/too-new' ? '2026-11-20T02:00:00.000Z' : '2026-11-01T02:00:00.000Z',
      version: '22.23.3',
    });
    const quiet = { ...SAMPLE, counts: { ...SAMPLE.counts, deviates: 0 } };
    const page = await openReport(quiet, { extras: { history } });
    const sentence = await page.locator('.verdict .sentence').innerText();
    expect(sentence).toBe('No new deviation; the last change was on 20 Nov 2026');
    expect(await page.locator('#changes li').allInnerTexts()).toEqual(
      ['node@18.20.8', 'node@22.23.3', 'deno@2.9.6'].map((id) => `load/too-new in ${id}`),
    );
  });

  it('leads to the project, where its address is known', async () => {
    const project = 'https://example.org/a/matrix';
    const page = await openReport(SAMPLE, { extras: { project } });
    expect(await page.getByRole('link', { name: 'Project' }).getAttribute('href')).toBe(project);
    expect(await page.locator('.answers').innerText()).toContain(
      `git clone ${project} && cd matrix && npm ci`,
    );
  });

  it('shows for each runtime what becomes of each declaration, and how many cells deviate', async () => {
    const page = await openReport(SAMPLE);
    const rows = await page.locator('table.loads tbody tr').allInnerTexts();
    const words = rows.map((row) => row.replace(/\s+/g, ' ').trim());
    expect(words).toEqual([
      'node@18.20.8 supports 9 ✓ loads ✓ loads ✕ SIGSEGV known ✕ SIGSEGV known 75 % 2 known',
      'node@22.23.3 supports 10 ✓ loads ✓ loads ✓ loads ✕ SIGSEGV known 77 % 1 new, 1 known',
      'deno@2.9.6 supports 9 ✓ loads ✓ loads ≠ accepts known ≠ accepts known 50 % 2 known',
    ]);
    expect(await page.locator('table.loads').isVisible()).toBe(true);
    const box = await page.locator('table.loads').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(800);
  });

  it('answers the usual questions', async () => {
    const page = await openReport(SAMPLE);
    const answers = await page.locator('.answers').innerText();
    for (const sentence of [
      'It kills the process (SIGSEGV) in Node.js 18.20.8, 22.23.3; it is loaded without an error by Deno 2.9.6.',
      'An addon that declares 10 loads in Node.js 22.23.3; it kills the process (SIGSEGV) in Node.js 18.20.8; it is loaded although it is too new by Deno 2.9.6.',
      'An addon that declares 8 or 9 loads in Node.js 18.20.8, 22.23.3 and Deno 2.9.6.',
      'Recorded, not measured: Node-API 10 came with Node.js 22.14.0 and 23.6.0',
      '"engines": { "node": "^22.14.0 || >=23.6.0" }',
      'Node.js: reference: {"status":1} (new, 1 cell); It reads through a null pointer (died in 3 cells).',
      'Deno: Deno never reads the declaration (2 cells).',
    ]) {
      expect(answers).toContain(sentence);
    }
    expect(answers).toContain('npm run matrix -- --rule load/too-new --target 10 --node 18.20.8 --verbose');
  });
});

describe('a cell', () => {
  it('opens with a click, and shows all that is known of it', async () => {
    const page = await openReport(SAMPLE);
    await page.locator('table.loads').getByRole('link', { name: 'SIGSEGV' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'load/too-new' });
    const text = await dialog.innerText();
    for (const part of [
      'Loading an addon that declares too much throws. must',
      'known deviation: died declared 10, in node@18.20.8',
      '{"loaded":false}',
      'the process died of SIGSEGV',
      'first line\nsecond line',
      'It reads through a null pointer. nodejs/node#57233',
      'Node-API: version matrix',
      'npm run matrix -- --rule load/too-new --target 10 --node 18.20.8 --verbose',
      "npm run matrix -- repro 'load/too-new@10#node@18.20.8' --out ./repro",
    ]) {
      expect(text).toContain(part);
    }
    await expectView(page, `cell=${DIES}`);
  });

  it('opens by the keyboard alone, leads to its neighbours, and returns the focus', async () => {
    const page = await openReport(SAMPLE);
    const first = page.locator('table.loads').getByRole('link', { name: 'SIGSEGV' }).first();
    await first.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expectView(page, 'cell=load/too-new@11#node@18.20.8');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe(await first.textContent());
    expect(await page.evaluate("document.activeElement.closest('table').className")).toBe('loads');
    await expectView(page, '');
  });

  it('opens from a link that somebody sent', async () => {
    const page = await openReport(SAMPLE, { at: `#cell=${DIES.replace('#', '%23')}` });
    await page.getByRole('dialog', { name: 'load/too-new' }).waitFor();
  });

  it('that does not exist opens nothing, and the page reports this', async () => {
    const page = await openReport(SAMPLE, { at: '#cell=load/too-new@8%23nobody' });
    expect(await page.locator('dialog').isVisible()).toBe(false);
    const notice = page.locator('.notice');
    expect(await notice.innerText()).toBe('This report has no cell load/too-new@8#nobody.');
    await page.evaluate("location.hash = ''");
    await notice.waitFor({ state: 'hidden' });
  });

  it('that conforms opens from the table of its suite', async () => {
    const page = await openReport(SAMPLE);
    await page.locator('details.suite summary', { hasText: 'References' }).click();
    await page.locator('tr', { hasText: 'The count of a reference' }).getByRole('link').first().click();
    const text = await page.getByRole('dialog').innerText();
    expect(text).toContain('conforms declared 8, in node@18.20.8');
    expect(text).toContain('{"status":1}');
  });

  it('closes with the button, with a click beside it, and with Back', async () => {
    const page = await openReport(SAMPLE);
    const dialog = page.locator('dialog');
    const cell = page.locator('table.loads').getByRole('link', { name: 'SIGSEGV' }).first();
    await cell.click();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await dialog.isVisible()).toBe(false);
    await cell.click();
    await page.mouse.click(5, 790);
    expect(await dialog.isVisible()).toBe(false);
    await cell.click();
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    await page.goForward();
    await dialog.waitFor();
  });

  it('stays open, when it was opened in the moment that another closed', async () => {
    const page = await openReport(SAMPLE, { at: `#cell=${DIES.replace('#', '%23')}` });
    const dialog = page.getByRole('dialog', { name: 'load/too-new' });
    await dialog.waitFor();
    // The browser reports a closing in a separate task, when the other cell is open already.
    await page.evaluate(`new Promise((resolve) => {
      document.querySelector('dialog').addEventListener('close', resolve, { once: true });
      document.querySelector('dialog .close').click();
      document.querySelectorAll('table.loads a[href*="cell="]')[3].click();
    })`);
    await expectView(page, 'cell=load/too-new@11#node@18.20.8');
    expect(await dialog.isVisible()).toBe(true);
  });

  it('copies its command to the clipboard', async () => {
    const page = await openReport(SAMPLE, {
      at: `#cell=${DIES.replace('#', '%23')}`,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'npm run matrix -- --rule load/too-new --target 10 --node 18.20.8 --verbose',
    );
  });

  it('shows the date of the last change, with a history', async () => {
    const page = await openReport(SAMPLE, {
      at: `#cell=${DIES.replace('#', '%23')}`,
      extras: {
        history: (rule, runtime) =>
          rule === 'load/too-new' && runtime === 'node@18.20.8'
            ? { date: '2026-11-01T02:00:00.000Z', version: '18.20.7' }
            : undefined,
      },
    });
    expect(await page.getByRole('dialog').innerText()).toMatch(/as it is\s+since 2026-11-01, then 18\.20\.7/);
  });
});
