/** The release of which every rule is run; the global set-up may not import what needs the context of a test. */
export const FULL_RELEASE = '22.23.3';
