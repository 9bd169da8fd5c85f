import { defineConfig } from 'vitest/config';

// CI reads the counts from a JSON report, since terminal output is for people.
const report = process.env.JIANBAO_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/compile.ts'],
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report && { outputFile: { json: report } }),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
