import { renderHtml } from '../html/render-html.ts';
import type { Format } from './format.ts';

/** report.html: one page for a browser, with nothing beside it. */
export const html: Format = {
  render(report, { timings }) {
    return [{ name: 'report.html', text: [renderHtml(report, { startedAt: timings?.startedAt })] }];
  },
};
