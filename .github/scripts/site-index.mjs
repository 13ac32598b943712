// site-index.mjs SITE: writes SITE/index.html, with the result of each platform and a link to its report.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [, , site = ''] = process.argv;
const names = readdirSync(site, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(site, entry.name, 'report.json')))
  .map(({ name }) => name)
  .sort();

const escaped = (text) => String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function read(folder, name) {
  const file = path.join(site, folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The first element with this start tag, which must not contain another of its name; empty when there is none. */
function element(page, name, start = '') {
  const [found = ''] = new RegExp(`<${name}\\b${start}[^]*?</${name}>`).exec(page) ?? [];
  return found;
}

/** Markup whose fragment links lead to the page of the platform. */
function below(folder, markup) {
  return markup.replaceAll('href="#', `href="${encodeURIComponent(folder)}/#`);
}

function platform(name) {
  const page = read(name, 'index.html');
  const parts = [element(page, 'section', ' class="verdict'), element(page, 'table', ' class="loads"')];
  return `<section>
<h2><a href="${encodeURIComponent(name)}/">${escaped(name)}</a> <span class="about">${element(page, 'time')}</span></h2>
${below(name, parts[0])}
<div class="wide">${below(name, parts[1])}</div>
${moved(name)}
</section>`;
}

/** The first sentence of what changed since the night before. */
function moved(name) {
  const diff = read(name, 'diff.md');
  const [line] = diff.split('\n').filter((each) => /^[^\s#|<-]/.test(each));
  if (line === undefined) {
    return '<p class="about">There is no report of the night before to compare with.</p>';
  }
  const text = escaped(line.replaceAll(/[*`]/g, ''));
  return `<p>Since the night before: ${text} <a href="${encodeURIComponent(name)}/diff.md">All changes</a></p>`;
}

const pages = names.map((name) => read(name, 'index.html'));
const ecosystem =
  read('ecosystem', 'index.html') === ''
    ? ''
    : '<p><a href="ecosystem/">Published packages, and the Node.js releases they load in</a></p>';
const style = pages.map((page) => element(page, 'style')).find((found) => found !== '') ?? '';
const legend =
  pages.map((page) => element(page, 'ul', ' class="legend"')).find((found) => found !== '') ?? '';
writeFileSync(
  path.join(site, 'index.html'),
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Node-API conformance, by platform</title>
${style}
<header class="page"><h1>Node-API conformance</h1></header>
<main>
<p>What a declared Node-API version does, in every runtime, by platform.</p>
${names.map(platform).join('\n')}
${ecosystem}
${legend}
</main>
</html>
`,
);
