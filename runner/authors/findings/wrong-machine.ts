import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

const FORMATS: Readonly<Record<string, string>> = {
  darwin: 'Mach-O',
  win32: 'PE',
  linux: 'ELF',
  freebsd: 'ELF',
  android: 'ELF',
};

export const wrongMachine = defineFinding({
  code: 'NM2001',
  severity: 'error',
  title: 'the addon is built for another machine than its path says',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { format, machine } }, { claims, parts }) => {
        const isAnotherMachine =
          claims.arch !== null &&
          !parts.some(({ facts }) => facts.machine === claims.arch) &&
          claims.arch !== 'universal';
        const isAnotherFormat =
          claims.os !== null && FORMATS[claims.os] !== undefined && FORMATS[claims.os] !== format;
        if (!isAnotherMachine && !isAnotherFormat) return null;
        return `its path says ${[claims.os, claims.arch].filter((part) => part !== null).join('-')}; the file is ${format} for ${machine}`;
      }),
    ].map(([detail, files]) => ({
      detail,
      fix: 'build and publish the file for the platform of its path',
      files,
    })),
});
