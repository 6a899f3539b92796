const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
];
const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.(t|m?j)s$': swc },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  // These ship ES modules only; Jest's own loader needs them transformed.
  transformIgnorePatterns: [
    '/node_modules/(?!(d3-[a-z-]+|internmap|openid-client|oauth4webapi|jose)/)',
    '<rootDir>/dist/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

// What can only mean SQLite, each with its reason; a run on PostgreSQL names them as it begins.
const ABOUT_THE_FILE = Object.keys(require('./test/onlySqlite.json')).map((path) => `<rootDir>/${path}`);

module.exports = {
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      globalSetup: '<rootDir>/test/runSetup.ts',
      globalTeardown: '<rootDir>/test/runTeardown.ts',
      setupFiles: ['<rootDir>/test/quickPasswords.ts'],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/browser/',
        // What only PostgreSQL does; runs with the others on it (npm run test:postgres).
        ...(process.env.TEST_DATABASE === 'postgres' ? ABOUT_THE_FILE : ['<rootDir>/test/postgres/']),
      ],
    },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
  ],
};
