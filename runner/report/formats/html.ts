import { renderHtml } from '../html/render-html.ts';
import type { Format } from './format.ts';

/** report.html: one page for a browser, with nothing beside it. */
export const html: Format = {
  render(report, { timings, history }) {
    const page = renderHtml(report, { startedAt: timings?.startedAt, history });
    return [{ name: 'report.html', text: [page] }];
  },
};
