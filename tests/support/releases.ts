// The releases that tests run, by their whole version: a release that comes out tomorrow may behave differently, which is
// for the nightly to notice and not for the tests. The global set-up imports this, so it may not need the context of a test.

/** The release of which every rule is run. */
export const FULL_RELEASE = '22.23.3';

/** The newest release of each family that was measured. */
export const NEWEST = { node: '26.12.1', bun: '1.4.5', deno: '2.9.6' } as const;
