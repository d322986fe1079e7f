// node segment-node.mjs HOST WRITE_KEY SCENARIO VISITOR MESSAGES_A_BATCH
import { Analytics } from '@segment/analytics-node';
import * as scenarios from './scenarios.mjs';

const [host, writeKey, scenario, visitor, flushAt] = process.argv.slice(2);
const analytics = new Analytics({ host, writeKey, flushAt: Number(flushAt), flushInterval: 200, maxRetries: 20 });
scenarios[scenario](analytics, visitor);
scenarios.untilToldToStop();
