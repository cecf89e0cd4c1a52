import { availableParallelism } from 'node:os';

/**
 * Tests run on the built code in `dist`: what is tested is what ships, and worker
 * threads, decorators and `#` imports work as they do in production.
 */
export default {
  rootDir: 'dist',
  testEnvironment: 'node',
  testMatch: ['**/*.spec.js'],
  transform: {},
  testTimeout: 30_000,
  // One more than there are cores: many tests wait for sockets, disks and clocks, and another one can go on meanwhile.
  maxWorkers: availableParallelism() + 1,
  // Modules of earlier files stay in memory; past this a fresh worker is quicker than collecting them.
  workerIdleMemoryLimit: '1GB',
  globalSetup: '<rootDir>/test/postgres/global-setup.js',
  globalTeardown: '<rootDir>/test/postgres/global-teardown.js',
  reporters: ['default', '<rootDir>/../test/report-counts.js'],
};
