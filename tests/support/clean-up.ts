import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './temporary-folder.ts';

// Runs for every file, also where files share the modules that they import.
afterAll(removeTemporaryFolders);
