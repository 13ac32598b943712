/** Seconds in a day. Timers fire at once when their delay exceeds 24 days. */
export const LONGEST_TIMEOUT = 86_400;
