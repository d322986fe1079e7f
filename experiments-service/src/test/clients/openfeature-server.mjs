// node openfeature-server.mjs HOST CREDENTIAL EXPERIMENT ID..: prints the details of each evaluation as a line of JSON.
import { OpenFeature } from '@openfeature/server-sdk';
import { OFREPProvider } from '@openfeature/ofrep-provider';

const [baseUrl, credential, experiment, ...ids] = process.argv.slice(2);
await OpenFeature.setProviderAndWait(
  new OFREPProvider({ baseUrl, headers: [['Authorization', `Bearer ${credential}`]] }),
);
const client = OpenFeature.getClient();
for (const targetingKey of ids) {
  const details = await client.getStringDetails(experiment, 'fallback', { targetingKey });
  process.stdout.write(`${JSON.stringify(details)}\n`);
}
const missing = await client.getStringDetails('no-such-flag', 'fallback', { targetingKey: 'u1' });
process.stdout.write(`${JSON.stringify(missing)}\n`);
await OpenFeature.close();
