// node openfeature-web.mjs HOST CLIENT_KEY EXPERIMENT ID: prints the details at once and whenever the provider says that they
// have changed, each as a line of JSON.
import { FetchEventSource } from './event-source.mjs';

globalThis.EventSource ??= FetchEventSource;
const { OpenFeature, ProviderEvents } = await import('@openfeature/web-sdk');
const { OFREPWebProvider } = await import('@openfeature/ofrep-web-provider');

const [baseUrl, clientKey, experiment, targetingKey] = process.argv.slice(2);
await OpenFeature.setContext({ targetingKey });
await OpenFeature.setProviderAndWait(
  new OFREPWebProvider({ baseUrl, headers: [['X-API-Key', clientKey]], pollInterval: -1 }),
);
const client = OpenFeature.getClient();
const show = () =>
  process.stdout.write(`${JSON.stringify(client.getStringDetails(experiment, 'fallback'))}\n`);
client.addHandler(ProviderEvents.ConfigurationChanged, show);
show();
process.stdin.on('end', () => process.exit(0)).resume();
