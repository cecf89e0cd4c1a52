export { type Given, specificationOf } from './decider-specification.js';
export { project } from './project.js';
export { metadataAt, recorded } from './record.js';
export { type Cluster, startCluster } from './postgres/cluster.js';
export { describeWithPostgres, type PostgresForTests } from './postgres/postgres-for-tests.js';
