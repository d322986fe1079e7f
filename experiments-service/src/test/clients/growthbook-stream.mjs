// node growthbook-stream.mjs HOST CLIENT_KEY EXPERIMENT: prints the feature's value at once and at every change that is streamed.
import { GrowthBook, setPolyfills } from '@growthbook/growthbook';
import { FetchEventSource } from './event-source.mjs';

const [apiHost, clientKey, experiment] = process.argv.slice(2);
setPolyfills({ EventSource: FetchEventSource });
const gb = new GrowthBook({ apiHost, clientKey, attributes: { user_id: 'u1' } });
const show = () => process.stdout.write(`${JSON.stringify(gb.getFeatureValue(experiment, 'fallback'))}\n`);
await gb.init({ timeout: 10_000, streaming: true });
gb.setRenderer(show);
show();
process.stdin.on('end', () => process.exit(0)).resume();
