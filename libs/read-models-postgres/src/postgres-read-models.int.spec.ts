import { afterAll } from '@jest/globals';
import { PostgresReadModels } from '#read-models-postgres';
import { readModelsContract } from '../../read-models/src/read-models.contract.js';
import { describeWithPostgres } from '../../../test/postgres/postgres-for-tests.js';

await describeWithPostgres('PostgresReadModels', (postgres) => {
  let url = '';
  afterAll(() => postgres.dispose());
  readModelsContract('PostgresReadModels', {
    open: async () => PostgresReadModels.open((url = await postgres.newSchema())),
    reopen: async (models) => {
      await models.close();
      return PostgresReadModels.open(url);
    },
    beside: () => PostgresReadModels.open(url),
  });
});
