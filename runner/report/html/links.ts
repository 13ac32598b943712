import { markup, nothing, type Markup } from './markup.ts';

/** The content of a fragment: a cell, or the settings of the filters. */
export type View = Readonly<Record<string, string>>;

/** The fragment of a view, as `#cell=load/too-new@11%23node@22.23.3`. */
export function fragment(view: View): string {
  return `#${join(view, (value) => value.replace(/[%#&+\s]/g, encodeURIComponent))}`;
}

/** The id of the element that the fragment of a view leads to where no script runs. */
export function fragmentId(view: View): string {
  return join(view, (value) => value);
}

function join(view: View, encode: (value: string) => string): string {
  return Object.entries(view)
    .map(([key, value]) => `${key}=${encode(value)}`)
    .join('&');
}

/** A link to the web; what is no such address stays text. */
export function webLink(url: string, text = shortAddress(url)): Markup {
  return isWebAddress(url) ? markup`<a href="${url}" rel="noreferrer">${text}</a>` : markup`${text}`;
}

export function optionalLink(url: string | undefined): Markup {
  return url === undefined ? nothing : markup` ${webLink(url)}`;
}

/** Whether following a link to it only opens a page: `javascript:` and the like run code. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** `nodejs/node#57233` for a thread on GitHub, otherwise the address without its scheme. */
export function shortAddress(url: string): string {
  const thread = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)/.exec(url);
  return thread ? `${thread[1] ?? ''}#${thread[2] ?? ''}` : url.replace(/^https?:\/\//, '');
}
