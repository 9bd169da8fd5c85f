// Mutation testing of the judge: `npm run mutate`, or of single files `npm run mutate -- --mutate src/assess/classes/item.ts`.

export default {
  mutate: ['src/assess/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/assess/mutation.config.ts' },
  // The compiler offers no JavaScript interface any more; nothing in the sandbox needs a rewritten one.
  tsconfigFile: 'none',
  ignorePatterns: ['.ci', 'coverage', 'dist', 'docs', 'fonts', 'output'],
  tempDirName: 'coverage/mutation-sandbox',
  incremental: true,
  incrementalFile: 'coverage/mutation-incremental.json',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  thresholds: { high: 95, low: 85, break: 85 },
  concurrency: 2,
  // Samples judged while a test file loads would make every mutant a static one, to be run against all tests.
  // What else runs at load alone are tables of constants, which are left out of the score.
  ignoreStatic: true,
  timeoutMS: 10_000,
  allowEmpty: false,
};
