import { PostgresEventStore } from '#event-store-postgres';
import { describeWithPostgres } from '../../../test/postgres/postgres-for-tests.js';
import { eventStoreContract } from '../../event-store/src/event-store.contract.js';

await describeWithPostgres('PostgresEventStore', (postgres) => {
  let url = '';
  eventStoreContract('PostgresEventStore', {
    open: async (clock) => PostgresEventStore.open((url = await postgres.newSchema()), clock && { clock }),
    reopen: async (store) => {
      await store.close();
      return PostgresEventStore.open(url);
    },
    dispose: () => postgres.dispose(),
  });
});
