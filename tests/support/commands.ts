import { existsSync } from 'node:fs';

/** A command that succeeds and says nothing; macOS has it elsewhere than Linux. */
export const TRUE = ['/bin/true', '/usr/bin/true'].find((file) => existsSync(file)) ?? 'true';
