import { z } from 'zod';
import { kind } from '../kind';

/** What is told about data coming in. */
export const importKinds = {
  importFailed: kind({
    label: 'An import of mine failed',
    for: 'managers',
    normally: 'atOnce',
    about: z.strictObject({ importId: z.string() }),
    sentence: () => 'An import failed; nothing of it was written. Its page says why.',
    href: ({ importId }) => `/imports/${importId}`,
  }),
  watchedImportFailed: kind({
    label: 'Files of the watched folder could not be imported',
    for: 'managers',
    normally: 'atOnce',
    about: z.strictObject({ importId: z.string() }),
    sentence: () =>
      'Files of the watched folder could not be imported; nothing of them was written. The page says why.',
    href: ({ importId }) => `/imports/${importId}`,
  }),
};
