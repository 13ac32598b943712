import { markup, type Markup } from './markup.ts';

/** `25 Nov 2026`, in UTC; what is no date stays as it is. */
export function dayText(date: string): string {
  return format(date, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** `25 Nov 2026, 22:45 UTC` */
export function timeElement(date: string): Markup {
  const text = format(date, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return markup`<time datetime="${date}">${text}</time>`;
}

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime())
    ? date
    : parsed.toLocaleString('en-GB', { ...options, timeZone: 'UTC' });
}
