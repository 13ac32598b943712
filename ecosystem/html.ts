import { marked } from 'marked';
import { htmlText } from '../runner/report/formats/html-text.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 80rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { border-bottom: 1px solid #8886; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
`;

/** The page in HTML; what others wrote is escaped in its Markdown already. */
export function htmlPage(markdown: string): string {
  const body = marked.parse(markdown, { async: false, gfm: true });
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
<main>
${body.replaceAll('<table>', '<div class="wide"><table>').replaceAll('</table>', '</table></div>')}
</main>
</html>
`;
}
