// What a mutation run tests with: the judge's own tests, without those that judge a million values or read real
// data, and without the one that reads the documentation.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/assess/**/*.test.ts'],
    exclude: ['test/assess/{million,published,method}.test.ts'],
    testTimeout: 60_000,
  },
});
